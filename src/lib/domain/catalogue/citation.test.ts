import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bibtexCitation, plainCitation, risCitation, type Cited } from './citation.ts';

const cited = (title: string): Cited => ({
	example: { slug: 'velos-lorient', title, summary: 'Un résumé.' },
	address: 'https://alliances.exemple.fr/exemples/velos-lorient',
	updatedOn: '2026-03-12'
});

describe('a citation', () => {
	test('for a person says the title, the site, the day and the address', () => {
		expect(plainCitation(cited("L'atelier : des vélos"))).toBe(
			'«\u202FL’atelier\u00A0: des vélos\u202F», Faire alliance, fiche enregistrée le 12\u00A0mars\u00A02026, https://alliances.exemple.fr/exemples/velos-lorient (Licence Ouverte 2.0).'
		);
	});

	test('in BibTeX escapes what TeX would read as an order', () => {
		const entry = bibtexCitation(cited('50 % & 3 $ #1 {a} a_b c^d ~e \\f'));
		expect(entry).toContain(
			'title = {{50 \\% \\& 3 \\$ \\#1 \\textbraceleft{}a\\textbraceright{} a\\_b c\\textasciicircum{}d \\textasciitilde{}e \\textbackslash{}f}}'
		);
		expect(entry).toContain('url = {https://alliances.exemple.fr/exemples/velos-lorient}');
		expect(entry).toMatch(/^@misc\{faire-alliance-velos-lorient,\n/);
	});

	test('in BibTeX is one entry with its braces closed, whatever the title', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (title) => {
				let open = 0;
				for (const sign of bibtexCitation(cited(title))) {
					if (sign === '{') open++;
					if (sign === '}') open--;
					expect(open).toBeGreaterThanOrEqual(0);
				}
				expect(open).toBe(0);
			})
		);
	});

	test('in RIS is one record of lines with a tag, whatever the title', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (title) => {
				const lines = risCitation(cited(title)).split('\r\n');
				expect(lines.pop()).toBe('');
				expect(lines[0]).toBe('TY  - ELEC');
				expect(lines.at(-1)).toBe('ER  - ');
				for (const line of lines) expect(line).toMatch(/^[A-Z][A-Z\d] {2}- [^\r\n]*$/);
			})
		);
	});
});
