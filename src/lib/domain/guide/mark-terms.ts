import type { Term } from './glossary.ts';
import type { Block, Inline } from './text.ts';

/** Finds the terms of the glossary in a text. */
export interface TermFinder {
	readonly pattern: RegExp;
	/** Id of a term by one of its forms, as `keyOf` writes it. */
	readonly ids: ReadonlyMap<string, string>;
}

/**
 * Prepares the search of every form of every term: whole words (a hyphen is a part of a word), capitals
 * or not, accents as they are; at one place the longest form wins.
 */
export function makeTermFinder(terms: readonly Term[]): TermFinder {
	const ids = new Map<string, string>();
	for (const { id, term, forms } of terms)
		for (const form of [term, ...forms]) if (!ids.has(keyOf(form))) ids.set(keyOf(form), id);
	const longestFirst = [...ids.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
	const any = longestFirst.map((form) =>
		form
			.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
			.replaceAll(' ', '\\s+')
			.replaceAll('’', "[’']")
	);
	const pattern = new RegExp(
		`(?<![\\p{L}\\p{N}]|[\\p{L}\\p{N}]-)(?:${any.join('|') || '(?!)'})(?![\\p{L}\\p{N}]|-[\\p{L}\\p{N}])`,
		'giu'
	);
	return { pattern, ids };
}

function keyOf(form: string): string {
	return form.toLowerCase().replaceAll("'", '’').replace(/\s+/g, ' ').trim();
}

/**
 * Marks the first occurrence of each term in the running text of a page, given in the order of reading.
 * Headings, links and tables are left as they are; so is a term written in code.
 */
export function markTerms(
	parts: readonly (readonly Block[])[],
	finder: TermFinder
): { parts: Block[][]; marked: string[] } {
	const seen = new Set<string>();
	return {
		parts: parts.map((blocks) => blocks.map((block) => markBlock(block, finder, seen))),
		marked: [...seen]
	};
}

function markBlock(block: Block, finder: TermFinder, seen: Set<string>): Block {
	switch (block.kind) {
		case 'paragraph':
		case 'line':
			return { ...block, inside: markInlines(block.inside, finder, seen) };
		case 'list':
			return {
				...block,
				items: block.items.map((item) => item.map((one) => markBlock(one, finder, seen)))
			};
		case 'quote':
			return { ...block, inside: block.inside.map((one) => markBlock(one, finder, seen)) };
		default:
			return block;
	}
}

function markInlines(inside: readonly Inline[], finder: TermFinder, seen: Set<string>): Inline[] {
	return inside.flatMap((one): Inline[] => {
		if (one.kind === 'text') return markText(one.text, finder, seen);
		if (one.kind === 'strong' || one.kind === 'emphasis')
			return [{ ...one, inside: markInlines(one.inside, finder, seen) }];
		return [one];
	});
}

function markText(text: string, { pattern, ids }: TermFinder, seen: Set<string>): Inline[] {
	const pieces: Inline[] = [];
	let from = 0;
	for (const match of text.matchAll(pattern)) {
		const id = ids.get(keyOf(match[0]));
		// Once explained, a term is left as it is, and so are the shorter ones inside it.
		if (id === undefined || seen.has(id)) continue;
		seen.add(id);
		if (match.index > from) pieces.push({ kind: 'text', text: text.slice(from, match.index) });
		pieces.push({ kind: 'term', id, text: match[0] });
		from = match.index + match[0].length;
	}
	if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) });
	return pieces;
}
