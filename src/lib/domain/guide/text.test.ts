import { describe, expect, test } from 'vitest';
import { citedIn, readDirectives, readingMinutes, type Block } from './text.ts';

describe('a directive', () => {
	test('is a figure to come, in the middle of a text', () => {
		expect(readDirectives('Donc [[indicateur:urgence-citoyens-2020-utile]] des Français.')).toEqual(
			[
				{ kind: 'text', text: 'Donc ' },
				{ kind: 'cited', of: 'indicateur', id: 'urgence-citoyens-2020-utile' },
				{ kind: 'text', text: ' des Français.' }
			]
		);
		expect(readDirectives('[[droit:mecenat.taux-au-dela]]')).toEqual([
			{ kind: 'cited', of: 'droit', id: 'mecenat.taux-au-dela' }
		]);
	});

	test.each(['[[chiffre:x]]', '[[indicateur: x]]', '[indicateur:x]', '[[indicateur:x]', '[[]]'])(
		'that is not one stays a text: %s',
		(written) => expect(readDirectives(written)).toEqual([{ kind: 'text', text: written }])
	);

	test('is found however deep', () => {
		const cited = { kind: 'cited', of: 'droit', id: 'x' } as const;
		expect(
			citedIn([{ kind: 'strong', inside: [{ kind: 'emphasis', inside: [cited] }] }, cited])
		).toEqual([cited, cited]);
	});
});

describe('the reading time', () => {
	const words = (count: number): Block => ({
		kind: 'paragraph',
		inside: [{ kind: 'text', text: 'l’alliance '.repeat(count) }]
	});

	test('is counted at 200 words a minute, and is never nothing', () => {
		expect(readingMinutes([])).toBe(1);
		expect(readingMinutes([words(200)])).toBe(1);
		expect(readingMinutes([words(201)])).toBe(2);
		expect(readingMinutes([words(100), words(100), words(1)])).toBe(2);
	});

	test('counts what is in lists and tables, and a figure as a word', () => {
		const cell = [{ kind: 'text', text: 'mot '.repeat(50) }] as const;
		const table: Block = { kind: 'table', head: [cell, cell], rows: [[cell, cell]] };
		const cited = { kind: 'cited', of: 'droit', id: 'x' } as const;
		expect(readingMinutes([table])).toBe(1);
		expect(readingMinutes([table, { kind: 'paragraph', inside: [cited] }])).toBe(2);
	});
});
