import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	keep,
	leaveOut,
	MOST_KEPT,
	move,
	notebookAddress,
	readNotebook,
	writeNotebook,
	type Notebook
} from './notebook.ts';

const read = (search: string) => readNotebook(new URLSearchParams(search));
const slug = fc
	.array(fc.stringMatching(/^[a-z0-9]{1,8}$/), { minLength: 1, maxLength: 6 })
	.map((words) => words.join('-'));
const aNotebook: fc.Arbitrary<Notebook> = fc.record({
	slugs: fc.uniqueArray(slug, { maxLength: MOST_KEPT }),
	title: fc.constantFrom('', 'Pour le conseil du 12 mars', 'Mobilité & « amis »', '100 %')
});

describe('a notebook', () => {
	test('is its address: what is written is read again, to the letter', () => {
		fc.assert(
			fc.property(aNotebook, (notebook) => {
				expect(readNotebook(writeNotebook(notebook))).toEqual({ notebook, cut: 0 });
			})
		);
	});

	test('reads any address without failing, and what it read is written one way only', () => {
		const piece = fc.tuple(
			fc.constantFrom('e', 'titre', 'q', 'E', 'e[]'),
			fc.oneof(fc.string(), fc.string({ unit: 'binary' }), slug)
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 80 }), (pairs) => {
				const { notebook } = readNotebook(pairs);
				expect(notebook.slugs.length).toBeLessThanOrEqual(MOST_KEPT);
				expect(readNotebook(writeNotebook(notebook)).notebook).toEqual(notebook);
			})
		);
	});

	test('forgives what a mail or a hand did to its address', () => {
		expect(read('e=Jardin-Partag%C3%A9&e=jardin-partage&e=&e=a,b&q=x').notebook.slugs).toEqual([
			'jardin-partage',
			'a',
			'b'
		]);
		expect(read('e=../../etc/passwd&e=<script>').notebook.slugs).toEqual(['etc-passwd', 'script']);
		expect(read('titre=%20a%00%0Ab%E2%80%AEc%20').notebook.title).toBe('a b c');
		expect(read(`titre=${'é'.repeat(10_000)}`).notebook.title).toHaveLength(90);
	});

	test('holds sixty examples, and says how many it cut', () => {
		const search = Array.from({ length: 75 }, (_, rank) => `e=s${rank}`).join('&');
		const { notebook, cut } = read(search);
		expect(notebook.slugs).toHaveLength(60);
		expect(cut).toBe(15);
		expect(keep(notebook, 'one-more')).toBe(notebook);
	});

	test('at its longest is an address that a browser passes on', () => {
		const slugs = Array.from({ length: 60 }, (_, rank) => `${rank}-${'a'.repeat(117)}`);
		expect(notebookAddress({ slugs, title: 'é'.repeat(90) }).length).toBeLessThan(8_000);
	});

	test('gains, loses and moves one example, and nothing else', () => {
		const notebook = { slugs: ['a', 'b', 'c'], title: 'T' };
		expect(keep(notebook, 'd').slugs).toEqual(['a', 'b', 'c', 'd']);
		expect(keep(notebook, 'a')).toBe(notebook);
		expect(leaveOut(notebook, 'b')).toEqual({ slugs: ['a', 'c'], title: 'T' });
		expect(move(notebook, 'c', -1).slugs).toEqual(['a', 'c', 'b']);
		expect(move(notebook, 'a', -1)).toBe(notebook);
		expect(move(notebook, 'c', 1)).toBe(notebook);
		expect(move(notebook, 'absent', 1)).toBe(notebook);
	});

	test('keeps its address for each of its files', () => {
		const notebook = { slugs: ['a', 'b'], title: 'Mon titre' };
		expect(notebookAddress(notebook)).toBe('/carnet?e=a&e=b&titre=Mon+titre');
		expect(notebookAddress(notebook, '.pdf')).toBe('/carnet.pdf?e=a&e=b&titre=Mon+titre');
		expect(notebookAddress({ slugs: [], title: '' })).toBe('/carnet');
	});
});
