import { givenExamples, REAL_EXAMPLES } from '../../../../tests/cast.ts';
import { describe, expect, test } from '../../../../tests/stage.ts';
import type { Reader } from '../platform/context.ts';
import { createApi, describeApi } from './app.ts';

const api = createApi();

async function ask(reader: Reader, search: string) {
	const bugs: unknown[] = [];
	const response = await api.request(
		`/api/v1/statistics?${search}`,
		{},
		{
			reader,
			origin: 'https://alliances.test',
			requestId: 'essai',
			logBug: (error: unknown) => bugs.push(error)
		}
	);
	expect(bugs, search).toEqual([]);
	return { status: response.status, body: await response.json() };
}

describe('the statistics of the open API', () => {
	test('count what the examples of the same address are', async ({ context, reader }) => {
		await givenExamples(context, REAL_EXAMPLES);
		const { status, body } = await ask(reader, 'rows=domaine&columns=categorie&odd=3&odd=4');
		expect(status).toBe(200);
		const chosen = REAL_EXAMPLES.filter(({ sdgs }) => sdgs.some((one) => one === 3 || one === 4));
		expect(body).toMatchObject({
			total: chosen.length,
			rows: { name: 'domaine', several: true, parameter: 'domaine' },
			columns: { name: 'categorie', several: false },
			notice: expect.stringContaining('pas un échantillon'),
			updated: '2026-03-12'
		});
		for (const [at, row] of body.rows.headings.entries()) {
			const inRow = chosen.filter(({ domains }) => domains.includes(row.value));
			expect(row.total).toBe(inRow.length);
			expect(row.url).toBe(`https://alliances.test/exemples?domaine=${row.value}&odd=3&odd=4`);
			for (const [other, column] of body.columns.headings.entries()) {
				const count = inRow.filter(({ category = null }) => category === column.value).length;
				expect(body.cells[at][other]).toBe(count);
			}
		}
		expect(body).not.toHaveProperty('ignored');
	});

	test('speak the language of the page, and that of the records', async ({ context, reader }) => {
		await givenExamples(context, REAL_EXAMPLES.slice(0, 30));
		const english = await ask(reader, 'rows=family&columns=scale&category=mecenat');
		const french = await ask(reader, 'lignes=acteur&colonnes=echelle&categorie=mecenat');
		expect(french.body).toEqual(english.body);
		const alone = await ask(reader, 'rows=annee');
		expect(alone.body).toMatchObject({ columns: null, cells: [] });
		expect(alone.body.rows.parameter).toBeNull();
	});

	test('read a criterion that is repeated, as the list of examples does', async ({ reader }) => {
		expect((await ask(reader, 'rows=domaine&odd=3&odd=4')).status).toBe(200);
		const list = await api.request(
			'/api/v1/examples?odd=3&odd=4',
			{},
			{ reader, origin: '', requestId: 'essai', logBug: () => {} }
		);
		expect(list.status).toBe(200);
	});

	test('say what they left aside', async ({ reader }) => {
		const { status, body } = await ask(
			reader,
			'rows=odd&domaine=rouge&couleur=bleu&territoire=99999'
		);
		expect(status).toBe(200);
		expect(body.ignored.map(({ parameter }: { parameter: string }) => parameter)).toEqual([
			'domaine',
			'couleur',
			'territoire'
		]);
	});

	test('refuse a missing, unknown or repeated dimension, and name the field', async ({
		reader
	}) => {
		for (const [search, field] of [
			['', 'rows'],
			['rows=', 'rows'],
			['rows=couleur', 'rows'],
			['rows=odd&columns=constructor', 'columns'],
			['lignes=poids', 'lignes'],
			['rows=odd&rows=acteur', 'rows'],
			['rows=odd&columns=sdg', 'columns']
		] as const) {
			const { status, body } = await ask(reader, search);
			expect([status, body.status, body.errors[0].field], search).toEqual([422, 422, field]);
			expect(body.detail).toMatch(/[a-zé]/);
		}
	});

	test('are in the OpenAPI document with the parameters of the catalogue', () => {
		const { paths } = describeApi('https://alliances.test');
		const { get } = paths!['/api/v1/statistics'] as { get: { parameters: { name: string }[] } };
		expect(get.parameters.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['rows', 'columns', 'q', 'domaine', 'territoire', 'rayon'])
		);
	});
});
