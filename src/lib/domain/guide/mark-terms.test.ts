import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Term } from './glossary.ts';
import { makeTermFinder, markTerms } from './mark-terms.ts';
import { inlinesOf, plainText, type Block, type Inline } from './text.ts';

function aTerm(term: string, forms: string[] = []): Term {
	return {
		id: term.toLowerCase().replaceAll(' ', '-'),
		term,
		forms,
		definition: `Ce qu’est ${term}.`,
		basis: 'usage',
		see: []
	};
}
const FINDER = makeTermFinder([
	aTerm('Mécénat'),
	aTerm('Mécénat de compétences', ['mécénats de compétences']),
	aTerm('Convention', ['conventions']),
	aTerm('ODD', []),
	aTerm('ODD 17', ['objectif 17']),
	aTerm('Co-construction'),
	aTerm('Utilité', ['utilités'])
]);
const text = (written: string): Inline => ({ kind: 'text', text: written });
const paragraph = (...inside: Inline[]): Block => ({ kind: 'paragraph', inside });

/** The text with its marks: « le [mécénat] ». */
function marksIn(inside: readonly Inline[]): string {
	return inside
		.map((one) =>
			one.kind === 'term'
				? `[${one.text}]`
				: 'inside' in one
					? marksIn(one.inside)
					: 'text' in one
						? one.text
						: ''
		)
		.join('');
}
function marked(...blocks: Block[]): string {
	const { parts } = markTerms([blocks], FINDER);
	return [...inlinesOf(parts[0]!)].map(marksIn).join(' / ');
}

describe('a term of the glossary', () => {
	test('is marked the first time only, over all the parts of a page', () => {
		const { parts, marked } = markTerms(
			[[paragraph(text('Le mécénat.'))], [paragraph(text('Du mécénat, une convention.'))]],
			FINDER
		);
		expect(parts.map((part) => marksIn([...inlinesOf(part)].flat()))).toEqual([
			'Le [mécénat].',
			'Du mécénat, une [convention].'
		]);
		expect(marked).toEqual(['mécénat', 'convention']);
	});

	test('is the longest at its place, and a shorter one inside it is left alone', () => {
		expect(marked(paragraph(text('le mécénat de compétences, puis le mécénat')))).toBe(
			'le [mécénat de compétences], puis le [mécénat]'
		);
		expect(marked(paragraph(text('mécénat de compétences, mécénat de compétences, mécénat')))).toBe(
			'[mécénat de compétences], mécénat de compétences, [mécénat]'
		);
		expect(marked(paragraph(text('l’ODD 17 et un ODD')))).toBe('l’[ODD 17] et un [ODD]');
	});

	test('is a whole word, capitals or not, in the forms that are listed', () => {
		expect(marked(paragraph(text('Mécénat ; CONVENTIONS')))).toBe('[Mécénat] ; [CONVENTIONS]');
		expect(
			marked(paragraph(text('conventionné, reconvention, sous-convention, convention-cadre')))
		).toBe('conventionné, reconvention, sous-convention, convention-cadre');
		expect(marked(paragraph(text('la co-construction')))).toBe('la [co-construction]');
	});

	test('keeps its accents: another word is not the same', () => {
		expect(marked(paragraph(text('mecenat, utilite')))).toBe('mecenat, utilite');
	});

	test('is found whatever the space or the apostrophe', () => {
		expect(marked(paragraph(text('l’ODD\u00A017')))).toBe('l’[ODD\u00A017]');
		expect(marked(paragraph(text('l’objectif\u202F17')))).toBe('l’[objectif\u202F17]');
	});

	test('is never marked in a heading, a link, a table or a code', () => {
		const heading: Block = { kind: 'heading', level: 2, id: 'x', inside: [text('Le mécénat')] };
		const link: Inline = { kind: 'link', href: '/', inside: [text('le mécénat')] };
		const inStrong: Inline = { kind: 'strong', inside: [link] };
		const table: Block = {
			kind: 'table',
			head: [[text('mécénat')]],
			rows: [[[text('mécénat')]]]
		};
		const code: Inline = { kind: 'code', text: 'mécénat' };
		expect(
			marked(heading, paragraph(link, inStrong, code), table, paragraph(text('mécénat')))
		).toBe('Le mécénat / le mécénatle mécénatmécénat / mécénat / mécénat / [mécénat]');
	});

	test('is marked in lists, quotes and what is stressed', () => {
		const list: Block = {
			kind: 'list',
			ordered: false,
			items: [[{ kind: 'line', inside: [text('le mécénat')] }]]
		};
		const quote: Block = {
			kind: 'quote',
			inside: [paragraph({ kind: 'strong', inside: [text('convention')] })]
		};
		expect(marked(list, quote)).toBe('le [mécénat] / [convention]');
	});

	test('changes nothing of the text', () => {
		const words = fc.constantFrom(
			'mécénat',
			'de',
			'compétences',
			'ODD',
			'17',
			'convention',
			'-',
			' ',
			'’'
		);
		fc.assert(
			fc.property(fc.array(words), (written) => {
				const block = paragraph(text(written.join(' ')));
				const { parts } = markTerms([[block]], FINDER);
				expect(plainText([...inlinesOf(parts[0]!)].flat())).toBe(written.join(' '));
			})
		);
	});

	test('of an empty glossary is found nowhere', () => {
		const { marked } = markTerms([[paragraph(text('mécénat'))]], makeTermFinder([]));
		expect(marked).toEqual([]);
	});
});
