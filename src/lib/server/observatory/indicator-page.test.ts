import { describe, expect, test } from 'vitest';
import { INDICATOR_COLUMNS, toIndicatorRow } from '#lib/domain/observatory/indicator-csv.ts';
import { indicatorJsonLd } from '#lib/domain/observatory/indicator-json-ld.ts';
import {
	askedInWords,
	citeIndicator,
	valueInWords,
	yearInWords
} from '#lib/domain/observatory/indicator-words.ts';
import { readAtlas, readIndicator, readIndicatorPage } from './index.ts';

const atlas = await readAtlas();
const ORIGIN = 'https://alliances.test';

describe('the page of a figure', () => {
	test('shows its question with the other answers, its study and its theme, itself left out', async () => {
		const page = await readIndicatorPage('phare-associations-2015-mecenat');
		expect(page.question?.figures.map(({ value }) => value)).toEqual([67, 29, 26, 25]);
		expect(page.programme?.id).toBe('phare');
		for (const one of page.sameStudy) expect(one.of.id).toBe('phare-associations');
		for (const one of page.sameTheme) {
			expect(one.theme.id).toBe('formes');
			expect(one.of.id).not.toBe('phare-associations');
		}
		const near = [...page.sameStudy, ...page.sameTheme].map(({ id }) => id);
		expect(near).not.toContain('phare-associations-2015-mecenat');
	});

	test('can be made for every figure', async () => {
		for (const { id } of atlas.indicators) {
			const { indicator } = await readIndicatorPage(id);
			expect(indicator.id).toBe(id);
		}
	});
});

describe('a figure in words', () => {
	test('has its unit, its population, its year, its study and its institute', async () => {
		const one = await readIndicator('impact-fondations-2021-necessaire');
		expect(valueInWords(one)).toBe('98\u202F%');
		expect(askedInWords(one)).toBe(
			'Fondations (42 fondations interrogées), 2021, IMPACT-Fondations, Comisis & OpinionWay'
		);
		expect(citeIndicator(one, `${ORIGIN}/observatoire/indicateurs/${one.id}`)).toContain(one.url);
	});

	test('says that the year or the institute is not known, and guesses neither', async () => {
		const one = await readIndicator('phare-centre-2019-maires');
		expect(yearInWords(one)).toBe('année non précisée');
		expect(askedInWords(one)).toContain('institut non précisé');
		const data = JSON.parse(indicatorJsonLd(one, ORIGIN));
		expect(data.observationDate).toBeUndefined();
		expect(data.subjectOf[0].creator).toBeUndefined();
		expect(toIndicatorRow(one)).toMatchObject({ year: null, institute: null });
	});
});

describe('a figure for machines', () => {
	test('is an observation with its value, its variable and its source', async () => {
		const one = await readIndicator('impact-elus-2020-utilite');
		const written = indicatorJsonLd(one, ORIGIN);
		expect(JSON.parse(written)).toMatchObject({
			'@type': 'Observation',
			url: `${ORIGIN}/observatoire/indicateurs/impact-elus-2020-utilite`,
			value: 92,
			unitText: '%',
			observationDate: '2020',
			subjectOf: [
				{ url: one.url, creator: { name: 'Comisis & OpinionWay' } },
				{ '@type': 'Dataset' }
			]
		});
		expect(indicatorJsonLd({ ...one, label: '</script><b>' }, ORIGIN)).not.toContain('<');
	});

	test('is a row of the sheet, whose values are those of the file', () => {
		for (const one of atlas.indicators) {
			const row = toIndicatorRow(one);
			expect(Object.keys(row)).toEqual(INDICATOR_COLUMNS.map(({ name }) => name));
			expect(row.value).toBe(one.value);
		}
	});
});
