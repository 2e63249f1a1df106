import { describe, expect, test } from 'vitest';
import type { TerritoryView } from '../territory/territory-view.ts';
import type { CountedTerritory, NearExample } from './portrait-view.ts';
import { answerInWords, hasSurroundings, isWide, tabTitle, worthALook } from './portrait-words.ts';

const LILLE: TerritoryView = {
	code: '59350',
	kind: 'commune',
	name: 'Lille',
	article: 0,
	epciKind: null,
	population: 238_246,
	latitude: 50.63,
	longitude: 3.07,
	approximate: false,
	postalCodes: ['59000', '59260', '59777', '59800'],
	seat: null,
	ancestors: [],
	neighbours: [],
	formerly: null
};
const FINISTERE: TerritoryView = {
	...LILLE,
	code: '29',
	kind: 'departement',
	name: 'Finistère',
	article: 2
};
const held = (code: string, kind: CountedTerritory['kind'], name: string): CountedTerritory => ({
	code,
	kind,
	name,
	article: 2,
	population: null,
	count: 0
});
const NORD = held('59', 'departement', 'Nord');

describe('the answer', () => {
	const answer = (total: number, around: readonly (readonly [number, number])[]) =>
		answerInWords({
			territory: LILLE,
			total,
			around: around.map(([distance, count]) => ({ distance, count }))
		});

	test('counts what is here', () => {
		expect(answer(1, [])).toBe('1\u00A0exemple d’alliance à Lille');
		expect(answer(12, [[20, 40]])).toBe('12\u00A0exemples d’alliances à Lille');
	});

	test('else what is around, at the smallest distance where there is something', () => {
		expect(
			answer(0, [
				[10, 3],
				[20, 0],
				[50, 2],
				[100, 9]
			])
		).toBe('Aucune alliance connue à Lille, 2\u00A0exemples à 50\u00A0km à la ronde');
	});

	test('and says that nothing is known', () => {
		expect(answer(0, [[100, 0]])).toBe('Aucune alliance connue à Lille à ce jour');
		expect(answer(0, [])).toBe('Aucune alliance connue à Lille à ce jour');
	});
});

describe('the nearest examples', () => {
	const nearest = [0, 100, 100.1, null].map((distance) => ({ distance })) as NearExample[];
	const distances = (territory: TerritoryView, total: number) =>
		worthALook({ territory, total, nearest }).map(({ distance }) => distance);

	test('are all worth a look where nothing is known', () => {
		expect(distances(LILLE, 0)).toEqual([0, 100, 100.1, null]);
		expect(distances(FINISTERE, 0)).toEqual([0, 100, 100.1, null]);
	});

	test('are within 100 km elsewhere, and none around a wide territory', () => {
		expect(distances(LILLE, 3)).toEqual([0, 100]);
		expect(distances(FINISTERE, 3)).toEqual([]);
	});
});

test('a commune says its département in its tab, nothing else does', () => {
	expect(tabTitle(LILLE, [NORD])).toBe('Lille (Nord)');
	expect(tabTitle(LILLE, [])).toBe('Lille');
	expect(tabTitle(FINISTERE, [held('R53', 'region', 'Bretagne')])).toBe('Le Finistère');
});

test('only a wide territory that nothing holds nor touches has no surroundings', () => {
	expect(isWide(LILLE)).toBe(false);
	expect(isWide(FINISTERE)).toBe(true);
	expect(hasSurroundings({ territory: LILLE, neighbours: [] }, [])).toBe(true);
	expect(hasSurroundings({ territory: FINISTERE, neighbours: [] }, [])).toBe(false);
	expect(hasSurroundings({ territory: FINISTERE, neighbours: [NORD] }, [])).toBe(true);
	expect(hasSurroundings({ territory: FINISTERE, neighbours: [] }, [NORD])).toBe(true);
});
