import { AROUND, EMPTY_QUERY, type CatalogueQuery } from '#lib/domain/catalogue/query.ts';
import { browseExamples, settleTerritory } from '../catalogue/index.ts';
import type { Reader } from '../platform/context.ts';
import { findTerritories, listNearCodes, openAtlas } from '../territory/index.ts';
import {
	anExample,
	givenExamples,
	givenTerritories,
	REAL_EXAMPLES
} from '../../../../tests/cast.ts';
import { describe, expect, test } from '../../../../tests/stage.ts';
import { readCountry, readPortrait, searchForPortrait } from './index.ts';

/** What the catalogue page counts for a query. */
async function totalOf(reader: Reader, query: Partial<CatalogueQuery>): Promise<number> {
	const settled = await settleTerritory(reader, { ...EMPTY_QUERY, ...query });
	return (await browseExamples(reader, settled)).total;
}

test('the portrait of each kind of territory, with all that we know of France', async ({
	context,
	reader
}) => {
	await givenTerritories(context);
	await givenExamples(context, REAL_EXAMPLES);

	const { gazetteer, holdings, likeness } = await openAtlas(reader);
	const places = [...gazetteer.places()];
	const isCollectivite = (code: string) => /^9(75|77|78|8\d)/.test(code);

	// Every commune reaches a région, or lies in an overseas collectivité; and it is reached from France.
	const reached = new Set<string>();
	const walk = (code: string) => {
		reached.add(code);
		for (const part of holdings.of(code)) walk(part.code);
	};
	for (const { code } of holdings.ofFrance()) walk(code);
	for (const { code, kind, ancestors } of places) {
		expect(reached.has(code), code).toBe(true);
		if (kind !== 'commune') continue;
		const top = ancestors.at(-1)!;
		expect(isCollectivite(code) ? top.length === 3 : top.startsWith('R'), code).toBe(true);
	}

	// Alike: of the same kind, never itself, for all that someone lives in (a sample of communes).
	for (const place of places.filter(({ kind }, rank) => kind !== 'commune' || rank % 500 === 0)) {
		const alike = likeness.alike(place, 3);
		for (const one of alike) {
			expect(one.place.kind).toBe(place.kind);
			expect(one.place.code).not.toBe(place.code);
		}
		if ((place.population ?? 0) === 0) expect(alike).toEqual([]);
	}

	// Each count is what the catalogue page answers at the same address.
	for (const code of [
		'51513',
		'59350',
		'97302',
		'976',
		'975',
		'988',
		'984',
		'R53',
		'R76',
		'29',
		'200042992'
	]) {
		const portrait = await readPortrait(reader, code);
		expect(portrait.total, code).toBe(await totalOf(reader, { territory: code }));
		for (const one of [
			...portrait.holders,
			...portrait.neighbours.slice(0, 3),
			...portrait.parts.slice(0, 3),
			...portrait.alike.slice(0, 3)
		])
			expect(one.count, `${code} ${one.code}`).toBe(await totalOf(reader, { territory: one.code }));
		for (const { distance, count } of portrait.around)
			expect(count).toBe(await totalOf(reader, { territory: code, around: distance }));
		if (portrait.field) {
			const { value, count } = portrait.present.domains[0]!;
			expect(count).toBe(
				await totalOf(reader, { territory: portrait.field.code, domain: [value] })
			);
		}
		const present = [...portrait.present.domains, ...portrait.present.categories].map(
			({ value }) => value as string
		);
		for (const { value } of portrait.missing) expect(present).not.toContain(value);
		const distances = portrait.nearest.map(({ distance }) => distance!);
		expect(distances).toEqual([...distances].sort((a, b) => a - b));
	}

	// A village without example is never blank.
	const village = await readPortrait(reader, '51513');
	expect(village.total).toBe(0);
	expect(village.here).toEqual([]);
	expect(village.nearest.length).toBe(4);
	expect(village.alike.length).toBeGreaterThan(3);
	expect(village.alike.every(({ examples }) => examples.length > 0)).toBe(true);
	expect(village.field?.code).toBe('51');
	expect(village.missing.length).toBeGreaterThan(3);
	expect(village.around.map(({ distance }) => distance)).toEqual([...AROUND]);

	const lille = await readPortrait(reader, '59350');
	expect(lille.here.length).toBe(3);
	expect(lille.field?.code).toBe('59350');
	expect(lille.alike[0]!.name).toBe('Bordeaux');

	const mayotte = await readPortrait(reader, '976');
	expect(mayotte.region?.code).toBe('R06');
	expect(mayotte.parts.length).toBeGreaterThan(3);
	expect(mayotte.around).toEqual([]);

	// Overseas collectivités have neither région nor intercommunalité, and the austral lands no inhabitant.
	const collectivite = await readPortrait(reader, '975');
	expect(collectivite.holders).toEqual([]);
	expect(collectivite.region).toBeNull();
	expect(collectivite.parts.map(({ name }) => name)).toEqual(['Miquelon-Langlade', 'Saint-Pierre']);
	const austral = await readPortrait(reader, '984');
	expect([austral.density, austral.alike, austral.twins, austral.field]).toEqual([
		null,
		[],
		[],
		null
	]);
	expect(austral.nearest.length).toBe(4);

	const occitanie = await readPortrait(reader, '31555');
	expect(occitanie.indicators.map(({ id }) => id)).toEqual([
		'impact-occitanie-2019-devoir',
		'impact-occitanie-2019-mobilisation'
	]);

	// Names as people type them; homonyms with what tells them apart.
	expect((await searchForPortrait(reader, 'st sauveur')).items[0]).toMatchObject({
		name: 'Saint-Sauveur',
		holders: [{ kind: 'departement' }]
	});
	const first = async (typed: string) => (await findTerritories(reader, typed, 3)).places[0]?.code;
	expect(await first('la rochelle')).toBe('17300');
	expect(await first('ROCHELLE')).toBe('17300');
	expect(await first('bouzemont-saint')).toBe('51513');
	expect(await first('2a')).toBe('2A');
	expect(await first('r53')).toBe('R53');
	expect((await findTerritories(reader, '56100', 9)).places.map(({ name }) => name)).toEqual([
		'Langonnet',
		'Lorient'
	]);
	expect(await findTerritories(reader, "'; drop table --", 3)).toMatchObject({ isExact: false });
	expect((await findTerritories(reader, 'marseile', 3)).isExact).toBe(false);
	expect((await listNearCodes(reader, '59999', 3)).map(({ code }) => code)).toEqual([
		'59',
		'59668',
		'59669',
		'59670'
	]);
	expect(await listNearCodes(reader, '00999', 3)).toEqual([]);

	const country = await readCountry(reader);
	expect([country.regions.length, country.apart.length]).toEqual([18, 8]);
	expect(country.map.shapes.map(({ code }) => code).sort()).toEqual(
		country.regions.map(({ code }) => code).sort()
	);
});

describe('what a portrait says', () => {
	test('an old code answers the present commune, an unknown one is refused', async ({
		context,
		reader
	}) => {
		await givenTerritories(context);
		expect((await readPortrait(reader, '75118')).territory).toMatchObject({
			code: '75056',
			formerly: { code: '75118' }
		});
		await expect(readPortrait(reader, '99999')).rejects.toMatchObject({
			code: 'unknown_territory',
			status: 404
		});
	});

	test('names the catalysts of here and around, each once, the nearest first', async ({
		context,
		reader
	}) => {
		await givenTerritories(context);
		const at = (commune: string) => ({ label: 'Essai', commune });
		const helped = (name: string) => [
			{ name, type: 'reseau' as const, role: 'catalyseur' as const },
			{ name: 'Entreprise d’essai', type: 'entreprise' as const }
		];
		await givenExamples(context, [
			anExample({ slug: 'here', territory: at('56121'), actors: helped('Ici ensemble') }),
			anExample({ slug: 'near', territory: at('56260'), actors: helped('Vannes ensemble') }),
			anExample({ slug: 'again', territory: at('56260'), actors: helped('Ici ensemble') }),
			anExample({ slug: 'far', territory: at('59350'), actors: helped('Lille ensemble') })
		]);
		const { catalysts } = await readPortrait(reader, '56121');
		expect(catalysts.map(({ name, example }) => [name, example.slug])).toEqual([
			['Ici ensemble', 'here'],
			['Vannes ensemble', 'near']
		]);
		expect(catalysts[0]!.address).toMatch(/^\/acteurs\/ici-ensemble/);
	});
});
