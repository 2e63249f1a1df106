import { readerOf, type Context } from '#lib/server/platform/context.ts';
import { anOrganisation, aPerson, as, someTerritories } from '../../../../tests/cast.ts';
import { describe, expect, test } from '../../../../tests/stage.ts';
import type { Scope } from '../../domain/accounts/token.ts';
import { createToken } from '../accounts/index.ts';
import { createApi } from './app.ts';

const api = createApi();
const DAY = 24 * 3600_000;

async function ask(
	context: Context,
	method: 'GET' | 'POST' | 'PATCH',
	path: string,
	{ token, body, match }: { token?: string; body?: unknown; match?: string } = {}
) {
	const bugs: unknown[] = [];
	const response = await api.request(
		path,
		{
			method,
			headers: {
				...(token ? { authorization: `Bearer ${token}` } : {}),
				...(match ? { 'if-match': match } : {}),
				...(body === undefined ? {} : { 'content-type': 'application/json' })
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) })
		},
		{
			reader: readerOf(context),
			context,
			origin: 'https://alliances.test',
			requestId: 'essai',
			logBug: (error: unknown) => bugs.push(error)
		}
	);
	expect(bugs, path).toEqual([]);
	return { status: response.status, headers: response.headers, body: await response.json() };
}

const WRITE: readonly Scope[] = ['organisations:write'];
const HERE = '/api/v1/organisations/aines';

async function theCast(context: Context) {
	await someTerritories(context);
	const organisation = await anOrganisation(context, {
		slug: 'aines',
		name: 'Les Aînés',
		languages: ['fr', 'br'],
		territories: ['R53']
	});
	const tokenOf = async (
		role: 'representative' | 'member' | null,
		scopes: readonly Scope[] = WRITE,
		site: 'member' | 'administrator' = 'member'
	) => {
		const memberships = role ? [{ organisation, role }] : [];
		const person = await aPerson(context, { memberships, role: site });
		return {
			id: person.id,
			token: await createToken(as(person, context), { name: 'Essai', scopes, days: 30 })
		};
	};
	return { organisation, tokenOf, represents: await tokenOf('representative') };
}

describe('an organisation added by a program', () => {
	test('is read back whole, and represented without proof by the person of the token', async ({
		context
	}) => {
		const { tokenOf } = await theCast(context);
		const her = await tokenOf(null);
		const given = {
			name: 'Le Café des voisins',
			family: 'association',
			siret: '73282932000074',
			place: '56260',
			territories: ['56'],
			domains: ['sante'],
			sdgs: [3],
			website: 'https://cafe.example.org'
		};
		const { status, body, headers } = await ask(context, 'POST', '/api/v1/organisations', {
			token: her.token,
			body: given
		});
		expect([status, headers.get('location'), headers.get('etag')]).toEqual([
			201,
			'https://alliances.test/api/v1/organisations/le-cafe-des-voisins',
			'"1"'
		]);
		expect(body).toMatchObject({ ...given, siren: '732829320', languages: ['fr'], version: 1 });
		expect((await ask(context, 'GET', `/api/v1/organisations/${body.slug}`)).body).toEqual(body);
		const seats = await context.db
			.selectFrom('membership')
			.innerJoin('organisation', 'organisation.id', 'membership.organisation')
			.select(['person', 'role', 'proof', 'shown'])
			.where('slug', '=', body.slug)
			.execute();
		expect(seats).toEqual([{ person: her.id, role: 'representative', proof: null, shown: false }]);
	});

	test('takes nothing that the site alone decides', async ({ context }) => {
		const { tokenOf, organisation } = await theCast(context);
		const { token } = await tokenOf(null);
		const { body } = await ask(context, 'POST', '/api/v1/organisations', {
			token,
			body: {
				name: 'Une autre',
				family: 'entreprise',
				id: organisation,
				slug: 'aines',
				version: 40,
				proof: 'moderator',
				actorKey: 'x',
				actor_key: 'x',
				merged_into: organisation,
				people: [{ role: 'representative' }]
			}
		});
		expect([body.slug, body.version]).toEqual(['une-autre', 1]);
		const row = await context.db
			.selectFrom('organisation')
			.select(['actor_key', 'merged_into'])
			.where('slug', '=', 'une-autre')
			.executeTakeFirstOrThrow();
		expect(row).toEqual({ actor_key: null, merged_into: null });
	});

	test('is refused beside its field, and leaves nothing behind', async ({ context }) => {
		const { tokenOf } = await theCast(context);
		const { token } = await tokenOf(null);
		await anOrganisation(context, { slug: 'prise', siren: '732829320' });
		const good = { name: 'Autre', family: 'association' };
		const tries: [unknown, number, string][] = [
			[{ family: 'association' }, 422, 'name'],
			[{ ...good, name: ' ' }, 422, 'name'],
			[{ ...good, family: 'secte' }, 422, 'family'],
			[{ ...good, siren: '732829321' }, 422, 'siren'],
			[{ ...good, siren: '732829320' }, 409, 'siren'],
			[{ ...good, siren: '552100554', siret: '73282932000074' }, 422, 'siret'],
			[{ ...good, place: '56' }, 422, 'place'],
			[{ ...good, place: '99999' }, 422, 'place'],
			[{ ...good, territories: ['99'] }, 422, 'territories'],
			[{ ...good, website: 'javascript:alert(1)' }, 422, 'website'],
			[{ ...good, website: 'https://moi@secret' }, 422, 'website'],
			[{ ...good, sdgs: [18] }, 422, 'sdgs.0'],
			[{ ...good, purpose: 'a'.repeat(2001) }, 422, 'purpose']
		];
		for (const [body, status, field] of tries) {
			const answer = await ask(context, 'POST', '/api/v1/organisations', { token, body });
			expect([answer.status, answer.body.errors?.[0]?.field], JSON.stringify(body)).toEqual([
				status,
				field
			]);
		}
		expect((await ask(context, 'GET', '/api/v1/organisations')).body.total).toBe(2);
	});

	test('is counted: a program that adds and adds is stopped', async ({ context }) => {
		const { tokenOf } = await theCast(context);
		const { token } = await tokenOf(null);
		const add = () =>
			ask(context, 'POST', '/api/v1/organisations', {
				token,
				body: { name: 'Encore', family: 'association' }
			});
		for (let time = 1; time <= 20; time++) expect((await add()).status).toBe(201);
		expect((await add()).status).toBe(429);
	});
});

describe('a sheet changed by a program', () => {
	test('keeps the fields that were left out, also those with a value by default', async ({
		context
	}) => {
		const { represents } = await theCast(context);
		const { body } = await ask(context, 'PATCH', HERE, {
			token: represents.token,
			body: { purpose: 'Rompre l’isolement.' }
		});
		expect(body).toMatchObject({
			name: 'Les Aînés',
			purpose: 'Rompre l’isolement.',
			languages: ['fr', 'br'],
			territories: ['R53'],
			version: 2
		});
		const emptied = await ask(context, 'PATCH', HERE, {
			token: represents.token,
			body: { purpose: null, territories: [] }
		});
		expect(emptied.body).toMatchObject({ purpose: null, territories: [], version: 3 });
	});

	test('is not erased by who read an older version, said by the body or by If-Match', async ({
		context
	}) => {
		const { represents } = await theCast(context);
		const change = (purpose: string, more: { version?: number; match?: string }) =>
			ask(context, 'PATCH', HERE, {
				token: represents.token,
				body: { purpose, ...(more.version ? { version: more.version } : {}) },
				...(more.match ? { match: more.match } : {})
			});
		const etag = (await ask(context, 'GET', HERE)).headers.get('etag')!;
		expect((await change('Un', { match: etag })).headers.get('etag')).toBe('"2"');
		expect((await change('Perdu', { match: etag })).status).toBe(412);
		expect((await change('Perdu', { match: 'W/"2"' })).status).toBe(412);
		const late = await change('Perdu', { version: 1 });
		expect([late.status, late.body.errors[0].field]).toEqual([409, 'version']);
		expect((await change('Deux', { version: 2 })).status).toBe(200);
		expect((await change('Trois', { match: '*' })).body).toMatchObject({
			purpose: 'Trois',
			version: 4
		});
	});

	test('belongs to who represents it: no other token changes anything', async ({ context }) => {
		const { tokenOf, represents } = await theCast(context);
		const other = await anOrganisation(context, { slug: 'autre' });
		const elsewhere = await aPerson(context, {
			memberships: [{ organisation: other, role: 'representative' }]
		});
		const stranger = await createToken(as(elsewhere, context), {
			name: 'Autre',
			scopes: WRITE,
			days: 30
		});
		const tries = {
			member: (await tokenOf('member')).token,
			noScope: (await tokenOf('representative', ['needs:write'])).token,
			stranger,
			// The role on the whole site stays with the person: a token never carries it.
			administrator: (await tokenOf(null, WRITE, 'administrator')).token
		};
		for (const [who, token] of Object.entries(tries))
			expect(
				(await ask(context, 'PATCH', HERE, { token, body: { name: 'Pris' } })).status,
				who
			).toBe(403);
		const { noScope } = tries;
		const added = { name: 'Pris', family: 'association' };
		expect(
			(await ask(context, 'POST', '/api/v1/organisations', { token: noScope, body: added })).status
		).toBe(403);
		// Another address in the body leads nowhere else.
		await ask(context, 'PATCH', HERE, {
			token: represents.token,
			body: { slug: 'autre', id: other, proof: 'moderator', name: 'Les Aînés' }
		});
		const rows = await context.db
			.selectFrom('organisation')
			.select(['slug', 'name', 'version'])
			.orderBy('id')
			.execute();
		expect(rows).toEqual([
			{ slug: 'aines', name: 'Les Aînés', version: 1 },
			{ slug: 'autre', name: 'Association d’essai', version: 1 }
		]);
		const proved = await context.db
			.selectFrom('membership')
			.select('person')
			.where('proof', 'is not', null)
			.execute();
		expect(proved).toEqual([]);
	});

	test('asks for a token that is still good: neither none, nor a session, nor one that ended', async ({
		context
	}) => {
		const { organisation, represents } = await theCast(context);
		const body = { name: 'Pris' };
		const signedIn = as(
			await aPerson(context, { memberships: [{ organisation, role: 'representative' }] }),
			context
		);
		for (const world of [as({ kind: 'visitor' }, context), context, signedIn])
			expect((await ask(world, 'PATCH', HERE, { body })).status).toBe(401);
		const { token } = represents;
		const later = { ...context, now: new Date(context.now.getTime() + 31 * DAY) };
		expect((await ask(later, 'PATCH', HERE, { token, body })).status).toBe(401);
		await context.db
			.updateTable('personal_token')
			.set({ revoked_at: context.now })
			.where('person', '=', represents.id)
			.execute();
		expect((await ask(context, 'PATCH', HERE, { token, body })).status).toBe(401);
		expect((await ask(context, 'GET', HERE)).body.name).toBe('Les Aînés');
	});

	test('is no more theirs once they left, whatever the token remembers', async ({ context }) => {
		const { represents } = await theCast(context);
		await context.db.deleteFrom('membership').where('person', '=', represents.id).execute();
		const { status } = await ask(context, 'PATCH', HERE, {
			token: represents.token,
			body: { name: 'Pris' }
		});
		expect(status).toBe(403);
	});

	test('answers 404 where there is none, 422 for what is wrong', async ({ context }) => {
		const { represents } = await theCast(context);
		const { token } = represents;
		const status = async (path: string, body: unknown) =>
			(await ask(context, 'PATCH', path, { token, body })).status;
		expect(await status('/api/v1/organisations/personne', { name: 'Pris' })).toBe(404);
		expect(await status(HERE, { name: null })).toBe(422);
		expect(await status(HERE, { siret: '123' })).toBe(422);
		expect(await status(HERE, { languages: ['klingon'] })).toBe(422);
		expect(await status(HERE, { place: '56260', territories: ['00'] })).toBe(422);
		expect((await ask(context, 'GET', HERE)).body.version).toBe(1);
	});

	test('is documented, with what writing asks for', async ({ context }) => {
		const { body } = await ask(context, 'GET', '/api/v1/openapi.json');
		expect(Object.keys(body.paths['/api/v1/organisations'])).toEqual(['get', 'post']);
		const { patch } = body.paths['/api/v1/organisations/{slug}'];
		expect(patch.security).toEqual([{ jeton: [] }]);
		expect(Object.keys(patch.responses)).toEqual(['200', '401', '403', '404', '409', '412', '422']);
		expect(body.components.schemas.NewOrganisation.required).toEqual(['name', 'family']);
		expect(body.components.schemas.ChangedOrganisation.properties).not.toHaveProperty('slug');
	});
});
