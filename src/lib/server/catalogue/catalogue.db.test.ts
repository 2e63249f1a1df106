import {
	EMPTY_QUERY,
	FACETS,
	LIST_FACETS,
	toggle,
	type CatalogueQuery,
	type ListFacet
} from '#lib/domain/catalogue/query.ts';
import { Refusal } from '#lib/domain/kernel/refusal.ts';
import type { Reader } from '#lib/server/platform/context.ts';
import {
	anExample,
	givenExamples,
	someTerritories,
	REAL_EXAMPLES
} from '../../../../tests/cast.ts';
import { describe, expect, test } from '../../../../tests/stage.ts';
import {
	browseExamples,
	exportExamples,
	listExamples,
	readExample,
	settleTerritory
} from './index.ts';

const settle = (reader: Reader, change: Partial<CatalogueQuery>) =>
	settleTerritory(reader, { ...EMPTY_QUERY, ...change });

const browse = async (reader: Reader, change: Partial<CatalogueQuery>) =>
	browseExamples(reader, await settle(reader, change));

const slugsFor = async (reader: Reader, text: string) => {
	const { items } = await browse(reader, { text, sort: 'pertinence' });
	return items.map(({ example }) => example.slug);
};

describe('a search in words', () => {
	test('forgives accents, plurals and the words that say nothing', async ({ context, reader }) => {
		await givenExamples(context, [
			anExample({ slug: 'benevoles', title: 'Des bénévoles auprès des élèves' }),
			anExample({ slug: 'velos', title: 'Des vélos pour les villages' })
		]);
		for (const text of [
			'bénévole',
			'benevoles',
			'BÉNÉVOLES',
			'les bénévoles',
			'aupres des eleves',
			'l’élève'
		]) {
			expect(await slugsFor(reader, text), text).toEqual(['benevoles']);
		}
		expect(await slugsFor(reader, 'village vélo')).toEqual(['velos']);
		expect(await slugsFor(reader, 'licorne')).toEqual([]);
	});

	test('puts the title before the rest', async ({ context, reader }) => {
		await givenExamples(context, [
			anExample({ slug: 'en-passant', need: 'Le compost manque.', startYear: 2025 }),
			anExample({ slug: 'dans-le-titre', title: 'Compost de quartier', startYear: 1990 })
		]);
		expect(await slugsFor(reader, 'compost')).toEqual(['dans-le-titre', 'en-passant']);
	});

	test('finds by the names of actors, domains and goals', async ({ context, reader }) => {
		await givenExamples(context, [
			anExample({
				slug: 'un',
				actors: [
					{ name: 'Emmaüs Lorient', type: 'association' },
					{ name: 'La Poste', type: 'entreprise' }
				],
				domains: ['grand-age'],
				sdgs: [14]
			}),
			anExample({ slug: 'autre' })
		]);
		for (const text of ['emmaus', 'la poste', 'grand âge', 'vie aquatique']) {
			expect(await slugsFor(reader, text), text).toEqual(['un']);
		}
	});

	test('does no harm, whatever is typed', async ({ context, reader }) => {
		await givenExamples(context, [anExample({ slug: 'seul' })]);
		for (const text of [
			"'; drop table example; --",
			'"',
			'((',
			':*',
			'\\',
			'<->',
			'-',
			'!!!',
			'🙂',
			'%',
			'_',
			'a'.repeat(200)
		]) {
			await browse(reader, { text, sort: 'pertinence' });
		}
		expect((await browse(reader, {})).total).toBe(1);
	});
});

describe('facets', () => {
	test('each counts what choosing a value would leave, and forgets only its own filter', async ({
		context,
		reader
	}) => {
		await givenExamples(context, REAL_EXAMPLES.slice(0, 200));
		const query: CatalogueQuery = {
			...EMPTY_QUERY,
			text: 'association',
			domain: ['sante', 'handicap'],
			family: ['entreprise'],
			sort: 'pertinence'
		};
		const { facets, total } = await browse(reader, query);
		expect(total).toBeGreaterThan(0);
		for (const facet of LIST_FACETS) {
			for (const value of Object.keys(FACETS[facet].labels)) {
				const alone = toggle({ ...query, [facet]: [] }, facet as ListFacet, value);
				const { total: left } = await browse(reader, alone);
				expect(facets[facet as ListFacet][value] ?? 0, `${facet} ${value}`).toBe(left);
			}
		}
	});

	test('the territory leads from région to département to commune, in official names', async ({
		context,
		reader
	}) => {
		await someTerritories(context);
		await givenExamples(context, [
			anExample({
				slug: 'lorient',
				territory: { label: 'Lorient', commune: '56121', department: '56', region: '53' }
			}),
			anExample({
				slug: 'morbihan',
				territory: { label: 'Morbihan', department: '56', region: '53' },
				scale: 'departement'
			}),
			anExample({
				slug: 'reunion',
				territory: { label: 'La Réunion', region: '04' },
				scale: 'region'
			}),
			anExample({ slug: 'partout', scale: 'national' })
		]);
		const offered = async (territory: string | null) =>
			(await browse(reader, { territory })).territories.map(
				({ name, count }) => `${name} ${count}`
			);
		expect(await offered(null)).toEqual(['Bretagne 2', 'La Réunion 1']);
		expect(await offered('R53')).toEqual(['Bretagne 2', 'Morbihan 2', 'La Réunion 1']);
		expect(await offered('56')).toEqual(['Bretagne 2', 'Morbihan 2', 'La Réunion 1', 'Lorient 1']);
		expect(
			(await browse(reader, { territory: '56121' })).items.map(({ example }) => example.slug)
		).toEqual(['lorient']);
		// The intercommunalité of Lorient holds it too.
		const { ancestors } = (await settleTerritory(reader, { ...EMPTY_QUERY, territory: '56121' }))
			.chosen!;
		const epci = ancestors.find(({ kind }) => kind === 'epci')!;
		expect((await browse(reader, { territory: epci.code })).total).toBe(1);
		expect(await slugsFor(reader, 'bretagne')).toHaveLength(2);
	});

	test('an old code leads to the present commune, an unknown one is left aside and said', async ({
		context,
		reader
	}) => {
		await someTerritories(context);
		await givenExamples(context, [
			anExample({
				slug: 'goutte-d-or',
				territory: { label: 'Paris 18e', commune: '75118', department: '75', region: '11' }
			})
		]);
		expect((await readExample(reader, 'goutte-d-or')).place).toMatchObject({
			code: '75056',
			name: 'Paris'
		});
		expect((await browse(reader, { territory: '75118' })).total).toBe(1);
		expect(await settleTerritory(reader, { ...EMPTY_QUERY, territory: '99999' })).toMatchObject({
			query: { territory: null },
			unknown: '99999'
		});
	});
});

describe('pages and runs', () => {
	test('a page beyond the end is the last one', async ({ context, reader }) => {
		await givenExamples(context, REAL_EXAMPLES.slice(0, 45));
		const { page, pages, items } = await browse(reader, { page: 900 });
		expect([page, pages, items.length]).toEqual([3, 3, 5]);
	});

	test('a run goes through every example once, in each order', async ({ context, reader }) => {
		await givenExamples(context, REAL_EXAMPLES.slice(0, 60));
		for (const query of [
			{ ...EMPTY_QUERY, sort: 'recents' as const },
			{ ...EMPTY_QUERY, sort: 'titre' as const },
			{ ...EMPTY_QUERY, sort: 'pertinence' as const, text: 'entreprise' }
		]) {
			const seen: string[] = [];
			let cursor: string | null = null;
			let total = 0;
			do {
				const run: Awaited<ReturnType<typeof listExamples>> = await listExamples(
					reader,
					await settle(reader, query),
					{
						limit: 7,
						cursor
					}
				);
				seen.push(...run.items.map(({ slug }) => slug));
				({ next: cursor, total } = run);
			} while (cursor);
			expect(new Set(seen).size).toBe(seen.length);
			expect(seen.length).toBe(total);
			const { items } = await browse(reader, query);
			expect(seen.slice(0, 20)).toEqual(items.map(({ example }) => example.slug));
		}
	});

	test('a cursor that was tampered with, or comes from another order, is refused', async ({
		context,
		reader
	}) => {
		await givenExamples(context, REAL_EXAMPLES.slice(0, 10));
		const byYear = await settle(reader, {});
		const { next } = await listExamples(reader, byYear, { limit: 2, cursor: null });
		const forged = Buffer.from(JSON.stringify(['recents', '1; drop table example', 'a'])).toString(
			'base64url'
		);
		for (const cursor of ['', 'zzz', forged, '{}', Buffer.from('null').toString('base64url')]) {
			await expect(listExamples(reader, byYear, { limit: 2, cursor }), cursor).rejects.toThrow(
				Refusal
			);
		}
		const otherOrder = await settle(reader, { sort: 'titre' });
		await expect(listExamples(reader, otherOrder, { limit: 2, cursor: next })).rejects.toThrow(
			Refusal
		);
	});
});

describe('an import', () => {
	test('twice the same changes nothing', async ({ context }) => {
		const some = REAL_EXAMPLES.slice(0, 30);
		expect(await givenExamples(context, some)).toMatchObject({
			created: 30,
			changed: 0,
			unchanged: 0
		});
		expect(await givenExamples(context, some)).toMatchObject({
			created: 0,
			changed: 0,
			unchanged: 30
		});
	});

	test('sees what changed, whatever the order of the fields', async ({ context, reader }) => {
		const [one, two] = [anExample({ slug: 'un' }), anExample({ slug: 'deux' })];
		await givenExamples(context, [one, two]);
		const reversed = Object.fromEntries(Object.entries(one).reverse()) as unknown as typeof one;
		const report = await givenExamples(context, [reversed, { ...two, title: 'Un autre titre' }]);
		expect(report).toMatchObject({ created: 0, changed: 1, unchanged: 1 });
		expect((await readExample(reader, 'deux')).example.title).toBe('Un autre titre');
	});

	test('gives back every record to the letter', async ({ context, reader }) => {
		await someTerritories(context);
		await givenExamples(context, REAL_EXAMPLES);
		const back: unknown[] = [];
		for await (const run of exportExamples(reader)) back.push(...run);
		const bySlug = (a: { slug: string }, b: { slug: string }) => (a.slug < b.slug ? -1 : 1);
		expect(back).toEqual([...REAL_EXAMPLES].sort(bySlug));
	});

	test('lists likely duplicates and merges none', async ({ context, reader }) => {
		await givenExamples(context, [anExample({ slug: 'cafe', title: 'Le café du village' })]);
		const report = await givenExamples(context, [
			anExample({ slug: 'cafe-bis', title: 'Le café du village' })
		]);
		expect(report.duplicates).toMatchObject([{ slug: 'cafe-bis', other: 'cafe' }]);
		expect((await browse(reader, {})).total).toBe(2);
	});
});

test('an example that does not exist is refused by name', async ({ reader }) => {
	await expect(readExample(reader, 'nulle-part')).rejects.toMatchObject({
		code: 'unknown_example',
		status: 404
	});
});
