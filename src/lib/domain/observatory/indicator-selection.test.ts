import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { arrangeAtlas, type AtlasFiles } from './indicator-atlas.ts';
import {
	choicesOf,
	EMPTY_INDICATOR_QUERY,
	INDICATOR_FACET_NAMES,
	indicatorsAddress,
	readIndicatorQuery,
	VALUE_IN,
	withChoice,
	type IndicatorQuery
} from './indicator-query.ts';
import { arrangeSections, selectIndicators } from './indicator-selection.ts';

const yaml = (name: string) =>
	parse(readFileSync(`data/indicators/${name}.yaml`, 'utf8')) as Partial<AtlasFiles>;
const recorded = JSON.parse(readFileSync('data/indicators/indicators.json', 'utf8')) as {
	label_fr: string;
	population_fr: string;
	source_url: string;
}[];
const atlas = arrangeAtlas({
	indicators: recorded.map((one) => ({
		...one,
		label: one.label_fr,
		population: one.population_fr,
		url: one.source_url
	})),
	...yaml('themes'),
	...yaml('populations'),
	...yaml('studies'),
	...yaml('warnings'),
	...yaml('questions')
} as unknown as AtlasFiles);

const read = (search: string) => readIndicatorQuery(atlas, new URLSearchParams(search));
const found = (change: Partial<IndicatorQuery>) =>
	selectIndicators(atlas, { ...EMPTY_INDICATOR_QUERY, ...change }).items.map(({ id }) => id);

const anyQuery = fc.record({
	text: fc.constantFrom('', 'mécénat', 'maires', 'rien de tel', '2015'),
	...Object.fromEntries(
		INDICATOR_FACET_NAMES.map((facet) => [
			facet,
			fc.subarray([...choicesOf(atlas, facet).keys()], { maxLength: 3 })
		])
	)
}) as fc.Arbitrary<IndicatorQuery>;

describe('the address of a selection of figures', () => {
	test('is read back as the same selection', () => {
		fc.assert(
			fc.property(anyQuery, (query) => {
				const address = indicatorsAddress(query);
				expect(read(address.split('?')[1] ?? '')).toEqual({ query, ignored: [] });
			})
		);
	});

	test('is forgiven, and what it does not mean is said', () => {
		const { query, ignored } = read(
			'theme=formes,rouge&population=ELUS&year=2015&annee=1789&couleur=bleu&etude=&q=%00 mécénat '
		);
		expect(query).toEqual({
			text: 'mécénat',
			theme: ['formes'],
			population: ['elus'],
			year: ['2015'],
			study: []
		});
		expect(ignored).toEqual([
			{ parameter: 'theme', value: 'rouge' },
			{ parameter: 'annee', value: '1789' },
			{ parameter: 'couleur', value: 'bleu' }
		]);
	});

	test('never fails, whatever is typed', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.string(), fc.string({ unit: 'binary' }))), (pairs) => {
				read(new URLSearchParams(pairs).toString());
			})
		);
	});
});

describe('a selection of figures', () => {
	test('is the whole when nothing is asked', () => {
		expect(found({})).toHaveLength(151);
	});

	test('forgives accents, capitals and plurals', () => {
		expect(found({ text: 'MECENAT' })).toEqual(found({ text: 'mécénat' }));
		expect(found({ text: 'maire' })).toEqual(found({ text: 'maires' }));
		expect(found({ text: 'mécénat' }).length).toBeGreaterThan(5);
		expect(found({ text: 'licorne' })).toEqual([]);
	});

	test('holds the figures whose year is not known', () => {
		const unknown = found({ year: ['inconnue'] });
		expect(unknown).toContain('phare-centre-2019-maires');
		expect(unknown.length).toBe(atlas.indicators.filter(({ year }) => year === null).length);
	});

	test('is counted exactly by each facet, which forgets only itself', () => {
		fc.assert(
			fc.property(anyQuery, (query) => {
				const { facets } = selectIndicators(atlas, query);
				for (const facet of INDICATOR_FACET_NAMES) {
					for (const { value, count } of facets[facet]) {
						const alone = selectIndicators(atlas, { ...query, [facet]: [value] });
						expect(count).toBe(alone.items.length);
						expect(alone.items.every((one) => VALUE_IN[facet](one) === value)).toBe(true);
					}
				}
			}),
			{ numRuns: 20 }
		);
	});

	test('takes a choice and gives it back', () => {
		const with2015 = withChoice(EMPTY_INDICATOR_QUERY, 'year', '2015');
		expect(withChoice(with2015, 'year', '2015')).toEqual(EMPTY_INDICATOR_QUERY);
	});

	test('is shown by theme, each figure once, and a question is drawn whole or not at all', () => {
		fc.assert(
			fc.property(anyQuery, (query) => {
				const { items } = selectIndicators(atlas, query);
				const sections = arrangeSections(atlas, items);
				const shown = sections.flatMap(({ questions, singles }) => [
					...questions.flatMap(({ figures }) => figures.map(({ id }) => id)),
					...singles.map(({ id }) => id)
				]);
				expect(shown.toSorted()).toEqual(items.map(({ id }) => id).toSorted());
			}),
			{ numRuns: 30 }
		);
	});
});
