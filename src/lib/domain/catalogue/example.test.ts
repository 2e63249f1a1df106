import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CSV_COLUMNS, fromCsvRow, toCsvRow } from './csv.ts';
import { comparable, findLikelyDuplicates, likeness } from './duplicates.ts';
import { checkExample, type Example } from './example.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
const reference: Example[] = readFileSync('data/examples/examples.jsonl', 'utf8')
	.trim()
	.split('\n')
	.map((line) => JSON.parse(line) as Example);
const sound = reference[0]!;

const faultsOf = (change: Record<string, unknown>) => {
	const checked = checkExample({ ...sound, ...change }, NOW);
	return 'faults' in checked ? checked.faults : [];
};

describe('a record of the catalogue', () => {
	it('is sound for each of the examples that come with the product', () => {
		expect(reference.length).toBeGreaterThan(850);
		for (const record of reference) expect(checkExample(record, NOW)).toEqual({ example: record });
	});

	it.each([
		[{ slug: 'Pas Bon' }, 'slug'],
		[{ slug: undefined }, 'slug'],
		[{ title: 'x'.repeat(91) }, 'title'],
		[{ summary: 'trop court' }, 'summary'],
		[{ kind: 'autre' }, 'kind'],
		[{ category: undefined }, 'category'],
		[{ category: 'bénévolat' }, 'category'],
		[{ actors: [sound.actors[0]] }, 'actors'],
		[
			{ actors: [...sound.actors, { name: '', type: 'association' }] },
			`actors.${sound.actors.length}.name`
		],
		[{ sdgs: [18] }, 'sdgs.0'],
		[{ sdgs: [] }, 'sdgs'],
		[{ domains: ['sante', 'sport', 'egalite', 'urgence'] }, 'domains'],
		[{ startYear: 1700 }, 'startYear'],
		[{ startYear: 2099 }, 'startYear'],
		[{ figures: [{ label: 'Communes', value: '100' }] }, 'figures.0.value'],
		[{ sources: [] }, 'sources'],
		[{ sources: [{ title: 'x', url: 'javascript:alert(1)' }] }, 'sources.0.url'],
		[{ website: 'www.exemple.fr' }, 'website'],
		[{ territory: { label: 'Rennes', commune: '3523' } }, 'territory.commune'],
		[{ confidence: 'low' }, 'confidence'],
		[{ need: 'a\u0000b' }, 'need'],
		[{ couleur: 'bleu' }, 'enregistrement'],
		[{ summary: 12 }, 'summary']
	])('with %j is refused for its field %s, in a French sentence', (change, field) => {
		const faults = faultsOf(change);
		expect(faults.map((fault) => fault.field)).toContain(field);
		for (const { sentence } of faults) expect(sentence).not.toMatch(/invalid|expected|required/i);
	});

	it('never throws, whatever it is', () => {
		fc.assert(fc.property(fc.anything(), (anything) => void checkExample(anything, NOW)));
	});
});

describe('an example in a sheet', () => {
	it('comes back to the letter, for each of the examples that come with the product', () => {
		for (const record of reference) expect(fromCsvRow(toCsvRow(record))).toEqual(record);
	});

	it('comes back to the letter with bars, line ends, backslashes and formulas in its words', () => {
		const word = fc
			.string({
				minLength: 1,
				maxLength: 30,
				unit: fc.constantFrom('a', '|', '\\', '\n', '=', "'", '-', ',', '"', 'é', ' ')
			})
			.map((text) => text.trim())
			.filter((text) => text !== '');
		fc.assert(
			fc.property(word, word, fc.option(word, { nil: undefined }), (title, name, unit) => {
				const record = {
					...sound,
					title,
					actors: [
						{ name, type: 'ess' },
						{ name: title, type: 'reseau', role: 'porteur' }
					],
					figures: [{ label: name, value: -1.5, ...(unit ? { unit } : {}), year: 2020 }]
				} as Example;
				expect(fromCsvRow(toCsvRow(record))).toEqual(record);
			})
		);
	});

	it('holds no cell that a spreadsheet would run', () => {
		const row = toCsvRow({ ...sound, title: '=HYPERLINK("http://x")' });
		for (const column of CSV_COLUMNS) expect(row[column]).not.toMatch(/^[=+\-@\t\r]/);
	});
});

describe('likely duplicates are listed', () => {
	const of = (slug: string, title: string, actors: string[], place: string | null) =>
		comparable(
			{ ...sound, slug, title, actors: actors.map((name) => ({ name, type: 'ess' })) } as Example,
			place
		);
	const cafe = of('cafe', 'Le café du village', ['Commune de Melle', 'L’Olivier'], '79174');

	it('when place and actors are the same, however they are written', () => {
		const again = of('cafe-2', 'Un bistrot rouvert', ["L'OLIVIER", 'commune de Melle'], '79174');
		expect(findLikelyDuplicates([again], [cafe])).toMatchObject([
			{ slug: 'cafe-2', other: 'cafe' }
		]);
	});

	it('when place and one actor are the same and the titles look alike', () => {
		const near = of('cafe-3', 'Le café du village rouvre', ['Commune de Melle'], '79174');
		expect(findLikelyDuplicates([near], [cafe])).toHaveLength(1);
	});

	it('but not when the same actors act elsewhere, nor twice for one pair', () => {
		const elsewhere = of(
			'cafe-4',
			'Le café du village',
			['Commune de Melle', 'L’Olivier'],
			'35238'
		);
		expect(findLikelyDuplicates([elsewhere], [cafe])).toEqual([]);
		const twin = of('cafe-5', 'Le café du village', ['Commune de Melle', 'L’Olivier'], '79174');
		expect(findLikelyDuplicates([cafe, twin], [cafe, twin])).toHaveLength(1);
	});

	it('titles are alike from 0 to 1', () => {
		expect(likeness('Café', 'cafe')).toBe(1);
		expect(likeness('Café', 'Vélo')).toBe(0);
	});
});
