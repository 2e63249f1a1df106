import { someTerritories } from '../../../../tests/cast.ts';
import { expect, test } from '../../../../tests/stage.ts';
import type { Reader } from '../platform/context.ts';
import { loadTerritoryData, readDataFile } from '../territory/index.ts';
import { createApi } from './app.ts';

const api = createApi();

async function ask(reader: Reader, path: string) {
	const bugs: unknown[] = [];
	const logBug = (error: unknown) => bugs.push(error);
	const bindings = { reader, origin: 'https://alliances.test', requestId: 'essai', logBug };
	const response = await api.request(path, {}, bindings);
	expect(bugs, path).toEqual([]);
	return { status: response.status, body: await response.json() };
}

test('the open API gives what was loaded, and names what it refuses', async ({
	context,
	reader
}) => {
	expect(await ask(reader, '/api/v1/territory-data')).toEqual({ status: 200, body: { items: [] } });
	await someTerritories(context);
	const text = `code,indicator,value,year,label,unit,source,source_url
22,essai,1,2020,Essai,%,Fichier d’essai,https://example.org/
29,essai,nd,2020,Essai,%,Fichier d’essai,https://example.org/
35,essai,2,2020,Essai,%,Fichier d’essai,https://example.org/
R53,essai,0,2019,Essai,%,Fichier d’essai,https://example.org/
`;
	const values = readDataFile('values', 'essai.csv', new TextEncoder().encode(text));
	await loadTerritoryData(context, { values }, { partial: false });

	const { body } = await ask(reader, '/api/v1/territory-data');
	expect(body.items).toMatchObject([
		{
			id: 'essai',
			licence: null,
			url: 'https://alliances.test/donnees-territoires/essai',
			vintages: [
				{ year: 2020, kind: 'departement', count: 2, missing: 1 },
				{ year: 2019, kind: 'region', count: 1, missing: 0 }
			]
		}
	]);
	const run = await ask(reader, '/api/v1/territory-data/essai?limit=2');
	expect(run.body).toMatchObject({
		year: 2020,
		kind: 'departement',
		total: 3,
		pages: 2,
		items: [
			{ code: '35', value: 2, rank: 1 },
			{ code: '22', value: 1, rank: 2 }
		]
	});
	const next = await ask(reader, '/api/v1/territory-data/essai?limit=2&page=2');
	expect(next.body.items).toMatchObject([{ code: '29', value: null, missing: 'nd', rank: null }]);
	const older = await ask(reader, '/api/v1/territory-data/essai?year=2019&kind=region');
	expect(older.body.items).toMatchObject([{ code: 'R53', value: 0, rank: 1 }]);

	for (const [path, status, field] of [
		['essai?year=hier', 422, 'year'],
		['essai?kind=planete', 422, 'kind'],
		['essai?limit=0', 422, 'limit'],
		['essai?page=0', 422, 'page'],
		['essai?year=1999', 404, 'year'],
		['essai?kind=epci', 404, 'kind'],
		['rien', 404, undefined]
	] as const) {
		const refused = await ask(reader, `/api/v1/territory-data/${path}`);
		expect([refused.status, refused.body.errors?.[0]?.field], path).toEqual([status, field]);
	}
});
