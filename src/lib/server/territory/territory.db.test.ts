import { readOfficialFile } from '#lib/domain/territory/official.ts';
import { distanceBetween } from '#lib/domain/territory/territory.ts';
import { givenTerritories, someTerritories } from '../../../../tests/cast.ts';
import { describe, expect, test } from '../../../../tests/stage.ts';
import {
	listTerritories,
	loadOfficialPlaces,
	placeOnMap,
	readTerritory,
	searchTerritories
} from './index.ts';

test('every territory of France is there, in its place, and found as people write it', async ({
	context,
	reader
}) => {
	await givenTerritories(context);

	const counts = await reader.db
		.selectFrom('territory')
		.select(({ fn }) => ['kind', fn.countAll<number>().as('count')])
		.groupBy('kind')
		.execute();
	expect(Object.fromEntries(counts.map(({ kind, count }) => [kind, Number(count)]))).toMatchObject({
		commune: 34_969,
		region: 18
	});

	// Containment: commune ⊂ EPCI ⊂ département ⊂ région.
	const lorient = (await readTerritory(reader, '56121'))!;
	expect(lorient.ancestors.map(({ kind, code }) => (kind === 'epci' ? 'epci' : code))).toEqual([
		'epci',
		'56',
		'R53'
	]);

	// Old codes lead to the present commune.
	expect(await readTerritory(reader, '75118')).toMatchObject({
		code: '75056',
		formerly: { code: '75118' }
	});

	// Names and postal codes, accents forgiven.
	const names = async (text: string) =>
		(await searchTerritories(reader, text)).map(({ name }) => name);
	expect((await names('saint etienne'))[0]).toBe('Saint-Étienne');
	expect((await names('SAINT-ÉTIENNE'))[0]).toBe('Saint-Étienne');
	expect(await names('56100')).toContain('Lorient');
	expect((await names('reunion'))[0]).toBe('La Réunion');
	expect((await names('l hay les roses'))[0]).toBe("L'Haÿ-les-Roses");
	expect(await names("'; drop table territory; --")).toEqual([]);
	expect(await names('%')).toEqual([]);

	// Overseas is not forgotten.
	const mayotte = (await readTerritory(reader, '97611'))!;
	expect(mayotte.name).toBe('Mamoudzou');
	expect(distanceBetween(mayotte, { latitude: -12.78, longitude: 45.23 })).toBeLessThan(10);
	for (const region of await listTerritories(reader, 'region')) {
		expect(placeOnMap(region), region.name).not.toBeNull();
	}
});

describe('official places replace estimates', () => {
	test('points and contours are loaded once and for all', async ({ context, reader }) => {
		await someTerritories(context);
		const file = readOfficialFile([
			{ nom: 'Lorient', code: '56121', centre: { type: 'Point', coordinates: [-3.3667, 47.7482] } },
			{ nom: 'Nulle part', code: '99999', centre: { type: 'Point', coordinates: [2, 47] } },
			{ nom: 'Rennes', code: '35238', centre: { type: 'Point', coordinates: [48.1, -1.68] } },
			{ nom: 'sans centre', code: '35001' }
		])!;
		expect(file.unreadable).toBe(1);
		const report = await loadOfficialPlaces(context, file.places);
		expect(report).toMatchObject({
			points: 1,
			outlines: 0,
			unknown: ['99999'],
			misplaced: ['35238']
		});
		expect(await readTerritory(reader, '56121')).toMatchObject({
			latitude: 47.7482,
			longitude: -3.3667,
			approximate: false
		});

		// The reference files loaded again do not bring the estimate back.
		await context.db.deleteFrom('reference_load').execute();
		await someTerritories(context);
		expect(await readTerritory(reader, '56121')).toMatchObject({
			latitude: 47.7482,
			approximate: false
		});
	});

	test('a contour goes to the département or the région of its name', async ({
		context,
		reader
	}) => {
		await someTerritories(context);
		const square = {
			type: 'Polygon',
			coordinates: [
				[
					[-5, 47],
					[-1, 47],
					[-1, 49],
					[-5, 49],
					[-5, 47]
				]
			]
		};
		const file = readOfficialFile({
			type: 'FeatureCollection',
			features: [{ type: 'Feature', properties: { code: '53', nom: 'Bretagne' }, geometry: square }]
		})!;
		await loadOfficialPlaces(context, file.places);
		const rows = await reader.db.selectFrom('territory_outline').select('code').execute();
		expect(rows).toEqual([{ code: 'R53' }]);
	});

	test('a file of another form is not read', () => {
		for (const json of [null, 12, 'x', {}, { features: 3 }])
			expect(readOfficialFile(json)).toBeNull();
		expect(readOfficialFile([null, 1, { code: 3 }])).toEqual({ places: [], unreadable: 3 });
	});
});
