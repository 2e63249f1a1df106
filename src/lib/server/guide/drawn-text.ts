import type { Block, Inline } from '../../domain/guide/text.ts';
import { anchorOf, keyOf, type Note } from '../../domain/guide/notes.ts';

/** A run of text as `templates/text.typ` draws it. `to` is a place of the document, `href` an address. */
export type Run =
	| { is: 'text' | 'code'; text: string }
	| { is: 'strong' | 'emphasis'; inside: Run[] }
	| { is: 'link'; href: string; inside: Run[] }
	| { is: 'inner' | 'term'; to: string; inside: Run[] }
	| { is: 'cited'; to: string; value: string; number: number }
	| { is: 'break' };
export type Drawn =
	| { is: 'heading'; level: number; anchor: string | null; inside: Run[] }
	| { is: 'paragraph'; inside: Run[] }
	| { is: 'list'; ordered: boolean; items: Drawn[][] }
	| { is: 'quote'; inside: Drawn[] }
	| { is: 'table'; head: Run[][]; rows: Run[][][] }
	| { is: 'rule' }
	| { is: 'figure'; svg: string; says: string };

/** Where a text stands in its document. */
export interface Place {
	readonly notes: ReadonlyMap<string, Note>;
	readonly origin: string;
	/** Set before each anchor of the text. */
	readonly prefix: string;
	/** The place of the document to which a link of the text leads; null when it leads out of it. */
	readonly inner: (href: string) => string | null;
}

export function drawBlocks(blocks: readonly Block[], place: Place): Drawn[] {
	return blocks.map((block): Drawn => {
		switch (block.kind) {
			case 'heading':
				return {
					is: 'heading',
					level: block.level,
					anchor: block.id && `${place.prefix}-${block.id}`,
					inside: drawRuns(block.inside, place)
				};
			case 'paragraph':
			case 'line':
				return { is: 'paragraph', inside: drawRuns(block.inside, place) };
			case 'list':
				return {
					is: 'list',
					ordered: block.ordered,
					items: block.items.map((item) => drawBlocks(item, place))
				};
			case 'quote':
				return { is: 'quote', inside: drawBlocks(block.inside, place) };
			case 'table':
				return {
					is: 'table',
					head: block.head.map((cell) => drawRuns(cell, place)),
					rows: block.rows.map((row) => row.map((cell) => drawRuns(cell, place)))
				};
			case 'rule':
				return { is: 'rule' };
			case 'figure':
				return { is: 'figure', svg: block.svg, says: block.says };
		}
	});
}

export function drawRuns(inside: readonly Inline[], place: Place): Run[] {
	return inside.map((one): Run => {
		switch (one.kind) {
			case 'text':
			case 'code':
				return { is: one.kind, text: one.text };
			case 'strong':
			case 'emphasis':
				return { is: one.kind, inside: drawRuns(one.inside, place) };
			case 'link':
				return drawLink(one.href, drawRuns(one.inside, place), place);
			case 'break':
				return { is: 'break' };
			case 'cited': {
				const { key, value, number } = place.notes.get(keyOf(one))!;
				return { is: 'cited', to: anchorOf(key), value, number };
			}
			case 'term':
				return { is: 'term', to: termAnchor(one.id), inside: [{ is: 'text', text: one.text }] };
		}
	});
}

function drawLink(href: string, inside: Run[], { inner, origin }: Place): Run {
	const to = inner(href);
	if (to !== null) return { is: 'inner', to, inside };
	return { is: 'link', href: href.startsWith('/') ? origin + href : href, inside };
}

export function termAnchor(id: string): string {
	return `mot-${id}`;
}

/** The notes of the figures, as `templates/text.typ` draws them. */
export function drawNotes(notes: ReadonlyMap<string, Note>, origin: string) {
	return [...notes.values()].map((note) => ({
		anchor: anchorOf(note.key),
		number: note.number,
		value: note.value,
		label: note.label,
		facts: note.facts,
		toVerify: note.toVerify,
		source: note.source,
		page: note.page && origin + note.page
	}));
}
