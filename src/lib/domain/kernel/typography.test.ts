import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	fold,
	formatCount,
	formatDay,
	formatNumber,
	joinFacts,
	joinWords,
	typeset
} from './typography.ts';

const anyText = fc.oneof(
	fc.string({ unit: 'grapheme' }),
	fc
		.array(
			fc.constantFrom(
				'«',
				'»',
				'"',
				"'",
				' ',
				'\u00a0',
				'\u202f',
				':',
				';',
				'!',
				'?',
				'%',
				'€',
				'1',
				'234',
				'000',
				'...',
				'l',
				'é',
				'\n'
			),
			{ maxLength: 20 }
		)
		.map((pieces) => pieces.join(''))
);

describe('French typography', () => {
	test('sets guillemets, apostrophes and the spaces of punctuation', () => {
		expect(typeset(`L'été, elle dit "oui" : vraiment ?`)).toBe(
			'L’été, elle dit «\u202foui\u202f»\u00a0: vraiment\u202f?'
		);
		expect(typeset('12 000 habitants, 25 % et 3 €...')).toBe(
			'12\u202f000 habitants, 25\u202f% et 3\u202f€…'
		);
	});

	test('leaves addresses alone', () => {
		expect(typeset('voir https://example.org/a?b=c')).toBe('voir https://example.org/a?b=c');
	});

	test('is set once for all: doing it again changes nothing', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				expect(typeset(typeset(text))).toBe(typeset(text));
			})
		);
	});

	test('writes numbers as print does', () => {
		expect(formatNumber(1234567.891)).toBe('1\u202f234\u202f567,89');
		expect(formatNumber(-1200)).toBe('−1\u202f200');
		expect(formatNumber(0.5, 0)).toBe('1');
	});

	test('writes a number that is read back as the same', () => {
		const read = (text: string) =>
			Number(text.replace('−', '-').replaceAll('\u202f', '').replace(',', '.'));
		fc.assert(
			fc.property(
				fc.integer({ min: -1e12, max: 1e12 }),
				fc.integer({ min: 0, max: 99 }),
				(whole, cents) => {
					const value = Number(`${whole}.${String(cents).padStart(2, '0')}`);
					expect(read(formatNumber(value)) + 0).toBe(value + 0);
				}
			)
		);
	});

	test('writes days', () => {
		expect(formatDay('2026-05-01')).toBe('1er\u00a0mai\u00a02026');
		expect(formatDay('2026-12-25')).toBe('25\u00a0décembre\u00a02026');
		expect(formatDay('2026-13-01')).toBe('2026-13-01');
		expect(formatDay('un jour')).toBe('un jour');
	});

	test('counts from two for the plural', () => {
		expect([0, 1, 1.5, 2].map((count) => formatCount(count, 'exemple'))).toEqual([
			'0\u00a0exemple',
			'1\u00a0exemple',
			'1,5\u00a0exemple',
			'2\u00a0exemples'
		]);
	});

	test('reads a list aloud', () => {
		expect(joinWords([])).toBe('');
		expect(joinWords(['a'])).toBe('a');
		expect(joinWords(['a', 'b', 'c'])).toBe('a, b et c');
		expect(joinWords(['a', 'b'], 'ou')).toBe('a ou b');
	});
});

describe('two spellings of one name', () => {
	test('have the same folded form', () => {
		expect(fold('Saint-Étienne')).toBe('saint-etienne');
		expect(fold('L’Œuvre')).toBe(fold("l'oeuvre"));
	});

	test('folding again changes nothing', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				expect(fold(fold(text))).toBe(fold(text));
			})
		);
	});
});

test('facts stand on one line, and no line begins with the dot between them', () => {
	expect(joinFacts(['Commune', null, 'Finistère', '', '29400'])).toBe(
		'Commune\u00A0· Finistère\u00A0· 29400'
	);
	expect(joinFacts([undefined, false])).toBe('');
});
