import { describe, expect, test } from 'vitest';
import { anExample, REAL_EXAMPLES } from '#tests/cast.ts';
import { notebookText, tellCut, tellUnknown } from './notebook-text.ts';

const write = (change: Partial<Parameters<typeof notebookText>[0]> = {}) =>
	notebookText({
		title: 'Pour le conseil',
		examples: [anExample({ slug: 'un', title: 'Une alliance' })],
		notes: [],
		origin: 'https://alliances.exemple.fr',
		address: 'https://alliances.exemple.fr/carnet?e=un',
		...change
	});

describe('a notebook as a text', () => {
	test('says its title, each example, its sources and how to open it again', () => {
		const text = write();
		expect(text).toMatch(/^Pour le conseil\n=+\n/);
		expect(text).toContain('1. Une alliance\n---------------\n');
		expect(text).toContain('- Page d’essai\n  https://example.org/');
		expect(text).toContain('https://alliances.exemple.fr/exemples/un\n');
		expect(text).toContain('https://alliances.exemple.fr/carnet?e=un\n');
	});

	test('says what is missing', () => {
		const text = write({ notes: [tellUnknown('perdu').told, tellCut(3)] });
		expect(text).toMatch(/«\sperdu\s»\sn’est\spas\sdans\sle\scatalogue/u);
		expect(text).toMatch(/3\sexemples\sde\strop/u);
	});

	test('has lines that any mail shows, addresses and endless words apart', () => {
		const lines = write({ examples: REAL_EXAMPLES.slice(0, 60) }).split('\n');
		const long = lines.filter((line) => line.length > 72 && !/https?:/.test(line));
		expect(long).toEqual([]);
	});
});
