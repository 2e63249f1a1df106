import { beforeAll } from 'vitest';
import { aPerson } from '#tests/cast.ts';
import { anIdentityProvider, CLIENT, type IdentityProvider } from '#tests/identity-provider.ts';
import { describe, expect, test as base } from '#tests/stage.ts';
import type { Context } from '../platform/context.ts';
import {
	addProvider,
	beginProvider,
	finishProvider,
	listMethods,
	readAccount,
	removeMethod,
	siretOf,
	type GivenCookie,
	type Guest,
	type Owner,
	type Provider
} from './index.ts';
import { openSession } from './session.ts';

const ORIGIN = 'https://alliances.example.org';
const VISIT = { device: 'Firefox sur Linux', network: '192.0.2.0' };
const SIRET = '11002001300097';

const running = (id: Provider['id'], signed: boolean) =>
	base
		.extend('identity', { scope: 'file' }, async ({}, { onCleanup }): Promise<IdentityProvider> => {
			const identity = await anIdentityProvider(`${ORIGIN}/connexion/retour/${id}`, { signed });
			onCleanup(() => identity.close());
			return identity;
		})
		// The library goes by the clock of the machine: so does this stage.
		.extend('world', ({ context }): Context => ({
			...context,
			actor: { kind: 'visitor' },
			now: new Date()
		}))
		.extend('guest', ({ identity }): Guest => ({
			origin: ORIGIN,
			visit: VISIT,
			cookies: '',
			providers: [{ id, name: 'Le service', issuer: identity.issuer, ...CLIENT }],
			account: null
		}));

const proConnect = running('proconnect', true);
const oidc = running('oidc', false);

const withCookies = <Who extends Guest>(guest: Who, given: readonly GivenCookie[]): Who => ({
	...guest,
	cookies: [guest.cookies, ...given.map(({ name, value }) => `${name}=${value}`)].join('; ')
});

async function signIn(
	{ world, guest, identity }: { world: Context; guest: Guest; identity: IdentityProvider },
	returnPath = '/compte'
) {
	const { id } = guest.providers[0]!;
	const { address, cookies } = await beginProvider(world, guest, id, returnPath);
	const back = await identity.visit(address);
	expect(back.origin + back.pathname).toBe(`${ORIGIN}/connexion/retour/${id}`);
	const query = Object.fromEntries(back.searchParams);
	return { query, finish: () => finishProvider(world, withCookies(guest, cookies), id, query) };
}

async function anOwner(world: Context, guest: Guest, mail: string): Promise<Owner> {
	const { id } = await aPerson(world, { mail });
	const cookie = await openSession(world, id, ORIGIN, VISIT);
	const account = (await readAccount(world, decodeURIComponent(cookie.value)))!;
	return { ...withCookies(guest, [cookie]), account };
}

const ANA = {
	sub: 'ana-1',
	email: 'Ana@ville.example.org',
	given_name: 'Ana',
	usual_name: 'Essai',
	siret: SIRET
};

// The first load of the library takes a second or two.
beforeAll(() => import('./library.ts'));

describe('ProConnect', () => {
	proConnect(
		'signs in, and answers for the SIRET of her organisation',
		async ({ world, guest, identity }) => {
			const stage = { world, guest, identity };
			stage.identity.signInAs(ANA);
			const arrival = await (await signIn(stage, '/exemples?q=a')).finish();
			expect(arrival).toMatchObject({
				kind: 'signed_in',
				returnPath: '/exemples?q=a',
				account: { mail: 'ana@ville.example.org', name: 'Ana Essai', hasAgreed: false }
			});
			if (arrival.kind !== 'signed_in') throw new Error('not signed in');
			const { id } = arrival.account.actor;
			expect(await siretOf(stage.world as never, id)).toMatchObject({ siret: SIRET });
			const again = await (await signIn(stage)).finish();
			expect(again).toMatchObject({ account: { actor: { id } } });
		}
	);

	proConnect('keeps none of its tokens', async ({ world, guest, identity }) => {
		const stage = { world, guest, identity };
		stage.identity.signInAs(ANA);
		await (await signIn(stage)).finish();
		expect(await stage.world.db.selectFrom('sign_in_method').selectAll().execute()).toMatchObject([
			{ access_token: null, refresh_token: null, id_token: null, password_hash: null }
		]);
	});

	proConnect(
		'no longer proves a SIRET that it no longer says',
		async ({ world, guest, identity }) => {
			const stage = { world, guest, identity };
			stage.identity.signInAs(ANA);
			const first = await (await signIn(stage)).finish();
			if (first.kind !== 'signed_in') throw new Error('not signed in');
			const { siret: _, ...without } = ANA;
			stage.identity.signInAs(without);
			await (await signIn(stage)).finish();
			expect(await siretOf(stage.world as never, first.account.actor.id)).toBe(null);
		}
	);

	proConnect(
		'is added to an account that has another address, and removed',
		async ({ world, guest, identity }) => {
			identity.signInAs(ANA);
			const owner = await anOwner(world, guest, 'ana@perso.example.org');
			const { address, cookies } = await addProvider(world, owner, 'proconnect');
			const query = Object.fromEntries((await identity.visit(address)).searchParams);
			const arrival = await finishProvider(world, withCookies(owner, cookies), 'proconnect', query);
			expect(arrival.kind).toBe('added');
			expect(await siretOf(world as never, owner.account.actor.id)).toMatchObject({ siret: SIRET });
			const [method] = await listMethods(world as never, owner.account);
			await removeMethod(world, owner, method!.id);
			expect(await siretOf(world as never, owner.account.actor.id)).toBe(null);
		}
	);

	proConnect('is not added to a second account', async ({ world, guest, identity }) => {
		const stage = { world, guest, identity };
		identity.signInAs(ANA);
		await (await signIn(stage)).finish();
		const owner = await anOwner(world, guest, 'bob@example.org');
		const { address, cookies } = await addProvider(world, owner, 'proconnect');
		const query = Object.fromEntries((await identity.visit(address)).searchParams);
		await expect(
			finishProvider(world, withCookies(owner, cookies), 'proconnect', query)
		).rejects.toMatchObject({ code: 'provider_taken' });
		expect(await listMethods(world as never, owner.account)).toEqual([]);
	});
});

describe('a service of identity', () => {
	const BOB = { sub: 'bob-1', email: 'bob@example.org', email_verified: true, name: 'Bob' };

	oidc('opens the account of an address that it checked', async ({ world, guest, identity }) => {
		const stage = { world, guest, identity };
		const { id } = await aPerson(stage.world, { mail: 'bob@example.org' });
		stage.identity.signInAs(BOB);
		expect(await (await signIn(stage)).finish()).toMatchObject({ account: { actor: { id } } });
		expect(await siretOf(stage.world as never, id)).toBe(null);
	});

	oidc(
		'does not open the account of an address that it did not check',
		async ({ world, guest, identity }) => {
			const stage = { world, guest, identity };
			await aPerson(stage.world, { mail: 'bob@example.org' });
			stage.identity.signInAs({ ...BOB, email_verified: false });
			await expect((await signIn(stage)).finish()).rejects.toMatchObject({
				code: 'provider_not_linked'
			});
			expect(await stage.world.db.selectFrom('session').select('id').execute()).toEqual([]);
		}
	);

	oidc('gives no role, whatever it says', async ({ world, guest, identity }) => {
		const stage = { world, guest, identity };
		stage.identity.signInAs({ ...BOB, role: 'administrator', id: 'x', emailVerified: true });
		expect(await (await signIn(stage)).finish()).toMatchObject({
			account: { actor: { role: 'member' } }
		});
	});

	oidc(
		'is not believed twice with the same answer, nor in another browser',
		async ({ world, guest, identity }) => {
			const stage = { world, guest, identity };
			stage.identity.signInAs(BOB);
			const { query } = await signIn(stage);
			await expect(finishProvider(stage.world, stage.guest, 'oidc', query)).rejects.toMatchObject({
				code: 'provider_failed'
			});
			const other = await signIn(stage);
			await other.finish();
			await expect(other.finish()).rejects.toMatchObject({ code: 'provider_failed' });
		}
	);

	oidc('is refused when its answer is forged', async ({ world, guest }) => {
		const forged: Record<string, string>[] = [
			{},
			{ code: 'x' },
			{ code: 'x', state: 'y' },
			{ error: 'access_denied' }
		];
		for (const query of forged)
			await expect(finishProvider(world, guest, 'oidc', query)).rejects.toMatchObject({
				code: 'provider_failed'
			});
		await expect(finishProvider(world, guest, 'google', {})).rejects.toMatchObject({
			code: 'unknown_provider'
		});
		await expect(beginProvider(world, guest, '__proto__', '/')).rejects.toMatchObject({
			code: 'unknown_provider'
		});
	});
});
