import { expect, test } from 'vitest';
import { inAlphabet, letterOf, searchTerms, type Term } from './glossary.ts';

const aTerm = (term: string, definition = 'Une définition.', forms: string[] = []): Term => ({
	id: term,
	term,
	forms,
	definition,
	basis: 'usage',
	see: []
});
const TERMS = [
	aTerm('Mécénat', 'Soutien à une œuvre.'),
	aTerm('Écosystème'),
	aTerm('Charte', 'Texte court, avant le mécénat.'),
	aTerm('Convention de mécénat'),
	aTerm('Don', 'Ce que l’on donne.', ['générosité'])
];
const found = (text: string) => searchTerms(TERMS, text).map(({ term }) => term);

test('terms stand in alphabetic order, accents left aside', () => {
	expect(inAlphabet(TERMS).map(({ term }) => term)).toEqual([
		'Charte',
		'Convention de mécénat',
		'Don',
		'Écosystème',
		'Mécénat'
	]);
	expect(letterOf(TERMS[1]!)).toBe('E');
});

test('a search forgives accents, and puts the term before those that speak of it', () => {
	expect(found('MECENAT')).toEqual(['Mécénat', 'Convention de mécénat', 'Charte']);
	expect(found('oeuvre')).toEqual(['Mécénat']);
	expect(found('generosite')).toEqual(['Don']);
	expect(found('rien de tel')).toEqual([]);
});

test('a search without words leaves all of them', () => {
	expect(found('')).toHaveLength(5);
	expect(found(' ?! ')).toHaveLength(5);
});
