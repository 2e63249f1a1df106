import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dataClasses, dataStep } from './territory-data-classes.ts';
import { checkIndicator } from './territory-data-dictionary.ts';
import { DATA_ORDERS, dataAddress, readDataQuery } from './territory-data-query.ts';
import { rankValues, summarizeValues } from './territory-data-ranks.ts';
import { readColumns, REQUIRED } from './territory-data-sheet.ts';
import { readDatum, readDecimal, readYear } from './territory-data-values.ts';
import { formatDatum, formatRank, LEVELS } from './territory-data.ts';

describe('a number is read as sheets and programs write it', () => {
	it.each([
		['12', 12],
		['12,5', 12.5],
		['12.5', 12.5],
		['1 234,5', 1234.5],
		['1\u202F234\u00A0567', 1_234_567],
		['-3', -3],
		['−3', -3],
		['1e-7', 1e-7],
		['-0', 0],
		[' 7 ', 7]
	])('%s is %d', (text, value) => expect(readDecimal(text)).toBe(value));

	it.each([
		'',
		'abc',
		'1,2,3',
		'1.234,5',
		'12 %',
		'=1+1',
		'0x10',
		'Infinity',
		'NaN',
		'1e99',
		'5e-324',
		'1e-99',
		'12 34'
	])('%j is none', (text) => expect(readDecimal(text)).toBeNull());

	test('and a number is never made of an absence', () => {
		expect(readDatum('nd')).toEqual({ value: null, missing: 'nd' });
		expect(readDatum(' S ')).toEqual({ value: null, missing: 's' });
		expect(readDatum('0')).toEqual({ value: 0, missing: null });
		expect(readDatum('')).toMatchObject({ sentence: expect.stringContaining('pas un zéro') });
		expect(readDatum('12 %')).toMatchObject({ sentence: expect.stringContaining('unité') });
	});
});

test('a year has begun, and is not older than what is counted', () => {
	const now = new Date('2026-03-12T00:00:00Z');
	expect(readYear('2026', now)).toBe(2026);
	for (const text of ['', '22', '2027', '1500', '0', '2021.0', 'hier'])
		expect(readYear(text, now), text).toMatchObject({ sentence: expect.any(String) });
});

test('a value is written with its unit, and what is missing is said', () => {
	expect(formatDatum({ value: 1234.5, missing: null }, '%')).toBe('1\u202F234,5\u202F%');
	expect(formatDatum({ value: 3, missing: null }, 'habitants')).toBe('3\u00A0habitants');
	expect(formatDatum({ value: 0.00123, missing: null })).toBe('0,0012');
	expect(formatDatum({ value: 0, missing: null })).toBe('0');
	expect(formatDatum({ value: null, missing: 's' }, '%')).toBe('secret statistique');
	expect(formatDatum({ value: null, missing: null })).toBe('sans valeur');
	expect([
		formatRank(1, false, true),
		formatRank(1, true, false),
		formatRank(12, false, true)
	]).toEqual(['1re', '1er ex æquo', '12e']);
});

describe('ranks', () => {
	test('are shared by the same values, by kind, and what has no value has none', () => {
		const ranks = rankValues([
			{ code: '01', kind: 'departement', value: 5 },
			{ code: '02', kind: 'departement', value: 9 },
			{ code: '03', kind: 'departement', value: 5 },
			{ code: '04', kind: 'departement', value: null },
			{ code: '05', kind: 'departement', value: -1 },
			{ code: 'R53', kind: 'region', value: 5 }
		]);
		expect(Object.fromEntries(ranks)).toEqual({
			'01': { rank: 2, tied: true },
			'02': { rank: 1, tied: false },
			'03': { rank: 2, tied: true },
			'04': { rank: null, tied: false },
			'05': { rank: 4, tied: false },
			R53: { rank: 1, tied: false }
		});
	});

	test('say how many values are above, whatever the values', () => {
		const value = fc.option(fc.integer({ min: -5, max: 5 }));
		fc.assert(
			fc.property(fc.array(value, { maxLength: 40 }), (values) => {
				const all = values.map((value, at) => ({ code: `${at}`, kind: 'commune' as const, value }));
				const ranks = rankValues(all);
				for (const { code, value } of all) {
					const above = all.filter(
						(one) => value !== null && one.value! > value && one.value !== null
					);
					expect(ranks.get(code)!.rank).toBe(value === null ? null : above.length + 1);
				}
			})
		);
	});

	test('come with a summary in which nothing is counted as zero', () => {
		const of = (value: number | null, code: string) => ({ code, kind: 'region' as const, value });
		expect(
			summarizeValues([of(4, 'a'), of(null, 'b'), of(1, 'c'), of(2, 'd'), of(9, 'e')])
		).toEqual([{ kind: 'region', count: 4, missing: 1, lowest: 1, median: 3, highest: 9 }]);
		expect(summarizeValues([of(null, 'a')])).toEqual([
			{ kind: 'region', count: 0, missing: 1, lowest: null, median: null, highest: null }
		]);
	});
});

test('classes hold every value once, zero and below included, the same value in one class', () => {
	fc.assert(
		fc.property(
			fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 120 }),
			(values) => {
				const classes = dataClasses(values);
				expect(classes.length).toBeLessThanOrEqual(5);
				expect(classes.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
				for (const value of values) {
					const own = classes.filter(({ from, to }) => value >= from && value <= to);
					expect(own).toHaveLength(1);
					expect(dataStep(value, classes)).toBe(own[0]!.step);
				}
				expect(classes.at(-1)!.step).toBe(5);
			}
		)
	);
	expect(dataClasses([])).toEqual([]);
});

describe('the address of an indicator', () => {
	test('says the whole state, and is read back', () => {
		const query = fc.record({
			year: fc.option(fc.integer({ min: 1801, max: 2026 })),
			level: fc.option(fc.constantFrom(...LEVELS)),
			text: fc
				.string({ maxLength: 80 })
				.map((text) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '').trim()),
			order: fc.constantFrom(...(Object.keys(DATA_ORDERS) as (keyof typeof DATA_ORDERS)[])),
			page: fc.integer({ min: 1, max: 100_000 })
		});
		fc.assert(
			fc.property(query, (asked) => {
				const search = dataAddress('essai', asked).split('?')[1] ?? '';
				expect(readDataQuery(new URLSearchParams(search))).toEqual({ query: asked, ignored: [] });
			})
		);
	});

	test('forgives what it does not know, and says so', () => {
		const { query, ignored } = readDataQuery(
			new URLSearchParams('annee=hier&niveau=planete&ordre=rouge&page=-1&couleur=bleu')
		);
		expect(query).toEqual({ year: null, level: null, text: '', order: 'haut', page: 1 });
		expect(ignored.map(({ parameter }) => parameter).sort()).toEqual([
			'annee',
			'couleur',
			'niveau',
			'ordre',
			'page'
		]);
	});
});

describe('the head of a file', () => {
	test('is read in English or in French, with or without accents', () => {
		expect(readColumns(['Code', 'Indicateur', 'VALEUR', 'année'], 'values')).toEqual({
			columns: ['code', 'indicator', 'value', 'year']
		});
	});

	it.each([
		[['a', 'b'], 'values', 'première ligne'],
		[['code', 'indicator', 'value'], 'values', 'la colonne year'],
		[['code', 'indicator', 'value', 'year', 'licnce'], 'values', 'inconnues'],
		[['code', 'indicator', 'value', 'year', 'annee'], 'values', 'deux fois'],
		[[...REQUIRED.dictionary], 'values', 'échangez'],
		[['code', 'indicator', 'value', 'year'], 'dictionary', 'échangez']
	] as const)('%j as %s is refused: %s', (names, kind, words) =>
		expect(readColumns([...names], kind)).toMatchObject({
			sentence: expect.stringContaining(words)
		})
	);
});

test('a definition is refused field by field', () => {
	const good = {
		indicator: 'essai-de-part',
		label: 'Part d’essai',
		unit: '%',
		meaning: 'Pour un test.',
		direction: 'lower',
		source: 'Fichier d’essai',
		source_url: 'https://example.org/',
		publisher: 'Essai',
		licence: 'Sans'
	};
	const faultsOf = (change: Partial<typeof good>) => {
		const checked = checkIndicator({ ...good, ...change }, REQUIRED.dictionary);
		return 'faults' in checked ? checked.faults.map(({ field }) => field) : [];
	};
	expect(faultsOf({})).toEqual([]);
	expect(faultsOf({ direction: '' })).toEqual([]);
	expect(faultsOf({ indicator: 'Essai de part' })).toEqual(['indicator']);
	expect(faultsOf({ indicator: '../x' })).toEqual(['indicator']);
	expect(faultsOf({ direction: 'toString' })).toEqual(['direction']);
	expect(faultsOf({ source_url: 'javascript:alert(1)' })).toEqual(['source_url']);
	expect(faultsOf({ source_url: 'https://a@example.org' })).toEqual(['source_url']);
	expect(faultsOf({ label: 'x'.repeat(121), licence: ' ' })).toEqual(['label', 'licence']);
});
