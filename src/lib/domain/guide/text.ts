/*
 * An editorial text as a tree: read once from Markdown, then written as a page, an EPUB or a PDF. What
 * depends on the day (values of figures) or on the page (terms already explained) is put in later.
 */

export type Inline =
	| { readonly kind: 'text' | 'code'; readonly text: string }
	| { readonly kind: 'strong' | 'emphasis'; readonly inside: readonly Inline[] }
	| { readonly kind: 'link'; readonly href: string; readonly inside: readonly Inline[] }
	| { readonly kind: 'break' }
	| Cited
	| { readonly kind: 'term'; readonly id: string; readonly text: string };

/** A figure that a text cites: `[[indicateur:ID]]`, `[[droit:ID]]`. */
export interface Cited {
	readonly kind: 'cited';
	readonly of: CitedKind;
	readonly id: string;
}
export type CitedKind = 'indicateur' | 'droit';

export type Block =
	| {
			readonly kind: 'heading';
			readonly level: number;
			/** Its anchor, when it has one. */
			readonly id: string | null;
			readonly inside: readonly Inline[];
	  }
	/** A `line` is a paragraph without space around it: an item of a tight list. */
	| { readonly kind: 'paragraph' | 'line'; readonly inside: readonly Inline[] }
	| {
			readonly kind: 'list';
			readonly ordered: boolean;
			readonly items: readonly (readonly Block[])[];
	  }
	| { readonly kind: 'quote'; readonly inside: readonly Block[] }
	| {
			readonly kind: 'table';
			readonly head: readonly (readonly Inline[])[];
			readonly rows: readonly (readonly (readonly Inline[])[])[];
	  }
	| { readonly kind: 'rule' }
	/** A drawing of ours, as SVG, and what it says. */
	| { readonly kind: 'figure'; readonly svg: string; readonly says: string };

/** The words alone. A figure counts for nothing: its value comes later. */
export function plainText(inside: readonly Inline[]): string {
	return inside
		.map((one) => {
			if ('inside' in one) return plainText(one.inside);
			if ('text' in one) return one.text;
			return one.kind === 'break' ? ' ' : '';
		})
		.join('');
}

/** Every run of text of some blocks, in the order of reading. */
export function* inlinesOf(blocks: readonly Block[]): Generator<readonly Inline[]> {
	for (const block of blocks) {
		if (block.kind === 'list') for (const item of block.items) yield* inlinesOf(item);
		else if (block.kind === 'quote') yield* inlinesOf(block.inside);
		else if (block.kind === 'table') {
			yield* block.head;
			for (const row of block.rows) yield* row;
		} else if (block.kind !== 'rule' && block.kind !== 'figure') yield block.inside;
	}
}

const WORDS_A_MINUTE = 200;

/** Minutes that reading takes, at 200 words a minute; one at least. */
export function readingMinutes(blocks: readonly Block[]): number {
	let words = 0;
	for (const inside of inlinesOf(blocks)) {
		words += plainText(inside).match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
		words += citedIn(inside).length;
	}
	return Math.max(1, Math.ceil(words / WORDS_A_MINUTE));
}

/** The figures that a run of text cites, in order. */
export function citedIn(inside: readonly Inline[]): Cited[] {
	return inside.flatMap((one) =>
		one.kind === 'cited' ? [one] : 'inside' in one ? citedIn(one.inside) : []
	);
}

const DIRECTIVE = /\[\[(indicateur|droit):([a-z0-9][a-z0-9.-]*)\]\]/g;

/** A text with its directives as figures to come. */
export function readDirectives(text: string): Inline[] {
	const pieces: Inline[] = [];
	let from = 0;
	for (const match of text.matchAll(DIRECTIVE)) {
		if (match.index > from) pieces.push({ kind: 'text', text: text.slice(from, match.index) });
		pieces.push({ kind: 'cited', of: match[1] as CitedKind, id: match[2]! });
		from = match.index + match[0].length;
	}
	if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) });
	return pieces;
}
