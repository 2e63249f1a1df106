import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anExample } from '#tests/cast.ts';
import type { Example } from '../catalogue/example.ts';
import { EMPTY_QUERY, FACETS, LIST_FACETS, readQuery, type ListFacet } from '../catalogue/query.ts';
import { makeLexicon } from '../catalogue/search/lexicon.ts';
import { select } from '../catalogue/search/select.ts';
import { Shelf, type Book } from '../catalogue/search/shelf.ts';
import {
	CATEGORIES,
	DOMAINS,
	FAMILIES,
	OBJECTIVES,
	periodOf,
	SCALES,
	type Domain,
	type Family
} from '../catalogue/vocabulary.ts';
import type { Place } from '../territory/gazetteer.ts';
import { countMeetings } from './meetings.ts';
import { countTable } from './statistics-count.ts';
import {
	COUNTED_PATH,
	countedAddress,
	labelOfCondition,
	meets,
	narrow,
	readCounted,
	type Condition,
	type CountedSelection
} from './statistics-selection.ts';
import { DIMENSION_NAMES, DIMENSIONS, readDimension, type Dimension } from './statistics.ts';

/* A country of two régions, four départements, a collectivité that is in no région, and four communes. */
const PLACES: Place[] = [
	aPlace('R53', 'region', 'Bretagne'),
	aPlace('R52', 'region', 'Pays de la Loire'),
	aPlace('35', 'departement', 'Ille-et-Vilaine', ['R53']),
	aPlace('56', 'departement', 'Morbihan', ['R53']),
	aPlace('44', 'departement', 'Loire-Atlantique', ['R52']),
	aPlace('975', 'departement', 'Saint-Pierre-et-Miquelon'),
	aPlace('243500139', 'epci', 'Rennes Métropole', ['35', 'R53']),
	aPlace('200039022', 'epci', 'Redon', ['35', '56', '44', 'R53', 'R52']),
	aPlace('35238', 'commune', 'Rennes', ['243500139', '35', 'R53']),
	aPlace('35236', 'commune', 'Redon', ['200039022', '35', 'R53']),
	aPlace('56121', 'commune', 'Lorient', ['56', 'R53']),
	aPlace('44109', 'commune', 'Nantes', ['44', 'R52'])
];
const GAZETTEER = new Map(PLACES.map((place) => [place.code, place]));
const ancestorsOf = (code: string) => GAZETTEER.get(code)?.ancestors ?? [];
const hasTerritory = (dimension: Dimension, code: string) =>
	dimension === 'departement'
		? ['35', '56', '44', '975'].includes(code)
		: ['R53', 'R52', '975'].includes(code);

function aPlace(code: string, kind: Place['kind'], name: string, ancestors: string[] = []): Place {
	return {
		code,
		kind,
		name,
		article: 0,
		latitude: 48,
		longitude: -2,
		population: 1000,
		folded: name.toLowerCase(),
		approximate: false,
		ancestors,
		postalCodes: [],
		neighbours: []
	};
}

type Located = Example & { at: string | null };
const keys = <Key extends string>(words: Readonly<Record<Key, unknown>>) =>
	Object.keys(words) as Key[];

const anyCatalogue: fc.Arbitrary<Located[]> = fc
	.array(
		fc.record({
			kind: fc.constantFrom('partnership', 'ecosystem'),
			category: fc.option(fc.constantFrom(...keys(CATEGORIES)), { nil: undefined }),
			objectives: fc.subarray(keys(OBJECTIVES)),
			domains: fc.subarray<Domain>(keys(DOMAINS).slice(0, 5), { minLength: 1, maxLength: 3 }),
			families: fc.array(fc.constantFrom<Family>(...keys(FAMILIES).slice(0, 4)), {
				minLength: 1,
				maxLength: 5
			}),
			sdgs: fc.subarray([3, 4, 8, 17], { minLength: 1 }),
			scale: fc.constantFrom(...keys(SCALES)),
			startYear: fc.option(fc.constantFrom(1851, 1999, 2012, 2024, 2100), { nil: undefined }),
			at: fc.constantFrom(null, ...PLACES.map(({ code }) => code))
		}),
		{ maxLength: 30 }
	)
	.map((records) =>
		records.map(({ families, at, ...record }, rank) => ({
			...anExample({ slug: `essai-${rank}` }),
			...record,
			at,
			actors: families.map((type, one) => ({ name: `Acteur ${one}`, type }))
		}))
	) as fc.Arbitrary<Located[]>;

const anyDimension = fc.constantFrom(...DIMENSION_NAMES);

function shelve(examples: readonly Located[]): Shelf {
	const shelf = new Shelf(makeLexicon([]), (code) => GAZETTEER.get(code));
	for (const { at, ...example } of examples) {
		const territories = at === null ? [] : [at, ...ancestorsOf(at)];
		shelf.put({ example, place: at, territories, updatedAt: 0 });
	}
	return shelf;
}

/** What an example holds, read from its record and not from the shelf. */
function held(dimension: Dimension, { at, ...example }: Located): (string | null)[] {
	const values = ((): readonly string[] => {
		switch (dimension) {
			case 'kind':
				return [example.kind];
			case 'category':
				return example.category ? [example.category] : [];
			case 'objective':
				return example.objectives;
			case 'domain':
				return example.domains;
			case 'sdg':
				return example.sdgs.map(String);
			case 'family':
				return example.actors.map(({ type }) => type);
			case 'scale':
				return [example.scale];
			case 'period':
				return example.startYear ? [periodOf(example.startYear)] : [];
			case 'year':
				return example.startYear ? [String(example.startYear)] : [];
			default:
				return (at === null ? [] : [at, ...ancestorsOf(at)]).filter((code) =>
					hasTerritory(dimension, code)
				);
		}
	})();
	return values.length > 0 ? [...new Set(values)] : [null];
}

describe('a table counts', () => {
	test('exactly what a count by hand counts, whatever the catalogue', () => {
		fc.assert(
			fc.property(anyCatalogue, anyDimension, anyDimension, (examples, rows, columns) => {
				const shelf = shelve(examples);
				const table = countTable(shelf.books(), shelf.places, rows, columns);
				expect(table.total).toBe(examples.length);
				const holding = (...asked: [Dimension, string | null][]) =>
					examples.filter((one) =>
						asked.every(([dimension, value]) => held(dimension, one).includes(value))
					).length;
				for (const [at, row] of table.rows.entries()) {
					expect(row.count).toBe(holding([rows, row.value]));
					for (const [other, column] of table.columns.entries())
						expect(table.cells[at]![other]).toBe(
							holding([rows, row.value], [columns, column.value])
						);
				}
				for (const column of table.columns)
					expect(column.count).toBe(holding([columns, column.value]));
				const all = new Set(examples.flatMap((one) => held(rows, one)));
				expect(new Set(table.rows.map(({ value }) => value))).toEqual(all);
			})
		);
	});

	test('once per example: the lines add up, unless an example may hold several values', () => {
		fc.assert(
			fc.property(anyCatalogue, anyDimension, (examples, rows) => {
				// An EPCI may lie in several départements; the examples of the product are never placed in one.
				const placed = examples.filter(({ at }) => at !== '200039022');
				const shelf = shelve(placed);
				const table = countTable(shelf.books(), shelf.places, rows, null);
				const sum = table.rows.reduce((counted, { count }) => counted + count, 0);
				if (DIMENSIONS[rows].several) expect(sum).toBeGreaterThanOrEqual(table.total);
				else expect(sum).toBe(table.total);
			})
		);
	});

	test('what has no value on a line of its own, the last', () => {
		const shelf = shelve([
			{ ...anExample({ slug: 'un', category: undefined, kind: 'ecosystem' }), at: null },
			{ ...anExample({ slug: 'deux' }), at: '35238' }
		]);
		const table = countTable(shelf.books(), shelf.places, 'category', 'region');
		expect(table.rows.map(({ label, count }) => [label, count])).toEqual([
			['Mécénat', 1],
			['Sans forme de partenariat', 1]
		]);
		expect(table.columns.map(({ label }) => label)).toEqual(['Bretagne', 'Sans région']);
		expect(table.cells).toEqual([
			[1, 0],
			[0, 1]
		]);
	});
});

/** A restriction of the catalogue, in its own language. */
const anyRestriction = fc.constantFrom(
	'',
	'acteur=association',
	'acteur=association&acteur=entreprise',
	'domaine=sante&domaine=handicap',
	'odd=3&debut=depuis-2020',
	'territoire=R53',
	'territoire=35&categorie=mecenat',
	'territoire=35236',
	'territoire=200039022',
	'territoire=44109&rayon=100'
);

describe('behind each number', () => {
	test('an address gives exactly the examples that were counted, and is read back', () => {
		fc.assert(
			fc.property(
				anyCatalogue,
				anyRestriction,
				anyDimension,
				anyDimension,
				(examples, restriction, rows, columns) => {
					const shelf = shelve(examples);
					const { query } = readQuery(new URLSearchParams(restriction));
					const books = answering(shelf, { query, conditions: [] });
					const table = countTable(books, shelf.places, rows, columns);
					for (const [at, row] of table.rows.entries()) {
						for (const [other, column] of table.columns.entries()) {
							const count = table.cells[at]![other]!;
							if (count === 0) continue;
							const address = behind(query, [
								{ dimension: rows, value: row.value },
								{ dimension: columns, value: column.value }
							]);
							expect(answering(shelf, readAddress(address)), address).toHaveLength(count);
						}
					}
				}
			),
			{ numRuns: 60 }
		);
	});

	test('the catalogue is asked whenever its language can say it', () => {
		const address = (conditions: Condition[], restriction = '') =>
			behind(readQuery(new URLSearchParams(restriction)).query, conditions);
		const mecenat: Condition = { dimension: 'category', value: 'mecenat' };
		expect(address([mecenat, { dimension: 'sdg', value: '3' }])).toBe(
			'/exemples?categorie=mecenat&odd=3'
		);
		expect(address([{ dimension: 'departement', value: '35' }], 'territoire=R53')).toBe(
			'/exemples?territoire=35'
		);
		expect(address([{ dimension: 'region', value: 'R53' }], 'territoire=35')).toBe(
			'/exemples?territoire=35'
		);
		expect(
			address([
				{ dimension: 'family', value: 'association' },
				{ dimension: 'family', value: 'entreprise' }
			])
		).toBe(`${COUNTED_PATH}?acteur=association&avec=acteur:entreprise`);
		expect(address([{ dimension: 'year', value: '2012' }])).toBe(`${COUNTED_PATH}?avec=annee:2012`);
		expect(address([{ dimension: 'region', value: null }, mecenat])).toBe(
			`${COUNTED_PATH}?categorie=mecenat&sans=region`
		);
	});

	test('what the catalogue cannot say is said in words', () => {
		const told = (condition: Condition) => labelOfCondition(condition, () => 'Bretagne');
		expect(told({ dimension: 'family', value: 'entreprise' })).toBe(
			'famille d’acteurs\u00A0: entreprise'
		);
		expect(told({ dimension: 'year', value: '2012' })).toBe('année de début\u00A0: 2012');
		expect(told({ dimension: 'region', value: 'R53' })).toBe('région\u00A0: Bretagne');
		expect(told({ dimension: 'category', value: null })).toBe('sans forme de partenariat');
	});

	test('a mangled address is forgiven, and what is left aside is said', () => {
		const { query, conditions, ignored } = readCounted(
			new URLSearchParams(
				'acteur=association&avec=acteur:rouge&avec=annee&sans=couleur&avec=departement:1&sans=lignes'
			)
		);
		expect(query.family).toEqual(['association']);
		expect(conditions).toEqual([{ dimension: 'departement', value: '01' }]);
		expect(ignored.map(({ value }) => value)).toEqual([
			'acteur:rouge',
			'annee',
			'couleur',
			'lignes'
		]);
	});
});

function behind(query: CountedSelection['query'], conditions: readonly Condition[]): string {
	return countedAddress(
		conditions.reduce<CountedSelection>((one, condition) => narrow(one, condition, ancestorsOf), {
			query,
			conditions: []
		})
	);
}

function readAddress(address: string): CountedSelection {
	const { query, conditions, ignored } = readCounted(
		new URLSearchParams(address.split('?')[1] ?? '')
	);
	expect(ignored).toEqual([]);
	if (address.startsWith('/exemples')) expect(conditions).toEqual([]);
	return { query, conditions };
}

function answering(shelf: Shelf, { query, conditions }: CountedSelection): Book[] {
	const chosen = query.territory === null ? null : GAZETTEER.get(query.territory)!;
	const selection = select(shelf, query, null, chosen);
	const tests = conditions.map((condition) => meets(condition, hasTerritory));
	return [...shelf.books()].filter(
		(book) => selection.holds(book.id) && tests.every((test) => test(book))
	);
}

describe('a dimension', () => {
	test('is read by its French name and by the name of its field', () => {
		for (const dimension of DIMENSION_NAMES) {
			expect(readDimension(DIMENSIONS[dimension].name)).toBe(dimension);
			expect(readDimension(dimension)).toBe(dimension);
		}
		expect(readDimension('Année')).toBe('year');
		expect(readDimension('constructor')).toBeUndefined();
	});

	test('of a facet is selected by the parameter of the catalogue', () => {
		for (const facet of LIST_FACETS) {
			expect(DIMENSIONS[facet as ListFacet].parameter).toBe(FACETS[facet].parameter);
		}
		expect(DIMENSIONS.year.parameter).toBeNull();
	});
});

describe('families that meet', () => {
	test('are counted once per example, as many times one way as the other', () => {
		fc.assert(
			fc.property(anyCatalogue, (examples) => {
				const shelf = shelve(examples);
				const { families, together, mixed, pairs } = countMeetings([...shelf.books()]);
				const acts = (family: Family, one: Located) =>
					one.actors.some(({ type }) => type === family);
				for (const [at, one] of families.entries()) {
					for (const [to, other] of families.entries()) {
						const count = examples.filter((example) => acts(one, example) && acts(other, example));
						expect(together[at]![to]).toBe(count.length);
						expect(together[to]![at]).toBe(count.length);
					}
				}
				expect(mixed).toBe(
					examples.filter(({ actors }) => new Set(actors.map(({ type }) => type)).size > 1).length
				);
				for (const { one, other, count } of pairs)
					expect(count).toBe(together[families.indexOf(one)]![families.indexOf(other)]);
			})
		);
	});

	test('an empty catalogue has none', () => {
		expect(countMeetings([])).toEqual({ families: [], together: [], mixed: 0, pairs: [] });
		expect(EMPTY_QUERY.family).toEqual([]);
	});
});
