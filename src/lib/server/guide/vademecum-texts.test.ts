import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Example } from '#lib/domain/catalogue/example.ts';
import { readQuery, type CatalogueQuery } from '#lib/domain/catalogue/query.ts';
import { periodOf } from '#lib/domain/catalogue/vocabulary.ts';
import { fold, formatNumber, typeset } from '#lib/domain/kernel/typography.ts';
import { REAL_EXAMPLES } from '#tests/cast.ts';

interface Link {
	title: string;
	url: string;
	sentence: string;
	publisher?: string;
}
interface Question {
	title: string;
	short: string;
	description: string;
	updated: string;
	answer: string[];
	figures: { id: string; sentence: string }[];
	examples: { title: string; query: string; sentence: string }[];
	further: Link[];
	next: Link[];
	roles: Record<string, string>;
}
interface Term {
	id: string;
	term: string;
	forms: string[];
	definition: string;
	basis: string;
	see: string[];
	page?: string;
}

/** `[[indicateur:ID]]` and `[[droit:ID]]`, replaced by a value when the text is drawn. */
const DIRECTIVE = /\[\[([^\]]*)\]\]/g;
const FOLDER = 'content/vademecum';
const SLUGS = [
	'faire-alliance',
	'formes',
	'territoires',
	'preuves',
	'piloter',
	'moyens',
	'apprendre'
];
const ROLES = ['association', 'entreprise', 'elu', 'fondation', 'catalyseur', 'citoyen'];
const PAGES =
	/^\/(apprendre|exemples(\/carte)?|acteurs|carnet|ressources(\/simulateur-mecenat)?|observatoire|bonnes-nouvelles)$/;
/** The legal parameters that a text may call by name (data/legal). */
const LEGAL = new Set([
	'mecenat.taux',
	'mecenat.taux-au-dela',
	'mecenat.seuil-taux',
	'mecenat.plafond-montant',
	'mecenat.plafond-pour-mille',
	'mecenat.report-annees',
	'mecenat.contreparties',
	'mecenat.declaration',
	'particuliers.taux',
	'particuliers.coluche-taux',
	'particuliers.coluche-plafond',
	'subvention.convention',
	'rescrit.delai-mois'
]);
const INDICATORS = JSON.parse(readFileSync('data/indicators/indicators.json', 'utf8')) as {
	id: string;
	value: number;
	unit: string;
}[];
const indicators = new Set(INDICATORS.map(({ id }) => id));
const slugs = new Set(REAL_EXAMPLES.map(({ slug }) => slug));

const files = readdirSync(FOLDER).sort();
const questions = files.map((name) => {
	const raw = readFileSync(`${FOLDER}/${name}`, 'utf8');
	const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(raw) ?? [];
	return { name, raw, body, head: parse(head) as Question };
});
const { terms } = parse(readFileSync('content/glossaire.yaml', 'utf8')) as { terms: Term[] };

/** Words that are read: targets of links and anchors are not. */
function countWords(text: string): number {
	const read = text.replace(/\]\([^)]*\)/g, ']').replace(/\{#[^}]*\}/g, '');
	return read.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function stringsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (value === null || typeof value !== 'object') return [];
	return Object.values(value).flatMap(stringsIn);
}

function targetsIn(text: string): string[] {
	return [...text.matchAll(/\]\(([^)]*)\)/g)].map(([, target]) => target!);
}

function isInternalAddress(target: string): boolean {
	const [path = '', search = ''] = target.split('?');
	const question = /^\/comprendre\/(.+)$/.exec(path)?.[1];
	if (question) return SLUGS.includes(question);
	const example = /^\/exemples\/(?!carte$)(.+)$/.exec(path)?.[1];
	if (example) return slugs.has(example);
	return PAGES.test(path) && readQuery(new URLSearchParams(search)).ignored.length === 0;
}

/** Does an example answer a query? Words are looked for as they are written: the search finds at least as many. */
function answers(example: Example, query: CatalogueQuery): boolean {
	const record = fold(JSON.stringify(example));
	const has = <T>(asked: readonly T[], own: readonly (T | undefined | null)[]) =>
		asked.length === 0 || asked.some((one) => own.includes(one));
	return (
		has(query.kind, [example.kind]) &&
		has(query.category, [example.category]) &&
		has(query.objective, example.objectives) &&
		has(query.domain, example.domains) &&
		has(
			query.family,
			example.actors.map(({ type }) => type)
		) &&
		has(query.scale, [example.scale]) &&
		has(query.period, [example.startYear ? periodOf(example.startYear) : null]) &&
		fold(query.text)
			.split(' ')
			.every((word) => record.includes(word))
	);
}

describe('the seven questions of the vademecum', () => {
	test('are seven files, in order', () => {
		expect(files).toEqual(SLUGS.map((slug, rank) => `${rank + 1}-${slug}.md`));
	});

	describe.each(questions)('$name', ({ head, body, raw }) => {
		test('asks a question and answers it first, in three sentences', () => {
			expect(head.title).toMatch(/\u202F\?$/);
			expect(head.short.split(' ').length).toBeLessThanOrEqual(3);
			expect(head.description.length).toBeLessThanOrEqual(155);
			expect(head.updated).toMatch(/^\d{4}-\d\d-\d\d$/);
			expect(head.answer).toHaveLength(3);
			for (const sentence of head.answer)
				expect(sentence.replace(DIRECTIVE, 'x')).toMatch(/^[^.!?]+\.$/);
		});

		test('is read in a few minutes', () => {
			expect(countWords(body)).toBeGreaterThanOrEqual(600);
			expect(countWords(body)).toBeLessThanOrEqual(1200);
			expect(body).not.toMatch(/<\/?[a-z]/i);
		});

		test('gives each heading an address of its own', () => {
			const headings = body.split('\n').filter((line) => line.startsWith('#'));
			const anchors = headings.map((line) => /^## .+ \{#([a-z0-9-]+)\}$/.exec(line)?.[1]);
			expect(anchors.length).toBeGreaterThan(2);
			expect(anchors).not.toContain(undefined);
			expect(new Set(anchors).size).toBe(anchors.length);
		});

		test('says to each role what it changes, in a breath', () => {
			expect(Object.keys(head.roles)).toEqual(ROLES);
			for (const text of Object.values(head.roles)) {
				expect(countWords(text), text).toBeGreaterThanOrEqual(40);
				expect(countWords(text), text).toBeLessThanOrEqual(80);
			}
		});

		test('calls only figures and rules that exist', () => {
			expect(head.figures.length).toBeGreaterThanOrEqual(3);
			expect(head.figures.length).toBeLessThanOrEqual(6);
			for (const { id } of head.figures) expect(indicators.has(id), id).toBe(true);
			const directives = [...raw.matchAll(DIRECTIVE)].map(([, inside]) => inside!);
			for (const directive of directives) {
				const [, kind, id = ''] = /^(indicateur|droit):(\S+)$/.exec(directive) ?? [];
				expect((kind === 'droit' ? LEGAL : indicators).has(id), directive).toBe(true);
			}
		});

		test('shows examples that the catalogue has', () => {
			expect(head.examples.length).toBeGreaterThanOrEqual(2);
			expect(head.examples.length).toBeLessThanOrEqual(4);
			for (const { query: address } of head.examples) {
				const { query, ignored } = readQuery(new URLSearchParams(address));
				expect(ignored, address).toEqual([]);
				const found = REAL_EXAMPLES.filter((example) => answers(example, query));
				expect(found.length, address).toBeGreaterThanOrEqual(5);
			}
		});

		test('leads somewhere, here and elsewhere', () => {
			expect(head.next.length).toBeGreaterThanOrEqual(2);
			expect(head.next.length).toBeLessThanOrEqual(4);
			for (const { url } of head.next) expect(isInternalAddress(url), url).toBe(true);
			expect(head.further.length).toBeGreaterThanOrEqual(3);
			expect(head.further.length).toBeLessThanOrEqual(6);
			for (const { url, publisher } of head.further) {
				expect(URL.canParse(url) && /^https?:\/\//.test(url), url).toBe(true);
				expect(publisher, url).toMatch(/^\S.*\S$/);
			}
			for (const target of targetsIn(body)) {
				const sound = /^https?:\/\//.test(target)
					? URL.canParse(target)
					: isInternalAddress(target);
				expect(sound, target).toBe(true);
			}
		});

		test('is set in French typography', () => {
			for (const text of [...stringsIn(head), ...body.split('\n')])
				expect(text).toBe(typeset(text));
			expect(raw).not.toContain("'");
		});
	});
});

describe('the glossary', () => {
	const ids = new Set(terms.map(({ id }) => id));

	test('has the 66 terms, each with an address of its own', () => {
		expect(terms).toHaveLength(66);
		expect(ids.size).toBe(66);
		for (const { id } of terms) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
	});

	test.each(terms)('$term leads to terms and pages that exist', ({ id, see, page, basis }) => {
		expect(see.filter((other) => !ids.has(other) || other === id)).toEqual([]);
		if (page) expect(SLUGS).toContain(page);
		expect(['dossier', 'usage']).toContain(basis);
	});

	test('no spelling belongs to two terms', () => {
		const spellings = terms.flatMap(({ term, forms }) => [term.toLowerCase(), ...forms]);
		expect(spellings.filter((one, at) => spellings.indexOf(one) !== at)).toEqual([]);
		for (const { forms } of terms) expect(forms).toEqual(forms.map((form) => form.toLowerCase()));
	});

	test('is set in French typography', () => {
		for (const text of stringsIn(terms)) {
			expect(text).toBe(typeset(text));
			expect(text).not.toContain("'");
		}
	});
});

describe('no figure of a survey is typed in a text', () => {
	const all = readdirSync('content', { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.(md|yaml)$/.test(name))
		.map((name) => ({ name, text: readFileSync(`content/${name}`, 'utf8') }));

	test.each(all)('content/$name', ({ text }) => {
		// In an address, it writes another sign.
		expect(/%(?![0-9A-F]{2})/i.test(text)).toBe(false);
		const plain = text.replace(/[\s\u00A0\u202F]+/g, ' ');
		const typed = INDICATORS.filter(({ unit }) => unit !== '%').filter(({ value, unit }) => {
			const spellings = [String(value), formatNumber(value).replace(/[\u00A0\u202F]/g, ' ')];
			const word = unit.split(/[\s']/)[0]!;
			return spellings.some((number) =>
				new RegExp(`(?<![\\d,.])${number.replace('.', '\\.')} ${word}(?!\\p{L})`, 'u').test(plain)
			);
		});
		expect(typed.map(({ id }) => id)).toEqual([]);
	});
});
