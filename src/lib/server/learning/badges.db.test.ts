import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { VISITOR } from '../../domain/kernel/actor.ts';
import { tellVerdict } from '../../domain/learning/badge-check.ts';
import { unitsOf, type PathId } from '../../domain/learning/graph.ts';
import { readerOf, type Context } from '../platform/context.ts';
import { aPerson, as } from '../../../../tests/cast.ts';
import {
	achievementCredential,
	isMarked,
	readVcJwt,
	type DidDocument
} from '../../../../tests/open-badge.ts';
import { describe, expect, openOwnDatabase, test } from '../../../../tests/stage.ts';
import {
	attestationPdf,
	checkBadge,
	issueBadge,
	listOwnBadges,
	listUnits,
	orderAttestation,
	readBadge,
	readDidDocument,
	readStatusList,
	recordExercise,
	recordQuiz,
	revokeBadge
} from './index.ts';

const ORIGIN = 'https://alliances.exemple.fr';
const NAME = '👩‍👩‍👧 مريم Léa';
const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code });
const asked = (path: PathId = 'decouvrir', name = NAME) => ({ path, name, origin: ORIGIN });

async function finish(context: Context, path: PathId = 'decouvrir') {
	for (const unit of unitsOf(await listUnits(), path)) {
		await recordQuiz(context, unit, 4);
		await recordExercise(context, unit, true);
	}
}

/** Somebody who finished the path of one hour, and her badge. */
async function aLearner(context: Context) {
	const lea = await aPerson(context, { name: 'Léa Vrai-Nom', mail: 'lea@example.org' });
	const hers = as(lea, context);
	await finish(hers);
	return { lea, hers, id: await issueBadge(hers, asked()) };
}

const jwtOf = async (context: Context, id: string) =>
	(await readBadge(readerOf(context), id, ORIGIN)).jwt;
const check = (context: Context, jwt: string) => checkBadge(readerOf(context), jwt, ORIGIN);
const payloadOf = (jwt: string) =>
	JSON.parse(Buffer.from(jwt.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a badge', () => {
	test('is read by another reader: its key, its signature, its claims, the schema', async ({
		context
	}) => {
		const { id } = await aLearner(context);
		const jwt = await jwtOf(context, id);
		const did = (await readDidDocument(readerOf(context), ORIGIN)) as DidDocument;
		expect(did.id).toBe('did:web:alliances.exemple.fr');
		const read = readVcJwt(jwt, did);
		expect(achievementCredential.parse(read)).toMatchObject({
			id: `${ORIGIN}/attestations/${id}`,
			credentialSubject: {
				identifier: [{ identityHash: NAME, identityType: 'name' }],
				achievement: { criteria: { id: `${ORIGIN}/attestations/criteres/decouvrir` } }
			}
		});
		const units = unitsOf(await listUnits(), 'decouvrir');
		expect((read as { evidence: { id: string }[] }).evidence.map((one) => one.id)).toEqual(
			units.map(({ slug }) => `${ORIGIN}/apprendre/${slug}`)
		);
		expect(readVcJwt(`${jwt.slice(0, -4)}AAAA`, did)).toBe('signature');
	});

	test('says nothing of her but the name that she chose', async ({ context }) => {
		const { lea, id } = await aLearner(context);
		const text = JSON.stringify(payloadOf(await jwtOf(context, id)));
		for (const secret of [lea.id, 'Vrai-Nom', 'lea@example.org'])
			expect(text).not.toContain(secret);
		const journal = await context.db
			.selectFrom('journal')
			.selectAll()
			.where('action', '=', 'badge.issued')
			.execute();
		expect(journal.map(({ subject, details }) => [subject, details])).toEqual([
			[id, { path: 'decouvrir' }]
		]);
	});

	test('is for whoever finished the path, and signed in', async ({ context }) => {
		const lea = await aPerson(context);
		const hers = as(lea, context);
		await finish(hers);
		const first = unitsOf(await listUnits(), 'decouvrir')[0]!;
		await recordExercise(hers, first, false);
		await expect(issueBadge(hers, asked())).rejects.toEqual(refusal('path_not_finished'));
		await recordExercise(hers, first, true);
		await expect(issueBadge(hers, asked('concevoir'))).rejects.toEqual(
			refusal('path_not_finished')
		);
		await expect(issueBadge(as(VISITOR, context), asked())).rejects.toEqual(
			refusal('sign_in_asked')
		);
		const byToken = as({ ...lea, scopes: ['needs'] }, context);
		await expect(issueBadge(byToken, asked())).rejects.toEqual(refusal('not_allowed'));
		expect(await context.db.selectFrom('badge').selectAll().execute()).toEqual([]);
	});

	test('of the longest path is one too, and credits nobody else', async ({ context }) => {
		const [lea, tom] = [await aPerson(context), await aPerson(context)];
		await finish(as(lea, context), 'piloter');
		const id = await issueBadge(as(lea, context), asked('piloter'));
		const jwt = await jwtOf(context, id);
		expect((await check(context, jwt)).verdict).toEqual({ kind: 'valid' });
		expect(jwt.length).toBeLessThan(30_000);
		const left = (await listOwnBadges(readerOf(as(lea, context)))).map((one) => one.left);
		expect(left).toEqual([0, 0, 0]);
		const his = await listOwnBadges(readerOf(as(tom, context)));
		expect(his.map((one) => [one.left, one.id])).toEqual([
			[60, null],
			[240, null],
			[720, null]
		]);
	});

	test('asked twice is the same one, with its first name', async ({ context }) => {
		const { hers, id } = await aLearner(context);
		expect(await issueBadge(hers, asked('decouvrir', 'Une autre'))).toBe(id);
		expect((await readBadge(readerOf(context), id, ORIGIN)).badge?.name).toBe(NAME);
	});

	test('asked eight times at once is one', { timeout: 60_000 }, async () => {
		const { open, remove } = await openOwnDatabase('migrated');
		try {
			const context: Context = { db: open.db, actor: { kind: 'operator' }, now: new Date() };
			const hers = as(await aPerson(context), context);
			await finish(hers);
			const ids = await Promise.all(Array.from({ length: 8 }, () => issueBadge(hers, asked())));
			expect(new Set(ids).size).toBe(1);
			const kept = await open.db.selectFrom('badge').select('id').execute();
			expect(kept).toHaveLength(1);
		} finally {
			await remove();
		}
	});
});

describe('a withdrawn badge', () => {
	test('says so, is marked in the list that is signed, and leaves room for another', async ({
		context
	}) => {
		const { hers, id } = await aLearner(context);
		const jwt = await jwtOf(context, id);
		const did = (await readDidDocument(readerOf(context), ORIGIN)) as DidDocument;
		const status = payloadOf(jwt).credentialStatus as Record<string, string>;
		expect(status.statusListCredential).toBe(`${ORIGIN}/attestations/statuts/1`);
		const place = Number(status.statusListIndex);
		const list = async () => {
			const read = readVcJwt(await readStatusList(readerOf(context), ORIGIN, 1), did);
			return read as Record<string, unknown>;
		};
		expect(isMarked(await list(), place)).toBe(false);
		await revokeBadge(hers, id);
		await revokeBadge(hers, id);
		expect(isMarked(await list(), place)).toBe(true);
		expect((await check(context, jwt)).verdict).toEqual({
			kind: 'revoked',
			by: 'holder',
			on: '2026-03-12'
		});
		const next = await issueBadge(hers, asked('decouvrir', 'Léa'));
		expect(next).not.toBe(id);
		const other = payloadOf(await jwtOf(context, next)).credentialStatus as Record<string, string>;
		expect(isMarked(await list(), Number(other.statusListIndex))).toBe(false);
	});

	test('is withdrawn by her or an administrator, by nobody else', async ({ context }) => {
		const { lea, id } = await aLearner(context);
		const moderator = as(await aPerson(context, { role: 'moderator' }), context);
		for (const [who, code] of [
			[as(VISITOR, context), 'sign_in_asked'],
			[as(await aPerson(context), context), 'not_allowed'],
			[moderator, 'not_allowed'],
			[as({ ...lea, scopes: ['needs'] }, context), 'not_allowed']
		] as const)
			await expect(revokeBadge(who, id)).rejects.toEqual(refusal(code));
		await expect(revokeBadge(moderator, 'nulle-part')).rejects.toEqual(refusal('unknown_badge'));
		await revokeBadge(as(await aPerson(context, { role: 'administrator' }), context), id);
		expect((await readBadge(readerOf(context), id, ORIGIN)).verdict).toMatchObject({
			kind: 'revoked',
			by: 'administrator'
		});
	});

	test('counts as withdrawn too when her account is erased', async ({ context }) => {
		const { lea, id } = await aLearner(context);
		const jwt = await jwtOf(context, id);
		await context.db.deleteFrom('person').where('id', '=', lea.id).execute();
		expect((await check(context, jwt)).verdict).toEqual({ kind: 'revoked', by: null, on: null });
		const did = (await readDidDocument(readerOf(context), ORIGIN)) as DidDocument;
		const list = readVcJwt(await readStatusList(readerOf(context), ORIGIN, 1), did);
		const status = payloadOf(jwt).credentialStatus as Record<string, string>;
		expect(isMarked(list as Record<string, unknown>, Number(status.statusListIndex))).toBe(true);
		await expect(readBadge(readerOf(context), id, ORIGIN)).rejects.toEqual(
			refusal('unknown_badge')
		);
	});

	test('list is refused when it is none', async ({ context }) => {
		for (const list of [0, 1, 2, 1e9, NaN])
			await expect(readStatusList(readerOf(context), ORIGIN, list)).rejects.toEqual(
				refusal('unknown_status_list')
			);
	});
});

describe('a check', () => {
	test('says what was altered, forged, made elsewhere, or is nothing', async ({ context }) => {
		const { id } = await aLearner(context);
		const jwt = await jwtOf(context, id);
		const [head, , signature] = jwt.split('.') as [string, string, string];
		const payload = payloadOf(jwt);
		const thief = generateKeyPairSync('ed25519');
		const x = createPublicKey(thief.privateKey).export({ format: 'jwk' });
		const byThief = (header: unknown, said: unknown) => {
			const words = `${encode(header)}.${encode(said)}`;
			return `${words}.${sign(null, Buffer.from(words), thief.privateKey).toString('base64url')}`;
		};
		const elsewhere = { ...payload, id: 'https://ailleurs.test/badge/1', jti: undefined };
		const unknown = { ...payload, id: `${ORIGIN}/attestations/AAAAAAAAAAAAAAAAAAAAAA` };
		const header = { alg: 'EdDSA', typ: 'JWT' };
		for (const [words, kind] of [
			[jwt, 'valid'],
			[`\n ${jwt.slice(0, 90)}\r\n${jwt.slice(90)} `, 'valid'],
			[`${head}.${encode({ ...payload, name: 'Ministre' })}.${signature}`, 'altered'],
			[`${jwt.slice(0, -6)}AAAAAA`, 'altered'],
			[jwt.split('.').slice(0, 2).join('.') + '.', 'altered'],
			// The key that it proposes itself, no signature at all, or our public key used as a password.
			[byThief({ ...header, jwk: x }, payload), 'altered'],
			[byThief({ ...header, jwk: x }, unknown), 'forged'],
			[`${encode({ alg: 'none' })}.${encode(unknown)}.`, 'forged'],
			[`${encode({ alg: 'HS256' })}.${encode(unknown)}.${signature}`, 'forged'],
			[`${encode({ ...header, crit: ['b64'], b64: false })}.${encode(unknown)}.AA`, 'forged'],
			[byThief(header, { ...elsewhere, issuer: { id: 'did:web:ailleurs.test' } }), 'foreign'],
			[byThief(header, { ...elsewhere, issuer: 'https://ailleurs.test' }), 'foreign'],
			[byThief(header, { ...unknown, type: ['VerifiableCredential'] }), 'unreadable'],
			[await readStatusList(readerOf(context), ORIGIN, 1), 'unreadable'],
			['', 'unreadable'],
			['a.b.c', 'unreadable'],
			[`${encode(header)}.${encode([])}.AA`, 'unreadable'],
			[`${encode(header)}.${encode({ type: {}, id: 7, issuer: [] })}.AA`, 'unreadable'],
			['x'.repeat(400_000), 'unreadable'],
			['<script>alert(1)</script>', 'unreadable']
		] as const) {
			const { verdict, badge } = await check(context, words);
			expect(verdict.kind, words.slice(0, 60)).toBe(kind);
			expect(badge === null, kind).toBe(kind !== 'valid');
			expect(tellVerdict(verdict).sentence).toMatch(/\.$/);
		}
	});

	test('of a badge before any was made here does not take it for ours', async ({ context }) => {
		const said = { type: ['OpenBadgeCredential'], issuer: 'did:web:alliances.exemple.fr' };
		expect((await check(context, `${encode({ alg: 'none' })}.${encode(said)}.`)).verdict.kind).toBe(
			'forged'
		);
		const { verificationMethod } = await readDidDocument(readerOf(context), ORIGIN);
		expect(verificationMethod).toEqual([]);
	});

	test('a day too early is told, not called a forgery', async ({ context }) => {
		const { id } = await aLearner(context);
		const before = { ...context, now: new Date(context.now.getTime() - 86_400_000) };
		const { verdict } = await readBadge(readerOf(before), id, ORIGIN);
		expect(verdict.kind).toBe('early');
		expect(tellVerdict(verdict).sentence).toContain('horloge');
	});

	test('sees what was changed in the database itself', async ({ context }) => {
		const { id } = await aLearner(context);
		const jwt = await jwtOf(context, id);
		const [head, , signature] = jwt.split('.');
		const changed = `${head}.${encode({ ...payloadOf(jwt), name: 'Ministre' })}.${signature}`;
		await context.db.updateTable('badge').set({ jwt: changed }).where('id', '=', id).execute();
		expect((await readBadge(readerOf(context), id, ORIGIN)).verdict).toEqual({
			kind: 'altered',
			id
		});
	});

	test('still knows a badge after the site moved to another address', async ({ context }) => {
		const { id } = await aLearner(context);
		const jwt = await jwtOf(context, id);
		const moved = await checkBadge(readerOf(context), jwt, 'https://ailleurs.exemple.fr');
		expect(moved.verdict).toEqual({ kind: 'valid' });
	});
});

describe('the attestation', () => {
	test(
		'is one tagged page, whatever the name and the number of units',
		{ timeout: 60_000 },
		async ({ context }) => {
			const lea = await aPerson(context);
			const hers = as(lea, context);
			await finish(hers, 'piloter');
			const id = await issueBadge(hers, asked('piloter'));
			const { badge } = await readBadge(readerOf(context), id, ORIGIN);
			for (const name of [NAME, 'مريم', '🌱', 'Léa '.repeat(20).trim(), '#eval("1") $x$']) {
				const order = orderAttestation({ ...badge!, name }, ORIGIN);
				const text = Buffer.from(await attestationPdf(order)).toString('latin1');
				expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
				expect(text.match(/\/Type\s*\/Page\b/g), name).toHaveLength(1);
			}
			const said = (name: string) =>
				orderAttestation({ ...badge!, name }, ORIGIN).data as { name: string | null };
			expect(said(NAME).name).toBe('Léa');
			expect(said('مريم').name).toBeNull();
		}
	);
});
