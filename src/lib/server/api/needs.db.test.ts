import type { Context } from '#lib/server/platform/context.ts';
import { readerOf } from '#lib/server/platform/context.ts';
import { anOrganisation, aPerson, as, someTerritories } from '../../../../tests/cast.ts';
import { describe, expect, test } from '../../../../tests/stage.ts';
import { createToken } from '../accounts/index.ts';
import { createApi } from './app.ts';

const api = createApi();

async function ask(
	context: Context,
	path: string,
	{ method = 'GET', token, body }: { method?: string; token?: string; body?: unknown } = {}
) {
	const bugs: unknown[] = [];
	const response = await api.request(
		path,
		{
			method,
			headers: {
				...(token ? { authorization: `Bearer ${token}` } : {}),
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

const WHOLE = {
	kind: 'need',
	organisation: 'aines',
	title: 'Rompre l’isolement',
	situation: 'Les aînés ne viennent plus au marché.',
	change: 'Ils reviennent.',
	help: ['time'],
	territory: '56260'
};

async function theCast(context: Context) {
	await someTerritories(context);
	const organisation = await anOrganisation(context, { slug: 'aines', name: 'Les Aînés' });
	const place = async (role: 'representative' | 'member', scopes: string[]) => {
		const person = await aPerson(context, {
			mail: `${role}-${scopes.length}@secret.test`,
			memberships: [{ organisation, role }]
		});
		return createToken(as(person, context), {
			name: 'Essai',
			scopes: scopes as ['needs:write'],
			days: 30
		});
	};
	return {
		organisation,
		represents: await place('representative', ['needs:write']),
		narrow: await place('representative', ['organisations:write', 'organisations:write']),
		member: await place('member', ['needs:write'])
	};
}

describe('needs in the open API', () => {
	test('are written with a token, read by everybody, without any address', async ({ context }) => {
		const { represents } = await theCast(context);
		const written = await ask(context, '/api/v1/needs', {
			method: 'POST',
			token: represents,
			body: { ...WHOLE, publish: true }
		});
		expect(written.status).toBe(201);
		expect(written.headers.get('location')).toBe(
			`https://alliances.test/api/v1/needs/${written.body.slug}`
		);
		const visiting = as({ kind: 'visitor' }, context);
		const list = await ask(visiting, '/api/v1/needs?territoire=R53&aide=time');
		expect(list.body).toMatchObject({ total: 1, next: null, items: [written.body] });
		expect((await ask(visiting, '/api/v1/offers')).body.total).toBe(0);
		const one = await ask(visiting, `/api/v1/needs/${written.body.slug}`);
		expect(one.body).toMatchObject({
			state: 'published',
			territory: { code: '56260', name: 'Vannes' },
			url: `https://alliances.test/besoins/${written.body.slug}`
		});
		expect(JSON.stringify([list.body, one.body])).not.toMatch(/@/);
	});

	test('say which organisations look for something, in the list of organisations', async ({
		context
	}) => {
		const { represents } = await theCast(context);
		const slugs = async (told: string) =>
			(await ask(context, `/api/v1/organisations?annonce=${told}`)).body.items.map(
				({ slug }: { slug: string }) => slug
			);
		const { body } = await ask(context, '/api/v1/needs', {
			method: 'POST',
			token: represents,
			body: { ...WHOLE, publish: true }
		});
		expect([await slugs('cherche'), await slugs('propose')]).toEqual([['aines'], []]);
		await ask(context, `/api/v1/needs/${body.slug}`, {
			method: 'PATCH',
			token: represents,
			body: { state: 'fulfilled' }
		});
		expect(await slugs('cherche')).toEqual([]);
	});

	test('are not written without a token, nor with the session of somebody signed in', async ({
		context
	}) => {
		const { organisation } = await theCast(context);
		const signedIn = as(
			await aPerson(context, { memberships: [{ organisation, role: 'representative' }] }),
			context
		);
		for (const world of [as({ kind: 'visitor' }, context), context, signedIn]) {
			const { status, body } = await ask(world, '/api/v1/needs', { method: 'POST', body: WHOLE });
			expect([status, body.type]).toEqual([401, 'urn:faire-alliance:refus:token_asked']);
		}
	});

	test('refuse a false token, one without the scope, and a member who publishes', async ({
		context
	}) => {
		const { narrow, member, represents } = await theCast(context);
		const write = (token: string, body: object = WHOLE) =>
			ask(context, '/api/v1/needs', { method: 'POST', token, body });
		expect((await write('fa_faux')).status).toBe(401);
		expect((await ask(context, '/api/v1/needs', { token: `${represents}x` })).status).toBe(401);
		expect((await write(narrow)).status).toBe(403);
		expect((await write(member, { ...WHOLE, publish: true })).status).toBe(403);
		expect((await ask(context, '/api/v1/needs')).body.total).toBe(0);
		// What was refused left nothing behind.
		const { count } = await context.db
			.selectFrom('need')
			.select(({ fn }) => fn.countAll<number>().as('count'))
			.executeTakeFirstOrThrow();
		expect(Number(count)).toBe(0);
		expect((await write(member)).body.state).toBe('draft');
	});

	test('a draft is read with a token of its organisation, and by nobody else', async ({
		context
	}) => {
		const { member } = await theCast(context);
		const draft = (
			await ask(context, '/api/v1/needs', { method: 'POST', token: member, body: WHOLE })
		).body.slug as string;
		expect((await ask(context, `/api/v1/needs/${draft}`, { token: member })).status).toBe(200);
		expect((await ask(context, `/api/v1/needs/${draft}`)).status).toBe(404);
		const other = await anOrganisation(context);
		const stranger = await aPerson(context, {
			memberships: [{ organisation: other, role: 'representative' }]
		});
		const token = await createToken(as(stranger, context), {
			name: 'Autre',
			scopes: ['needs:write'],
			days: 30
		});
		const tries: [string, string, unknown][] = [
			['GET', `/api/v1/needs/${draft}`, undefined],
			['PATCH', `/api/v1/needs/${draft}`, { title: 'À moi' }],
			['POST', '/api/v1/needs', WHOLE]
		];
		for (const [method, path, body] of tries)
			expect((await ask(context, path, { method, token, body })).status, method).toBe(404);
	});

	test('are changed, closed, and not erased by who read an older version', async ({ context }) => {
		const { represents } = await theCast(context);
		const { slug, version } = (
			await ask(context, '/api/v1/needs', {
				method: 'POST',
				token: represents,
				body: { ...WHOLE, publish: true }
			})
		).body as { slug: string; version: number };
		const change = (body: object) =>
			ask(context, `/api/v1/needs/${slug}`, { method: 'PATCH', token: represents, body });
		const changed = await change({ limits: 'Pas de publicité.', version });
		expect(changed.body).toMatchObject({ limits: 'Pas de publicité.', situation: WHOLE.situation });
		expect((await change({ limits: 'Autre', version })).status).toBe(409);
		expect((await change({ title: '' })).status).toBe(422);
		expect((await change({ help: ['or'] })).status).toBe(422);
		expect((await change({ territory: 'Vannes' })).status).toBe(422);
		expect((await change({ state: 'fulfilled' })).body.state).toBe('fulfilled');
		expect((await ask(context, '/api/v1/needs')).body.total).toBe(0);
	});

	test('are documented, with what writing asks for', async ({ context }) => {
		const { body } = await ask(context, '/api/v1/openapi.json');
		expect(Object.keys(body.paths['/api/v1/needs'])).toEqual(['get', 'post']);
		expect(body.paths['/api/v1/needs'].post.security).toEqual([{ jeton: [] }]);
		expect(body.components.securitySchemes.jeton).toMatchObject({ scheme: 'bearer' });
		expect(body.components.schemas.Need.properties).toHaveProperty('situation');
	});
});
