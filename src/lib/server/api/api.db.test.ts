import {
	givenExamples,
	someTerritories,
	anExample,
	REAL_EXAMPLES
} from '../../../../tests/cast.ts';
import { describe, expect, test } from '../../../../tests/stage.ts';
import type { Reader } from '../platform/context.ts';
import { createApi } from './app.ts';

const api = createApi();

async function ask(reader: Reader, path: string) {
	const bugs: unknown[] = [];
	const response = await api.request(
		path,
		{},
		{
			reader,
			origin: 'https://alliances.test',
			requestId: 'essai',
			logBug: (error: unknown) => bugs.push(error)
		}
	);
	expect(bugs, path).toEqual([]);
	const body = response.headers.get('content-type')?.includes('json')
		? await response.json()
		: null;
	return { status: response.status, headers: response.headers, body };
}

describe('the open API', () => {
	test('answers the language of the page, a run at a time', async ({ context, reader }) => {
		await givenExamples(context, REAL_EXAMPLES.slice(0, 12));
		const first = await ask(reader, '/api/v1/examples?limit=5');
		expect(first.status).toBe(200);
		expect(first.body).toMatchObject({ total: 12, next: expect.any(String) });
		expect(first.body.items).toHaveLength(5);
		expect(first.body.items[0]).toMatchObject({
			slug: expect.any(String),
			sources: expect.any(Array)
		});
		const second = await ask(reader, `/api/v1/examples?limit=100&cursor=${first.body.next}`);
		expect(second.body.items).toHaveLength(7);
		expect(second.body.next).toBeNull();
		const french = await ask(reader, '/api/v1/examples?categorie=mecenat');
		const english = await ask(reader, '/api/v1/examples?category=mecenat');
		expect(french.body).toEqual(english.body);
	});

	test('says what it left aside', async ({ reader }) => {
		const { body } = await ask(
			reader,
			'/api/v1/examples?domaine=rouge&territoire=99999&couleur=bleu'
		);
		expect(body.ignored.map(({ parameter }: { parameter: string }) => parameter)).toEqual([
			'domaine',
			'couleur',
			'territoire'
		]);
	});

	test('gives one example as it was given, with its page', async ({ context, reader }) => {
		const example = anExample({ slug: 'un' });
		await givenExamples(context, [example]);
		const { body } = await ask(reader, '/api/v1/examples/un');
		expect(body).toEqual({ ...example, url: 'https://alliances.test/exemples/un' });
	});

	test('gives a territory by any of its writings', async ({ context, reader }) => {
		await someTerritories(context);
		const { body } = await ask(reader, '/api/v1/territories/R53');
		expect(body).toMatchObject({
			code: 'R53',
			insee: '53',
			name: 'Bretagne',
			within: 'en Bretagne',
			approximate: expect.any(Boolean),
			latitude: expect.any(Number),
			longitude: expect.any(Number)
		});
		for (const [asked, present] of [
			['r53', 'R53'],
			['REG-53', 'R53'],
			['53?kind=region', 'R53'],
			['75118', '75056'],
			['2a004', '2A004']
		]) {
			const { status, headers } = await ask(reader, `/api/v1/territories/${asked}`);
			expect([status, headers.get('location')], asked).toEqual([
				308,
				`https://alliances.test/api/v1/territories/${present}`
			]);
		}
		expect((await ask(reader, '/api/v1/territories?q=lorient')).body.items[0]).toMatchObject({
			code: '56121'
		});
	});

	test('tells what is known of a territory: its examples counted, the nearest, those like it', async ({
		context,
		reader
	}) => {
		await someTerritories(context);
		const at = (slug: string, commune: string) =>
			anExample({ slug, territory: { label: 'Essai', commune } });
		await givenExamples(context, [at('here', '56121'), at('near', '56260'), at('far', '35238')]);
		const { body } = await ask(reader, '/api/v1/territories/56121');
		expect(body.examples).toMatchObject({
			here: 1,
			around: [
				{ distance: 10, count: 1 },
				{ distance: 20, count: 1 },
				{ distance: 50, count: 2 },
				{ distance: 100, count: 2 }
			],
			nearest: [{ slug: 'near', distance: expect.any(Number) }, { slug: 'far' }]
		});
		expect(body.ancestors.at(-1)).toMatchObject({ code: 'R53', count: 3 });
		expect(body.similar.map(({ code }: { code: string }) => code)).toContain('56260');
		expect(body.neighbours.length).toBeGreaterThan(0);
	});

	test('answers faults as problem details that name the field', async ({ reader }) => {
		for (const [path, status, field] of [
			['/api/v1/examples?limit=0', 422, 'limit'],
			['/api/v1/examples?limit=101', 422, 'limit'],
			['/api/v1/examples?limit=abc', 422, 'limit'],
			['/api/v1/examples?cursor=zzz', 422, 'cursor'],
			['/api/v1/territories/00000', 404, 'code'],
			['/api/v1/examples/nulle-part', 404, undefined],
			['/api/v1/rien', 404, undefined]
		] as const) {
			const { status: answered, headers, body } = await ask(reader, path);
			expect([answered, body.status], path).toEqual([status, status]);
			expect(headers.get('content-type')).toContain('application/problem+json');
			expect(body.errors?.[0]?.field, path).toBe(field);
			expect(body.detail).toMatch(/[a-zé]/);
		}
	});

	test('is open to every origin, and described in OpenAPI 3.1', async ({ reader }) => {
		const { headers, body } = await ask(reader, '/api/v1/openapi.json');
		expect(headers.get('access-control-allow-origin')).toBe('*');
		expect(body.openapi).toBe('3.1.0');
		expect(Object.keys(body.paths)).toEqual(
			expect.arrayContaining([
				'/api/v1/examples',
				'/api/v1/examples/{slug}',
				'/api/v1/territories/{code}'
			])
		);
	});
});
