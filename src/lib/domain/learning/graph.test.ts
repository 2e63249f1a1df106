import { describe, expect, test } from 'vitest';
import {
	graphFaults,
	minutesLeft,
	minutesOf,
	nextUnit,
	unitsForStage,
	unitsOf,
	type UnitLine
} from './graph.ts';

function aUnit(slug: string, given: Partial<UnitLine> = {}): UnitLine {
	return {
		slug,
		title: slug,
		short: slug,
		goal: slug,
		leaves: slug,
		minutes: 20,
		path: 'decouvrir',
		after: [],
		level: 1,
		stages: [1],
		roles: 'tous',
		...given
	};
}
/** Sixty minutes, then 240, then 720. */
const whole: UnitLine[] = [
	aUnit('a'),
	aUnit('b', { after: ['a'] }),
	aUnit('c', { after: ['a'] }),
	aUnit('d', { path: 'concevoir', minutes: 180, after: ['b', 'c'] }),
	aUnit('e', { path: 'piloter', minutes: 480, after: ['d'] })
];
const slugs = (units: readonly UnitLine[]) => units.map(({ slug }) => slug);

test('a longer path holds the shorter ones', () => {
	expect(slugs(unitsOf(whole, 'decouvrir'))).toEqual(['a', 'b', 'c']);
	expect(slugs(unitsOf(whole, 'concevoir'))).toEqual(['a', 'b', 'c', 'd']);
	expect(minutesOf(unitsOf(whole, 'piloter'))).toBe(720);
});

test('what is finished in one hour counts in twelve', () => {
	const done = new Set(['a', 'b', 'c']);
	expect(minutesLeft(unitsOf(whole, 'decouvrir'), done)).toBe(0);
	expect(minutesLeft(unitsOf(whole, 'piloter'), done)).toBe(660);
});

test('a finished unit that left the graph counts for nothing', () => {
	expect(minutesLeft(unitsOf(whole, 'decouvrir'), new Set(['a', 'gone']))).toBe(40);
});

describe('the units for a stage', () => {
	const graph = [
		aUnit('every', { stages: [1, 2, 3, 4] }),
		aUnit('two', { stages: [2] }),
		aUnit('mayors', { stages: [2, 3], roles: ['elu'] }),
		aUnit('later', { stages: [7] })
	];
	const forStage = (stage: number, role: 'elu' | 'entreprise' | null, most = 3) =>
		slugs(unitsForStage(graph, { stage, role, most }));

	test('begin with those of the role, then with what speaks of that stage alone', () => {
		expect(forStage(2, 'elu')).toEqual(['mayors', 'two', 'every']);
		expect(forStage(2, 'elu', 2)).toEqual(['mayors', 'two']);
	});

	test('leave out what is for other roles, and other stages', () => {
		expect(forStage(2, 'entreprise')).toEqual(['two', 'every']);
		expect(forStage(2, null)).toEqual(['two', 'every']);
		expect(forStage(8, null)).toEqual([]);
	});
});

describe('the next unit', () => {
	test('is the first whose prerequisites are finished', () => {
		expect(nextUnit(whole, new Set())?.slug).toBe('a');
		expect(nextUnit(whole, new Set(['a']))?.slug).toBe('b');
		expect(nextUnit(whole, new Set(['a', 'c']))?.slug).toBe('b');
	});
	test('does not wait for a prerequisite that is not shown', () => {
		expect(nextUnit(whole.slice(3), new Set())?.slug).toBe('d');
	});
	test('is none when all are finished', () => {
		expect(nextUnit(whole, new Set(slugs(whole)))).toBeNull();
	});
});

describe('a graph is refused', () => {
	const faultsOf = (units: UnitLine[]) => graphFaults(units).map(({ sentence }) => sentence);
	const changed = (rank: number, given: Partial<UnitLine>) =>
		whole.map((unit, at) => (at === rank ? { ...unit, ...given } : unit));

	test('never when it is right', () => expect(faultsOf(whole)).toEqual([]));
	test.each([
		['a slug twice', changed(1, { slug: 'a' }), 'a est déjà pris'],
		['an unknown prerequisite', changed(1, { after: ['z'] }), 'aucune unité ne s’appelle z'],
		['a circle of one', changed(0, { after: ['a'] }), 'a et a se supposent l’une l’autre'],
		['a circle of three', changed(0, { after: ['d'] }), 'a et d se supposent l’une l’autre'],
		['a prerequisite told later', changed(1, { after: ['c'] }), 'c vient après b dans la liste'],
		[
			'a prerequisite of a longer path',
			[...changed(2, { after: ['f'] }), aUnit('f', { path: 'piloter', minutes: 0 })],
			'f est dans un parcours plus long que c'
		],
		[
			'minutes that do not make an hour',
			changed(0, { minutes: 19 }),
			'le parcours « decouvrir » fait 59 minutes au lieu de 60'
		]
	])('for %s', (_, units, sentence) => {
		expect(faultsOf(units)).toContain(sentence);
	});
});
