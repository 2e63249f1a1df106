import { expect, test } from 'vitest';
import { readingLevel, syllablesIn } from './reading-level.ts';

test.each([
	['chat', 1],
	['alliance', 2],
	['formes', 1],
	['l’eau', 1],
	['association', 4],
	['été', 2],
	['le', 1],
	['17', 1]
])('« %s » has about %i syllables', (word, count) => {
	expect(syllablesIn(word)).toBe(count);
});

test('the formula is that of Kandel and Moles', () => {
	const { words, sentences, syllables, score } = readingLevel(['Le chat dort. Il rêve.']);
	expect([words, sentences, syllables]).toEqual([5, 2, 5]);
	expect(score).toBe(Math.round(207 - 1.015 * 2.5 - 73.6 * 1));
});

test('longer words and sentences make a text harder', () => {
	const plain = readingLevel(['On se voit le mardi. On parle du prix. Puis on signe.']).score!;
	const heavy = readingLevel([
		'La contractualisation interorganisationnelle présuppose une interconnaissance préalable des parties prenantes territorialisées.'
	]).score!;
	expect(plain).toBeGreaterThan(90);
	expect(heavy).toBeLessThan(10);
});

test('an empty text has no level', () => {
	expect(readingLevel(['', '—']).score).toBeNull();
});
