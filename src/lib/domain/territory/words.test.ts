import { expect, it } from 'vitest';
import { densityInWords, distinctHolders, kindInWords, peopleInWords, titleOf } from './words.ts';

it('says how many live there, and when it is not known', () => {
	expect(peopleInWords(238_246)).toBe('238\u202F246\u00A0habitants');
	expect(peopleInWords(1)).toBe('1\u00A0habitant');
	expect(peopleInWords(0)).toBe('aucun habitant');
	expect(peopleInWords(null)).toBe('population non connue');
});

it('writes an estimate with two figures', () => {
	expect(densityInWords(0.3)).toBe('moins d’un habitant au km²');
	expect(densityInWords(1.2)).toBe('environ 1\u00A0habitant au km²');
	expect(densityInWords(37.6)).toBe('environ 38\u00A0habitants au km²');
	expect(densityInWords(1659)).toBe('environ 1\u202F700\u00A0habitants au km²');
});

it('names what a territory is', () => {
	expect(kindInWords({ kind: 'departement', code: '29' })).toBe('Département');
	for (const code of ['975', '977', '978', '984', '986', '987', '988', '989'])
		expect(kindInWords({ kind: 'departement', code })).toBe('Outre-mer, hors des régions');
	expect(kindInWords({ kind: 'departement', code: '976' })).toBe('Département');
	expect(kindInWords({ kind: 'epci', code: '200000172', epciKind: 'CC' })).toBe(
		'Communauté de communes'
	);
	expect(titleOf({ code: '29', kind: 'departement', name: 'Finistère', article: 2 })).toBe(
		'Le Finistère'
	);
});

it('says each name once on the way up', () => {
	const named = (code: string, kind: 'commune' | 'departement' | 'region', name: string) => ({
		code,
		kind,
		name,
		article: 0
	});
	const paris = named('75056', 'commune', 'Paris');
	const holders = [named('75', 'departement', 'Paris'), named('R11', 'region', 'Île-de-France')];
	expect(distinctHolders(paris, holders).map(({ code }) => code)).toEqual(['R11']);
	const saintDenis = named('97411', 'commune', 'Saint-Denis');
	const island = [named('974', 'departement', 'La Réunion'), named('R04', 'region', 'La Réunion')];
	expect(distinctHolders(saintDenis, island).map(({ code }) => code)).toEqual(['974']);
});
