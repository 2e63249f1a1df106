import { describe, expect, test } from 'vitest';
import { readFigureSources } from './figures.ts';
import { parseGlossary } from './glossary.ts';
import { readBlocks, readInlines } from './markdown-tree.ts';
import { tellQuestion } from './question-page.ts';
import { parseQuestion } from './vademecum.ts';

const DAY = '2026-11-24';
const ROLES = ['association', 'entreprise', 'elu', 'fondation', 'catalyseur', 'citoyen'];

/** A sound text of the second question, with what a test changes in it. */
function aText({
	body = '## Un titre {#titre}\n\nUn texte.',
	answer = 'Une phrase.'
} = {}): string {
	return `---
title: Quelles formes ?
short: Les formes
description: Une description.
updated: 2026-11-24
answer: ['${answer}', 'Deux.', 'Trois.']
figures:
  - { id: urgence-citoyens-2020-utile, sentence: des Français. }
examples:
  - { title: Du mécénat, query: categorie=mecenat, sentence: 'Voyez *cela*.' }
further:
  - { title: Une page, publisher: Un éditeur, url: 'https://example.org/', sentence: Ailleurs. }
next:
  - { title: Chercher, url: /exemples, sentence: 'Jusqu’à [[droit:mecenat.taux]].' }
roles:
${ROLES.map((role) => `  ${role}: 'Pour ${role}, le mécénat et [[droit:mecenat.taux]].'`).join('\n')}
---

${body}
`;
}
const GLOSSARY = parseGlossary(`terms:
  - { id: mecenat, term: Mécénat, forms: [], definition: 'Un « don » & plus.', basis: dossier, see: [], page: formes }
  - { id: convention, term: Convention, forms: [conventions], definition: Un accord., basis: usage, see: [], page: piloter }
`);
const SOURCES = await readFigureSources(DAY);
const tell = (text: string, role: 'elu' | null = null) =>
	tellQuestion(parseQuestion(text, 2), role, SOURCES, GLOSSARY);

describe('a figure cited in a text', () => {
	const body = 'Ainsi [[indicateur:urgence-citoyens-2020-utile]], puis [[droit:mecenat.taux]].';

	test('is its value, and leads to a numbered note with population, year, institute and study', () => {
		const { body: html, notes } = tell(aText({ body }));
		expect(html).toContain('href="#source-indicateur-urgence-citoyens-2020-utile"');
		expect(html).toMatch(/>81\u202F%<sup>.*?1<\/sup><\/a>/);
		expect(notes[0]).toMatchObject({
			number: 1,
			value: '81\u202F%',
			facts: 'Français (population générale), 2020, Comisis & OpinionWay',
			page: '/observatoire/indicateurs/urgence-citoyens-2020-utile',
			source: { title: 'URGENCE-Covid-Citoyens (Observatoire des partenariats)' }
		});
	});

	test('of the law has its date, its source, and says that it is to be verified', () => {
		const { notes } = tell(aText({ body }));
		expect(notes[1]).toMatchObject({ number: 2, value: '60\u202F%', toVerify: true, page: null });
		expect(notes[1]!.facts).toMatch(/^Date de début non vérifiée\. /);
	});

	test('twice has one note, and the first call alone can be gone back to', () => {
		const { body: html, notes } = tell(aText({ body: `${body}\n\n${body}` }));
		expect(notes).toHaveLength(2);
		expect(html.match(/id="appel-1"/g)).toHaveLength(1);
	});

	test('for the role that was chosen only has its note then, the first one', () => {
		const text = aText({ body: 'Ainsi [[indicateur:urgence-citoyens-2020-utile]].' });
		expect(tell(text, 'elu').notes.map(({ value }) => value)).toEqual(['60\u202F%', '81\u202F%']);
		expect(tell(text).notes.map(({ value }) => value)).toEqual(['81\u202F%', '60\u202F%']);
	});

	test('inside a link is its value alone', () => {
		const { body: html } = tell(
			aText({ body: '[Jusqu’à [[droit:mecenat.taux]] rendus](/exemples)' })
		);
		expect(html).toContain('<a href="/exemples">Jusqu’à 60\u202F% rendus</a>');
	});

	test('of an unknown name stops the page: a fault of ours', () => {
		expect(() => tell(aText({ body: '[[indicateur:nul]]' }))).toThrow(/no indicator nul/);
		expect(() => tell(aText({ body: '[[droit:nul]]' }))).toThrow(/no parameter nul/);
	});

	test('without a year says that it is not told', () => {
		const unknown = [...SOURCES.indicators.values()].find(({ year }) => year === null);
		if (!unknown) return;
		const { notes } = tell(aText({ body: `[[indicateur:${unknown.id}]]` }));
		expect(notes[0]!.facts).toContain('année non précisée');
	});
});

describe('a term of the glossary', () => {
	test('is a link with its definition, tied to it for those who listen', () => {
		const { body } = tell(aText({ body: 'Du mécénat.' }));
		expect(body).toBe(
			'<p>Du <span class="term"><a href="/comprendre/glossaire#mecenat" aria-describedby="def-mecenat">mécénat</a><span class="def" role="tooltip" id="def-mecenat">Un « don » &amp; plus.</span></span>.</p>\n'
		);
	});

	test('is explained once a page: in the words for a role, when they come first', () => {
		const text = aText({ body: 'Du mécénat, une convention.', answer: 'Le mécénat.' });
		const page = tell(text, 'elu');
		expect(page.forRole).toContain('class="term"');
		expect(page.answer).not.toContain('class="term"');
		expect(page.body).toMatch(/Du mécénat, une <span class="term"/);
		expect(tell(text).answer).toContain('class="term"');
	});

	test('is never marked in a heading, a link nor a table', () => {
		const body =
			'## Le mécénat {#m}\n\n[mécénat](/exemples)\n\n| Mécénat |\n| --- |\n| mécénat |\n';
		expect(tell(aText({ body })).body).not.toContain('class="term"');
	});

	test('that the glossary refers to the question stands at its end', () => {
		expect(tell(aText()).terms.map(({ id }) => id)).toEqual(['mecenat']);
	});
});

describe('a text', () => {
	test('has its contents by its anchors', () => {
		const body =
			'## Un *titre* {#titre}\n\nMot.\n\n### Moins\n\n## Sans ancre\n\n## Deux {#deux}\n';
		const page = tell(aText({ body }));
		expect(page.contents).toEqual([
			{ id: 'titre', title: 'Un titre' },
			{ id: 'deux', title: 'Deux' }
		]);
		expect(page.body).toContain('<h2 id="titre">Un <em>titre</em></h2>');
	});

	test('shows as text whatever looks like HTML', () => {
		const { body } = tell(aText({ body: 'Voir <script>alert(1)</script> & <b>gras</b>.' }));
		expect(body).toBe(
			'<p>Voir &lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;gras&lt;/b&gt;.</p>\n'
		);
	});

	test('keeps no address that would run a script', () => {
		const { body } = tell(aText({ body: '[x](javascript:alert(1)) [y](data:text/html,x)' }));
		expect(body).not.toContain('href');
	});

	test('has tables that the keyboard can enter, each named', () => {
		const body = '## Titre {#t}\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n';
		expect(tell(aText({ body })).body).toContain(
			'<div class="frame" role="region" aria-label="Tableau 1\u00A0: Titre" tabindex="0"><table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>\n<tbody>\n<tr><th scope="row">1</th><td>2</td></tr>\n</tbody></table></div>'
		);
	});

	test('is read as a tree, lists and lines included', () => {
		expect(readBlocks('- un\n- **deux**\n  trois\n')).toEqual([
			{
				kind: 'list',
				ordered: false,
				items: [
					[{ kind: 'line', inside: [{ kind: 'text', text: 'un' }] }],
					[
						{
							kind: 'line',
							inside: [
								{ kind: 'strong', inside: [{ kind: 'text', text: 'deux' }] },
								{ kind: 'text', text: ' trois' }
							]
						}
					]
				]
			}
		]);
		expect(readInlines('[a *b*](/c)')).toEqual([
			{
				kind: 'link',
				href: '/c',
				inside: [
					{ kind: 'text', text: 'a ' },
					{ kind: 'emphasis', inside: [{ kind: 'text', text: 'b' }] }
				]
			}
		]);
	});

	test('that is not sound is refused with its file and its field', () => {
		expect(() => parseQuestion('Rien.', 2)).toThrow(/2-formes\.md has no front matter/);
		expect(() => parseQuestion(aText().replace('updated: 2026-11-24', 'updated: hier'), 2)).toThrow(
			/2-formes\.md: updated/
		);
	});
});
