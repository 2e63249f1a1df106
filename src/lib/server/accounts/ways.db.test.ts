import { createHmac } from 'node:crypto';
import { beforeAll } from 'vitest';
import { describe, expect, test as base } from '#tests/stage.ts';
import type { Context } from '../platform/context.ts';
import {
	agree,
	beginPassword,
	confirmPassword,
	enterCode,
	hasPassword,
	readAccount,
	removePassword,
	signInWithPassword,
	type GivenCookie,
	type Guest,
	type Owner
} from './index.ts';
import { openSession } from './session.ts';
import { aPerson } from '#tests/cast.ts';

const ORIGIN = 'https://alliances.example.org';
const PASSWORD = 'quatre mots au hasard';

/** The library goes by the clock of the machine: so does this stage. */
const test = base.extend('world', ({ context }): Context => ({
	...context,
	actor: { kind: 'visitor' },
	now: new Date()
}));

const GUEST: Guest = {
	origin: ORIGIN,
	visit: { device: 'Firefox sur Linux', network: '192.0.2.0' },
	cookies: '',
	providers: [],
	account: null
};

/** The guest, with the cookies that she was given. */
function withCookies(given: readonly GivenCookie[]): Guest {
	const cookies = given.filter(({ value }) => value !== '');
	return { ...GUEST, cookies: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') };
}

/** Somebody signed in, as a page hands her over. */
async function anOwner(world: Context, mail: string): Promise<Owner> {
	const { id } = await aPerson(world, { mail });
	const cookie = await openSession(world, id, ORIGIN, GUEST.visit);
	const account = (await readAccount(world, decodeURIComponent(cookie.value)))!;
	await agree(world, account, { name: 'Ana', notice: '2026-11-24' });
	return { ...withCookies([cookie]), account };
}

/** The six digits of RFC 6238, as an application makes them. */
function digitsOf(uri: string, at = Date.now()): string {
	const secret = new URL(uri).searchParams.get('secret')!;
	const bits = [...secret].map((letter) =>
		'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')
	);
	const bytes = bits
		.join('')
		.match(/.{8}/g)!
		.map((byte) => parseInt(byte, 2));
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
	const hash = createHmac('sha1', Buffer.from(bytes)).update(counter).digest();
	const offset = hash.at(-1)! & 15;
	return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

async function withPassword(world: Context, mail: string) {
	const owner = await anOwner(world, mail);
	const begun = await beginPassword(world, owner, PASSWORD);
	const cookies = await confirmPassword(world, owner, digitsOf(begun.uri));
	const session = cookies.find(({ name }) => name === '__Host-session')!;
	const account = (await readAccount(world, decodeURIComponent(session.value)))!;
	return { begun, owner: { ...withCookies(cookies), account } };
}

// The first load of the library takes a second or two.
beforeAll(() => import('./library.ts'));

describe('a password', () => {
	test('opens an account with the code of the application', async ({ world }) => {
		const { begun } = await withPassword(world, 'ana@example.org');
		const given = await signInWithPassword(world, GUEST, {
			mail: 'ana@example.org',
			password: PASSWORD
		});
		const { account } = await enterCode(world, withCookies(given), digitsOf(begun.uri));
		expect(account.mail).toBe('ana@example.org');
	});

	test('opens nothing before its first code is given', async ({ world }) => {
		const owner = await anOwner(world, 'ana@example.org');
		await beginPassword(world, owner, PASSWORD);
		const before = await world.db.selectFrom('session').select('id').execute();
		await expect(
			signInWithPassword(world, GUEST, { mail: 'ana@example.org', password: PASSWORD })
		).rejects.toMatchObject({ code: 'wrong_password' });
		expect(await world.db.selectFrom('session').select('id').execute()).toEqual(before);
		expect(await hasPassword(world as never, owner.account)).toBe(false);
	});

	test('alone gives no session, and its cookie opens no page', async ({ world }) => {
		await withPassword(world, 'ana@example.org');
		const before = await world.db.selectFrom('session').select('id').execute();
		const given = await signInWithPassword(world, GUEST, {
			mail: 'ana@example.org',
			password: PASSWORD
		});
		expect(await world.db.selectFrom('session').select('id').execute()).toEqual(before);
		for (const { value } of given)
			expect(await readAccount(world, decodeURIComponent(value))).toBe(null);
	});

	test('is refused in the same words for an unknown address, one without password, and a wrong one', async ({
		world
	}) => {
		await withPassword(world, 'ana@example.org');
		await aPerson(world, { mail: 'bob@example.org' });
		const tries = [
			{ mail: 'nobody@example.org', password: PASSWORD },
			{ mail: 'bob@example.org', password: PASSWORD },
			{ mail: 'ana@example.org', password: `${PASSWORD}x` }
		];
		const said = await Promise.all(
			tries.map((given) => signInWithPassword(world, GUEST, given).catch((error: Error) => error))
		);
		expect(new Set(said.map((error) => (error as Error).message)).size).toBe(1);
		expect(said[0]).toMatchObject({ code: 'wrong_password', status: 401 });
	});

	test('is not found by trying codes: five for one password, ten for one account', async ({
		world
	}) => {
		const { begun } = await withPassword(world, 'ana@example.org');
		const right = digitsOf(begun.uri);
		const wrong = right === '000000' ? '000001' : '000000';
		const codes: string[] = [];
		for (let time = 0; time < 3; time++) {
			const given = await signInWithPassword(world, GUEST, {
				mail: 'ana@example.org',
				password: PASSWORD
			});
			for (let at = 0; at < 6; at++)
				await enterCode(world, withCookies(given), wrong).catch(({ code }) => codes.push(code));
		}
		expect(codes.filter((code) => code === 'wrong_code').length).toBeLessThanOrEqual(10);
		const given = await signInWithPassword(world, GUEST, {
			mail: 'ana@example.org',
			password: PASSWORD
		});
		await expect(enterCode(world, withCookies(given), digitsOf(begun.uri))).rejects.toMatchObject({
			code: 'account_locked'
		});
	});

	test('is replaced by a backup code, which serves once and is told by mail', async ({ world }) => {
		const { begun } = await withPassword(world, 'ana@example.org');
		const signIn = () =>
			signInWithPassword(world, GUEST, { mail: 'ana@example.org', password: PASSWORD });
		const code = begun.backupCodes[0]!;
		expect((await enterCode(world, withCookies(await signIn()), code)).account.mail).toBe(
			'ana@example.org'
		);
		const { subject, kind } = await world.db
			.selectFrom('mail')
			.selectAll()
			.orderBy('id', 'desc')
			.executeTakeFirstOrThrow();
		expect(kind).toBe('security');
		expect(subject).toContain('changement');
		await expect(enterCode(world, withCookies(await signIn()), code)).rejects.toMatchObject({
			code: 'wrong_code'
		});
	});

	test('is kept neither as it is, nor its codes, nor its secret', async ({ world }) => {
		const { begun } = await withPassword(world, 'ana@example.org');
		const kept = JSON.stringify([
			await world.db.selectFrom('sign_in_method').selectAll().execute(),
			await world.db.selectFrom('two_factor').selectAll().execute()
		]);
		expect(kept).not.toContain(PASSWORD);
		for (const code of begun.backupCodes) expect(kept).not.toContain(code);
		expect(kept).not.toContain(new URL(begun.uri).searchParams.get('secret')!);
	});

	test('closes the other sessions when it comes and when it goes', async ({ world }) => {
		const { owner } = await withPassword(world, 'ana@example.org');
		const other = await openSession(world, owner.account.actor.id, ORIGIN, GUEST.visit);
		await removePassword(world, owner);
		expect(await readAccount(world, decodeURIComponent(other.value))).toBe(null);
		expect(await hasPassword(world as never, owner.account)).toBe(false);
		await expect(
			signInWithPassword(world, GUEST, { mail: 'ana@example.org', password: PASSWORD })
		).rejects.toMatchObject({ code: 'wrong_password' });
	});

	test('is not added nor removed by a session of more than a day', async ({ world }) => {
		const owner = await anOwner(world, 'ana@example.org');
		const stale = { ...world, now: new Date(world.now.getTime() + 25 * 60 * 60_000) };
		await expect(beginPassword(stale, owner, PASSWORD)).rejects.toMatchObject({
			code: 'not_fresh'
		});
		await expect(removePassword(stale, owner)).rejects.toMatchObject({ code: 'not_fresh' });
	});
});
