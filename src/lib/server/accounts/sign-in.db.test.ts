import { randomUUID } from 'node:crypto';
import { beforeAll } from 'vitest';
import { aPerson, as } from '#tests/cast.ts';
import { describe, expect, test as base } from '#tests/stage.ts';
import type { Context } from '../platform/context.ts';
import {
	agree,
	becomeFirstAdministrator,
	checkFirstLink,
	closeOneSession,
	closeOtherSessions,
	closeSession,
	createFirstAdministrator,
	createFirstLink,
	listSessions,
	readAccount,
	requestLink,
	useLink,
	type Guest
} from './index.ts';

const ORIGIN = 'https://alliances.example.org';

/** The library goes by the clock of the machine: so does this stage. */
const test = base.extend('world', ({ context }): Context => ({
	...context,
	actor: { kind: 'visitor' },
	now: new Date()
}));

function aGuest(change: Partial<Guest> = {}): Guest {
	return {
		origin: ORIGIN,
		visit: { device: 'Firefox sur Linux', network: '192.0.2.0' },
		cookies: '',
		providers: [],
		account: null,
		...change
	};
}

/** The last mail written to this address. */
function lastMail({ db }: Context, address: string) {
	return db
		.selectFrom('mail')
		.selectAll()
		.where('address', '=', address)
		.orderBy('id', 'desc')
		.executeTakeFirstOrThrow();
}

async function aToken(world: Context, mail: string, suite = '/compte'): Promise<string> {
	await requestLink(world, aGuest(), mail, suite);
	const { body_text } = await lastMail(world, mail);
	return /jeton=([\w-]+)/.exec(body_text)![1]!;
}

/** Value of the session cookie, as a browser sends it and SvelteKit decodes it. */
const cookieIn = (cookies: readonly { name: string; value: string }[]) =>
	decodeURIComponent(cookies.find(({ name }) => name === '__Host-session')!.value);

async function signIn(world: Context, mail: string, guest = aGuest()) {
	const { cookies, account } = await useLink(world, guest, await aToken(world, mail));
	return { cookie: cookieIn(cookies), account };
}

// The first load of the library takes a second or two.
beforeAll(() => import('./library.ts'));

describe('a link to sign in', () => {
	test('opens an account at the first visit, and the same one afterwards', async ({ world }) => {
		const first = await signIn(world, 'ana@example.org');
		const again = await signIn(world, 'ana@example.org');
		expect(again.account.actor.id).toBe(first.account.actor.id);
		expect(first.account).toMatchObject({
			mail: 'ana@example.org',
			hasAgreed: false,
			actor: { kind: 'person', role: 'member', memberships: [], catalystOf: [] }
		});
		expect(again.account.session).not.toBe(first.account.session);
	});

	test('leads back to where she was, on this site', async ({ world }) => {
		await requestLink(world, aGuest(), 'ana@example.org', '/exemples?q=a');
		const { body_text, kind, person } = await lastMail(world, 'ana@example.org');
		expect(body_text).toContain(`${ORIGIN}/connexion/lien?jeton=`);
		expect(body_text).toContain('&suite=%2Fexemples%3Fq%3Da');
		expect({ kind, person }).toEqual({ kind: 'sign-in', person: null });
	});

	test('serves once, even to two who use it at the same time', async ({ world }) => {
		const token = await aToken(world, 'ana@example.org');
		const both = await Promise.allSettled([
			useLink(world, aGuest(), token),
			useLink(world, aGuest(), token)
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		await expect(useLink(world, aGuest(), token)).rejects.toMatchObject({ code: 'dead_link' });
	});

	test('dies after a quarter of an hour', async ({ world }) => {
		const token = await aToken(world, 'ana@example.org');
		const left = await world.db
			.selectFrom('verification')
			.select('expires_at')
			.executeTakeFirstOrThrow();
		const minutes = (left.expires_at.getTime() - Date.now()) / 60_000;
		expect(minutes).toBeGreaterThan(14);
		expect(minutes).toBeLessThanOrEqual(15);
		await world.db
			.updateTable('verification')
			.set({ expires_at: new Date(Date.now() - 1) })
			.execute();
		await expect(useLink(world, aGuest(), token)).rejects.toMatchObject({ code: 'dead_link' });
	});

	test.for(['', 'x', 'A'.repeat(32), '../../x', 'a\u0000b'])(
		'forged as %j opens nothing',
		async (token, { world }) => {
			await aToken(world, 'ana@example.org');
			await expect(useLink(world, aGuest(), token)).rejects.toMatchObject({ code: 'dead_link' });
		}
	);

	test('says nothing of who has an account: same mail, same rows written', async ({ world }) => {
		await aPerson(world, { mail: 'known@example.org' });
		const written = async (mail: string) => {
			const token = await aToken(world, mail);
			const { body_text, subject, kind, person } = await lastMail(world, mail);
			const rows = await world.db.selectFrom('verification').selectAll().execute();
			await world.db.deleteFrom('verification').execute();
			return { kind, subject, person, text: body_text.replace(token, ''), rows: rows.length };
		};
		expect(await written('known@example.org')).toEqual(await written('unknown@example.org'));
	});

	test('is kept as a hash', async ({ world }) => {
		const token = await aToken(world, 'ana@example.org');
		const rows = await world.db.selectFrom('verification').selectAll().execute();
		expect(JSON.stringify(rows)).not.toContain(token);
		expect(rows).toHaveLength(1);
	});
});

describe('a session', () => {
	test('is kept as a hash, with the device in words and no more of the network', async ({
		world
	}) => {
		const { cookie } = await signIn(world, 'ana@example.org');
		const token = cookie.slice(0, cookie.lastIndexOf('.'));
		const rows = await world.db.selectFrom('session').selectAll().execute();
		expect(rows).toHaveLength(1);
		expect(rows[0]).toMatchObject({ network: '192.0.2.0', user_agent: 'Firefox sur Linux' });
		expect(JSON.stringify(rows)).not.toContain(token);
		expect(token.length).toBeGreaterThanOrEqual(32);
	});

	test('is not opened by what the database holds', async ({ world }) => {
		const { cookie } = await signIn(world, 'ana@example.org');
		const { token_hash } = await world.db
			.selectFrom('session')
			.select('token_hash')
			.executeTakeFirstOrThrow();
		const signature = cookie.slice(cookie.lastIndexOf('.'));
		expect(await readAccount(world, token_hash + signature)).toBe(null);
	});

	test('is refused when one letter of its cookie changes', async ({ world }) => {
		const { cookie, account } = await signIn(world, 'ana@example.org');
		expect((await readAccount(world, cookie))?.actor.id).toBe(account.actor.id);
		for (let at = 0; at < cookie.length; at++) {
			const other = cookie[at] === 'A' ? 'B' : 'A';
			const forged = cookie.slice(0, at) + other + cookie.slice(at + 1);
			// The last letter of a base64 text holds bits that mean nothing: compared as text, it counts.
			expect(await readAccount(world, forged), `letter ${at}`).toBe(null);
		}
		for (const forged of ['', '.', cookie.split('.')[0]!, `${cookie}x`, 'x'.repeat(5000)])
			expect(await readAccount(world, forged)).toBe(null);
	});

	test('ends when it is over, when it is closed, and when the account is to be erased', async ({
		world
	}) => {
		const { cookie, account } = await signIn(world, 'ana@example.org');
		const inDays = (days: number) => new Date(world.now.getTime() + days * 24 * 60 * 60_000);
		expect(await readAccount({ ...world, now: inDays(29) }, cookie)).not.toBe(null);
		expect(await readAccount({ ...world, now: inDays(31) }, cookie)).toBe(null);
		await world.db
			.updateTable('person')
			.set({ erase_after: inDays(10) })
			.execute();
		expect(await readAccount({ ...world, now: inDays(9) }, cookie)).not.toBe(null);
		expect(await readAccount({ ...world, now: inDays(11) }, cookie)).toBe(null);
		await closeSession(world, account, ORIGIN);
		expect(await readAccount(world, cookie)).toBe(null);
	});

	test('is another one after signing in: nobody places hers in another’s browser', async ({
		world
	}) => {
		const before = await signIn(world, 'mallory@example.org');
		const after = await signIn(
			world,
			'ana@example.org',
			aGuest({ cookies: `__Host-session=${before.cookie}`, account: before.account })
		);
		expect(after.cookie).not.toBe(before.cookie);
		expect(await readAccount(world, before.cookie)).toBe(null);
		expect((await readAccount(world, after.cookie))?.mail).toBe('ana@example.org');
	});

	test('shows her rights as they are now', async ({ world }) => {
		const { cookie, account } = await signIn(world, 'ana@example.org');
		await agree(world, account, { name: 'Ana', notice: '2026-11-24' });
		await world.db.updateTable('person').set({ role: 'moderator' }).execute();
		await world.db
			.insertInto('catalyst_grant')
			.values({ person: account.actor.id, territory: '35', granted_at: world.now })
			.execute();
		expect(await readAccount(world, cookie)).toMatchObject({
			name: 'Ana',
			hasAgreed: true,
			actor: { role: 'moderator', catalystOf: ['35'] }
		});
	});

	test('is closed by its owner alone', async ({ world }) => {
		const ana = await signIn(world, 'ana@example.org');
		const bob = await signIn(world, 'bob@example.org');
		await expect(closeOneSession(world, bob.account, ana.account.session)).rejects.toMatchObject({
			code: 'unknown_session'
		});
		const phone = await signIn(world, 'ana@example.org');
		expect(await listSessions(world as never, ana.account)).toHaveLength(2);
		await closeOneSession(world, ana.account, phone.account.session);
		expect(await readAccount(world, phone.cookie)).toBe(null);
		const third = await signIn(world, 'ana@example.org');
		expect(await closeOtherSessions(world, ana.account)).toBe(1);
		expect(await readAccount(world, third.cookie)).toBe(null);
		expect(await readAccount(world, ana.cookie)).not.toBe(null);
		expect(await readAccount(world, bob.cookie)).not.toBe(null);
	});
});

describe('the first administrator', () => {
	const given = { name: 'Ana', mail: 'ana@example.org', notice: '2026-11-24' };

	test('is made by the link of the start, once', async ({ world, reader }) => {
		const token = (await createFirstLink(world))!;
		await checkFirstLink({ ...reader, now: world.now }, token);
		const cookie = await createFirstAdministrator(world, aGuest(), { token, ...given });
		expect(await readAccount(world, decodeURIComponent(cookie.value))).toMatchObject({
			hasAgreed: true,
			actor: { role: 'administrator' }
		});
		await expect(
			createFirstAdministrator(world, aGuest(), { token, ...given, mail: 'b@example.org' })
		).rejects.toMatchObject({ code: 'dead_first_link' });
		expect(await createFirstLink(world)).toBe(null);
	});

	test('is one, when two links are used at the same time', async ({ world }) => {
		const tokens = [(await createFirstLink(world))!, (await createFirstLink(world))!];
		const both = await Promise.allSettled(
			tokens.map((token) =>
				createFirstAdministrator(world, aGuest(), {
					token,
					...given,
					mail: `${randomUUID()}@example.org`
				})
			)
		);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const made = await world.db
			.selectFrom('person')
			.select('id')
			.where('role', '=', 'administrator')
			.execute();
		expect(made).toHaveLength(1);
	});

	test('is not made by a link of more than a day, nor by a forged one', async ({ world }) => {
		const token = (await createFirstLink(world))!;
		const later = { ...world, now: new Date(world.now.getTime() + 24 * 60 * 60_000 + 1) };
		await expect(
			createFirstAdministrator(later, aGuest(), { token, ...given })
		).rejects.toMatchObject({ code: 'dead_first_link' });
		for (const forged of ['', '%', token.slice(1)])
			await expect(
				createFirstAdministrator(world, aGuest(), { token: forged, ...given })
			).rejects.toMatchObject({ code: 'dead_first_link' });
	});

	test('cannot take the account of somebody else', async ({ world }) => {
		await aPerson(world, { mail: given.mail });
		const token = (await createFirstLink(world))!;
		await expect(
			createFirstAdministrator(world, aGuest(), { token, ...given })
		).rejects.toMatchObject({ code: 'mail_taken' });
		await createFirstAdministrator(world, aGuest(), { token, ...given, mail: 'b@example.org' });
	});

	test('may be somebody signed in; her sessions of before are closed', async ({ world }) => {
		const { account, cookie } = await signIn(world, 'ana@example.org');
		const token = (await createFirstLink(world))!;
		const given = await becomeFirstAdministrator(
			as(account.actor, world),
			{ ...aGuest(), account },
			token
		);
		expect(await readAccount(world, cookie)).toBe(null);
		expect((await readAccount(world, decodeURIComponent(given.value)))?.actor.role).toBe(
			'administrator'
		);
	});
});
