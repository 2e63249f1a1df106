import { describe, expect, test } from 'vitest';
import type { Atlas } from './indicator-atlas.ts';
import { arrangeStudies, drawStudies, spanInWords, yearsInWords } from './study.ts';

/** An atlas of studies: what is around the figures does not count here. */
function anAtlas(studies: Record<string, { programme: string | null; years: (number | null)[] }>) {
	const entries = Object.entries(studies);
	return {
		programmes: [
			{ id: 'un', title: 'Un', from: 2008, to: 2012 },
			{ id: 'deux', title: 'Deux', from: 2024, to: null }
		],
		studies: entries.map(([id, { programme }]) => ({ id, title: id, programme, names: [id] })),
		indicators: entries.flatMap(([id, { years }]) => years.map((year) => ({ of: { id }, year })))
	} as unknown as Atlas;
}

describe('the studies', () => {
	const arranged = arrangeStudies(
		anAtlas({
			tard: { programme: 'un', years: [2012, 2009, 2012] },
			sans: { programme: 'un', years: [null] },
			tôt: { programme: 'un', years: [2008] },
			ailleurs: { programme: null, years: [2020] },
			aussi: { programme: null, years: [2020, null] }
		})
	);

	test('stand in their programmes, the oldest first, those without a year last', () => {
		expect(arranged.map(({ studies }) => studies.map(({ id }) => id))).toEqual([
			['tôt', 'tard', 'sans'],
			[],
			['ailleurs', 'aussi']
		]);
		expect(arranged[0]!.studies[1]!.years).toEqual([2009, 2012]);
	});

	test('are drawn on the years of their figures, and a year that is not known is not drawn', () => {
		const { first, last, lanes } = drawStudies(arranged);
		expect([first, last]).toEqual([2008, 2024]);
		expect(lanes[0]!.points).toEqual([
			{ study: 'tôt', year: 2008, figures: 1, above: 0 },
			{ study: 'tard', year: 2009, figures: 1, above: 0 },
			{ study: 'tard', year: 2012, figures: 2, above: 0 }
		]);
		expect(lanes[2]).toMatchObject({ from: null, height: 2 });
		expect(lanes[2]!.points.map(({ above }) => above)).toEqual([0, 1]);
	});

	test('say their years as one reads them', () => {
		expect(yearsInWords([])).toBe('année non précisée');
		expect(yearsInWords([2015])).toBe('2015');
		expect(yearsInWords([2008, 2012])).toBe('2008 et 2012');
		expect(spanInWords({ from: 2008, to: 2012 })).toBe('2008 à 2012');
		expect(spanInWords({ from: 2024, to: null })).toBe('depuis 2024');
	});
});
