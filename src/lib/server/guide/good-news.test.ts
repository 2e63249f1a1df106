import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { SCALES, type Scale } from '#lib/domain/catalogue/vocabulary.ts';
import { typeset } from '#lib/domain/kernel/typography.ts';
import { REAL_EXAMPLES } from '#tests/cast.ts';

interface Telling {
	slug: string;
	sentence: string;
}
const texts = parse(readFileSync('content/bonnes-nouvelles.yaml', 'utf8')) as {
	title: string;
	description: string;
	lead: string;
	opening: string;
	steps: { scale: Scale; title: string; text: string; examples: Telling[]; spare: Telling }[];
};
const known = new Map(REAL_EXAMPLES.map((example) => [example.slug, example]));
const stories = texts.steps.flatMap(({ scale, examples, spare }) =>
	[...examples, spare].map((story) => ({ ...story, scale }))
);

/** Numbers that a French text writes in figures: « 5 000 » is 5000. */
function numbersIn(text: string): number[] {
	return [...text.matchAll(/\d+(?:[ \u00A0\u202F]\d{3})*(?:,\d+)?/g)].map(([number]) =>
		Number(number.replace(/[ \u00A0\u202F]/g, '').replace(',', '.'))
	);
}

describe('the good news of the territories', () => {
	test('go through every scale, from the nearest to the farthest', () => {
		expect(texts.steps.map(({ scale }) => scale)).toEqual(Object.keys(SCALES));
	});

	test.each(stories)('$slug is an example of that scale', ({ slug, scale }) => {
		expect(known.get(slug)?.scale).toBe(scale);
	});

	test('no story is told twice', () => {
		expect(new Set(stories.map(({ slug }) => slug)).size).toBe(stories.length);
	});

	test.each(stories)('each figure told of $slug is in its record', ({ slug, sentence }) => {
		const { summary, need = '', action = '', results = '', figures = [] } = known.get(slug)!;
		const recorded = [
			...numbersIn([summary, need, action, results].join(' ')),
			...figures.flatMap(({ value, year = 0 }) => [value, Math.round(value), year])
		];
		for (const number of numbersIn(sentence)) expect(recorded).toContain(number);
	});

	test('no sentence is copied from a record', () => {
		for (const { slug, sentence } of stories) {
			const { summary, need = '', action = '', results = '' } = known.get(slug)!;
			const record = typeset([summary, need, action, results].join(' '));
			for (const part of sentence.split(/[.;:]/).map((one) => one.trim())) {
				if (part.length > 60) expect(record, slug).not.toContain(part);
			}
		}
	});

	test.each(texts.steps)('$scale: a paragraph that one reads in a breath or two', ({ text }) => {
		const words = text.split(/\s+/).length;
		expect(words).toBeGreaterThanOrEqual(60);
		expect(words).toBeLessThanOrEqual(120);
	});

	test('each step has forms and places of several kinds', () => {
		for (const { examples } of texts.steps) {
			const told = examples.map(({ slug }) => known.get(slug)!);
			expect(new Set(told.map(({ category }) => category ?? 'ecosystem')).size).toBeGreaterThan(1);
			expect(new Set(told.map(({ domains }) => domains[0])).size).toBeGreaterThan(1);
		}
	});

	test('the texts are set in French typography', () => {
		const all = [
			texts.title,
			texts.description,
			texts.lead,
			texts.opening,
			...texts.steps.flatMap(({ title, text }) => [title, text]),
			...stories.map(({ sentence }) => sentence)
		];
		for (const text of all) expect(text).toBe(typeset(text));
		expect(texts.description.length).toBeLessThanOrEqual(160);
	});
});
