import { someTerritories } from '../../../../tests/cast.ts';
import { describe, expect, test } from '../../../../tests/stage.ts';
import { readDataQuery } from '../../domain/territory/territory-data-query.ts';
import type { Context, Reader } from '../platform/context.ts';
import { readRevision } from '../platform/revision.ts';
import {
	exportRanking,
	listDataIndicators,
	listDataLoads,
	listTerritoryData,
	loadTerritoryData,
	rankTerritories,
	readDataFile,
	readDataIndicator,
	readDataLoad,
	removeDataLoad,
	UnreadableDataFile,
	viewIndicator
} from './index.ts';

const HEAD = 'code,indicator,value,year';
const DICTIONARY = `indicator,label,unit,meaning,direction,source,source_url,publisher,licence
essai-part,Part d’essai,%,Ce qu’un test mesure.,lower,Fichier d’essai,https://example.org/,Essai,Sans
essai-nombre,Nombre d’essai,essais,Ce qu’un test compte.,,Fichier d’essai,https://example.org/,Essai,Sans
`;
/** Four départements (two alike), one without value, two communes, one région. */
const VALUES = `${HEAD}
22,essai-part,10,2020
29,essai-part,20,2020
35,essai-part,20,2020
56,essai-part,"0,5",2020
75,essai-part,s,2020
35238,essai-part,12.5,2020
56121,essai-part,0,2020
REG-53,essai-part,15,2020
35,essai-part,21,2021
`;

const file = (kind: 'values' | 'dictionary', text: string, name = `essai-${kind}.csv`) =>
	readDataFile(kind, name, new TextEncoder().encode(text));

/** Loads files of trial. */
function load(context: Context, texts: { values?: string; dictionary?: string }, partial = false) {
	return loadTerritoryData(
		context,
		{
			values: texts.values === undefined ? undefined : file('values', texts.values),
			dictionary: texts.dictionary === undefined ? undefined : file('dictionary', texts.dictionary)
		},
		{ partial }
	);
}

const listed = async (reader: Reader, level: 'departement' | 'commune', search = '') => {
	const { query } = readDataQuery(new URLSearchParams(search));
	const ranking = { indicator: 'essai-part', year: 2020, level };
	return (await rankTerritories(reader, ranking, query)).items.map(
		({ code, value, missing, rank, tied }) => [code, value ?? missing, rank, tied]
	);
};

const everything = async (reader: Reader) => ({
	revision: await readRevision(reader, 'territory-data'),
	loads: await listDataLoads(reader),
	indicators: await listDataIndicators(reader),
	values: await reader.db
		.selectFrom('territory_value')
		.selectAll()
		.orderBy('indicator')
		.orderBy('year')
		.orderBy('code')
		.execute()
});

describe('a load', () => {
	test('brings what was not there, and twice the same files change nothing', async ({
		context,
		reader
	}) => {
		await someTerritories(context);
		expect(await load(context, { values: VALUES, dictionary: DICTIONARY })).toEqual({
			written: true,
			created: 9,
			changed: 0,
			unchanged: 0,
			refused: 0,
			indicators: { created: 2, changed: 0 },
			faults: []
		});
		const before = await everything(reader);
		expect(before.loads).toMatchObject([
			{ fileName: 'essai-values.csv', created: 9, standing: 9, loadedAt: context.now }
		]);
		expect(await load(context, { values: VALUES, dictionary: DICTIONARY })).toMatchObject({
			written: true,
			created: 0,
			changed: 0,
			unchanged: 9,
			indicators: { created: 0, changed: 0 }
		});
		expect(await everything(reader)).toEqual(before);
	});

	test('ranks from the highest, the same for the same value, and what is missing last', async ({
		context,
		reader
	}) => {
		await someTerritories(context);
		await load(context, { values: VALUES, dictionary: DICTIONARY });
		expect(await listed(reader, 'departement')).toEqual([
			['29', 20, 1, true],
			['35', 20, 1, true],
			['22', 10, 3, false],
			['56', 0.5, 4, false],
			['75', 's', null, false]
		]);
		expect((await listed(reader, 'departement', 'ordre=bas')).map(([code]) => code)).toEqual([
			'56',
			'22',
			'29',
			'35',
			'75'
		]);
		expect(await listed(reader, 'departement', 'q=Côtes d')).toEqual([['22', 10, 3, false]]);
		expect(await listed(reader, 'departement', 'q=%25')).toHaveLength(5);
		expect(await listed(reader, 'departement', "q='; drop table territory_value; --")).toEqual([]);
		// A year has its own ranks; a zero is a value.
		expect(await listed(reader, 'commune')).toEqual([
			['35238', 12.5, 1, false],
			['56121', 0, 2, false]
		]);
		const { vintages } = await readDataIndicator(reader, 'essai-part');
		expect(vintages.map(({ year, kind, count, missing }) => [year, kind, count, missing])).toEqual([
			[2021, 'departement', 1, 0],
			[2020, 'region', 1, 0],
			[2020, 'departement', 4, 1],
			[2020, 'commune', 2, 0]
		]);
		expect(vintages[2]).toMatchObject({ lowest: 0.5, median: 15, highest: 20 });

		// A changed value moves those around it.
		await load(context, { values: `${HEAD}\n56,essai-part,99,2020\n22,essai-part,nd,2020\n` });
		expect(await listed(reader, 'departement')).toEqual([
			['56', 99, 1, false],
			['29', 20, 2, true],
			['35', 20, 2, true],
			['22', 'nd', null, false],
			['75', 's', null, false]
		]);
	});

	test('with one bad line writes nothing, or the good ones when that is asked', async ({
		context,
		reader
	}) => {
		await someTerritories(context);
		const before = await everything(reader);
		const bad = `${VALUES}99999,essai-part,1,2020\n56162,inconnu,1,2020\n`;
		const refused = await load(context, { values: bad, dictionary: DICTIONARY });
		expect(refused).toMatchObject({ written: false, created: 0, refused: 2 });
		expect(refused.faults.map(({ line, field }) => [line, field])).toEqual([
			[11, 'code'],
			[12, 'indicator']
		]);
		expect(await everything(reader)).toEqual(before);
		expect(await load(context, { values: bad, dictionary: DICTIONARY }, true)).toMatchObject({
			written: true,
			created: 9,
			refused: 2
		});
	});

	test('refuses old codes, files of régions, and whoever is not the administrator', async ({
		context,
		reader
	}) => {
		await someTerritories(context);
		await load(context, { dictionary: DICTIONARY });
		const { faults } = await load(context, { values: `${HEAD}\n75118,essai-part,1,2020` });
		expect(faults[0]!.sentence).toContain('Paris (75056)');
		const regions = '11 24 27 28 32 44 52 53 75 76 84 93 94'.split(' ');
		const lines = regions.map((code) => `${code},essai-part,1,2020`).join('\n');
		await expect(load(context, { values: `${HEAD}\n${lines}` })).rejects.toThrow(
			UnreadableDataFile
		);
		const visitor = { ...context, actor: { kind: 'visitor' } } as const;
		await expect(load(visitor, { values: VALUES })).rejects.toMatchObject({ status: 403 });
		await expect(removeDataLoad(visitor, 1)).rejects.toMatchObject({ status: 403 });
		expect(await listDataIndicators(reader)).toEqual([]);
	});

	test('of a dictionary changes the definition of what is there', async ({ context, reader }) => {
		await someTerritories(context);
		await load(context, { values: VALUES, dictionary: DICTIONARY });
		const report = await load(context, {
			dictionary: DICTIONARY.replace('Part d’essai', 'Part nouvelle')
		});
		expect(report).toMatchObject({ written: true, indicators: { created: 0, changed: 1 } });
		expect(await readDataIndicator(reader, 'essai-part')).toMatchObject({
			label: 'Part nouvelle',
			direction: 'lower'
		});
	});

	test('removed takes its values and the indicators that have none left, and no other', async ({
		context,
		reader
	}) => {
		await someTerritories(context);
		await load(context, { values: VALUES, dictionary: DICTIONARY });
		await load(context, {
			values: `${HEAD}\n22,essai-part,11,2020\n22,essai-nombre,3,2022\n29,essai-part,30,2022`
		});
		const [second, first] = await listDataLoads(reader);
		expect(first).toMatchObject({ standing: 8, created: 9 });
		expect(second).toMatchObject({ standing: 3, created: 2, changed: 1 });

		expect(await removeDataLoad(context, first!.id)).toBe(8);
		expect(await listed(reader, 'departement')).toEqual([['22', 11, 1, false]]);
		expect(await listed(reader, 'commune')).toEqual([]);
		expect((await listDataIndicators(reader)).map(({ id }) => id)).toEqual([
			'essai-nombre',
			'essai-part'
		]);
		await expect(readDataLoad(reader, first!.id)).rejects.toMatchObject({ status: 404 });
		await expect(removeDataLoad(context, first!.id)).rejects.toMatchObject({ status: 404 });

		expect(await removeDataLoad(context, second!.id)).toBe(3);
		for (const table of ['territory_indicator', 'territory_value', 'territory_vintage'] as const)
			expect(await reader.db.selectFrom(table).selectAll().execute()).toEqual([]);
	});

	test('of all the communes and départements is read back whole', async ({ context, reader }) => {
		await someTerritories(context);
		await load(context, { dictionary: DICTIONARY });
		const communes = await reader.db
			.selectFrom('territory')
			.select('code')
			.where('kind', '=', 'commune')
			.orderBy('code')
			.execute();
		const lines = communes.map(({ code }, rank) => `${code},essai-part,${rank % 97},2020`);
		expect(await load(context, { values: [HEAD, ...lines].join('\n') })).toMatchObject({
			created: communes.length
		});
		const ranking = { indicator: 'essai-part', year: 2020, level: 'commune' } as const;
		const seen: number[] = [];
		const codes = new Set<string>();
		for await (const run of exportRanking(reader, ranking, { text: '', order: 'haut' })) {
			for (const { code, value } of run) {
				seen.push(value!);
				codes.add(code);
			}
		}
		expect(codes.size).toBe(communes.length);
		expect(seen).toEqual([...seen].sort((a, b) => b - a));
	});
});

describe('the page of an indicator', () => {
	test('shows the last year and the level that a map draws best, and says what is not there', async ({
		context,
		reader
	}) => {
		await someTerritories(context);
		await load(context, { values: VALUES, dictionary: DICTIONARY });
		const view = async (search: string) =>
			viewIndicator(reader, 'essai-part', readDataQuery(new URLSearchParams(search)).query);
		const last = await view('');
		expect(last.query).toMatchObject({ year: 2021, level: 'departement' });
		expect(last.map!.shapes.find(({ code }) => code === '35')).toMatchObject({ value: 21 });
		const other = await view('annee=2020&niveau=epci');
		expect(other.query).toMatchObject({ year: 2020, level: 'departement' });
		expect(other.unknown).toEqual([{ parameter: 'niveau', value: 'epci' }]);
		// What is missing is neither zero nor in a class.
		const shapes = new Map(other.map!.shapes.map((shape) => [shape.code, shape]));
		expect(shapes.get('75')).toMatchObject({ value: null, missing: 's' });
		expect(shapes.get('44')).toMatchObject({ value: null, missing: null });
		expect(other.map!.classes.reduce((sum, { count }) => sum + count, 0)).toBe(4);
		// Communes have no outline here: the map is that of the départements, nothing is added up.
		const communes = await view('annee=2020&niveau=commune');
		expect(communes.map!.level).toBe('departement');
		expect((await view('annee=1999')).unknown).toEqual([{ parameter: 'annee', value: '1999' }]);
		await expect(
			viewIndicator(reader, 'rien', readDataQuery(new URLSearchParams()).query)
		).rejects.toMatchObject({ status: 404 });
	});
});

describe('the data of a territory', () => {
	test('has its last year, its rank, and the values of what holds it', async ({
		context,
		reader
	}) => {
		await someTerritories(context);
		expect(await listTerritoryData(reader, '35238')).toEqual([]);
		await load(context, { values: VALUES, dictionary: DICTIONARY });
		expect(await listTerritoryData(reader, '35238')).toMatchObject([
			{
				indicator: { id: 'essai-part', unit: '%', source: 'Fichier d’essai' },
				year: 2020,
				value: 12.5,
				rank: 1,
				count: 2,
				median: 6.25,
				holders: [
					{ code: '35', value: 20 },
					{ code: 'R53', value: 15 }
				]
			}
		]);
		// Its own last year, not that of others.
		expect(await listTerritoryData(reader, '22')).toMatchObject([
			{ year: 2020, value: 10, rank: 3 }
		]);
		expect(await listTerritoryData(reader, '35')).toMatchObject([
			{ year: 2021, value: 21, rank: 1 }
		]);
		// Without a value, and without a line: neither is zero.
		expect(await listTerritoryData(reader, '75')).toMatchObject([
			{ year: 2020, value: null, missing: 's', rank: null }
		]);
		expect(await listTerritoryData(reader, '56162')).toMatchObject([
			{ year: 2020, value: null, missing: null, rank: null, tied: false }
		]);
		// Nothing was loaded for this kind.
		expect(await listTerritoryData(reader, '243500139')).toEqual([]);
	});
});
