import { createHash } from 'node:crypto';
import { chapterAnchor, fileName, insideBook, type Book } from '../../domain/guide/book.ts';
import { anchorOf, keyOf, TO_VERIFY } from '../../domain/guide/notes.ts';
import { ROLES_IN_SENTENCE } from '../../domain/guide/roles.ts';
import type { Block, Inline } from '../../domain/guide/text.ts';
import { CONTENT_LICENCE, VADEMECUM_PATH } from '../../domain/guide/vademecum.ts';
import { formatDay } from '../../domain/kernel/typography.ts';
import { makePdf, type PdfOrder } from '../platform/pdf/make-pdf.ts';

/** A run of text as `templates/vademecum.typ` draws it. `to` is a place of the document, `href` an address. */
type Run =
	| { is: 'text' | 'code'; text: string }
	| { is: 'strong' | 'emphasis'; inside: Run[] }
	| { is: 'link'; href: string; inside: Run[] }
	| { is: 'inner' | 'term'; to: string; inside: Run[] }
	| { is: 'cited'; to: string; value: string; number: number }
	| { is: 'break' };
type Drawn =
	| { is: 'heading'; level: number; anchor: string | null; inside: Run[] }
	| { is: 'paragraph'; inside: Run[] }
	| { is: 'list'; ordered: boolean; items: Drawn[][] }
	| { is: 'quote'; inside: Drawn[] }
	| { is: 'table'; head: Run[][]; rows: Run[][][] }
	| { is: 'rule' };

/** The whole vademecum as a document to compose, with a mark that changes when it does. */
export interface OrderedPdf {
	readonly order: PdfOrder;
	readonly mark: string;
	readonly name: string;
}

/** Prepares the PDF of a book for the site at `origin`. The same book gives the same order. */
export function orderPdf(book: Book, origin: string): OrderedPdf {
	const order: PdfOrder = {
		template: '/lib/server/guide/templates/vademecum.typ',
		title: book.title,
		day: book.day,
		footer: `Faire alliance, ${origin}`,
		data: {
			opening: [
				book.role ? `Pour ${ROLES_IN_SENTENCE[book.role]}.` : '',
				`Sept questions, leurs sources et un glossaire. Textes du\u00A0${formatDay(book.day)}.`
			]
				.filter(Boolean)
				.join(' '),
			address: origin + VADEMECUM_PATH,
			toVerify: [...book.notes.values()].some(({ toVerify }) => toVerify) ? TO_VERIFY : null,
			licence: { name: `Textes sous licence ${CONTENT_LICENCE.name}`, url: CONTENT_LICENCE.url },
			chapters: book.chapters.map((chapter) => ({
				title: `${chapter.rank}. ${chapter.title}`,
				anchor: chapterAnchor(chapter),
				blocks: drawBlocks(chapter.blocks, { book, origin, prefix: chapter.slug })
			})),
			notes: [...book.notes.values()].map((note) => ({
				anchor: anchorOf(note.key),
				number: note.number,
				value: note.value,
				label: note.label,
				facts: note.facts,
				toVerify: note.toVerify,
				source: note.source,
				page: note.page && origin + note.page
			})),
			terms: book.terms.map(({ id, term, definition }) => ({
				anchor: termAnchor(id),
				term,
				definition
			}))
		}
	};
	const mark = createHash('sha256').update(JSON.stringify(order)).digest('base64url').slice(0, 16);
	return { order, mark, name: fileName(book, 'pdf') };
}

const KEPT = 8; // documents: one a role, and one for all
const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

/** Composes it, or gives again what was composed from the same order. Refuses what `makePdf` refuses. */
export function composePdf({ order, mark }: OrderedPdf): Promise<Uint8Array<ArrayBuffer>> {
	const known = kept.get(mark);
	if (known) return known;
	const made = makePdf(order);
	kept.set(mark, made);
	made.catch(() => kept.delete(mark));
	const [oldest] = kept.keys();
	if (kept.size > KEPT && oldest) kept.delete(oldest);
	return made;
}

interface Place {
	readonly book: Book;
	readonly origin: string;
	readonly prefix: string;
}

function drawBlocks(blocks: readonly Block[], place: Place): Drawn[] {
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
		}
	});
}

function drawRuns(inside: readonly Inline[], place: Place): Run[] {
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
				const { key, value, number } = place.book.notes.get(keyOf(one))!;
				return { is: 'cited', to: anchorOf(key), value, number };
			}
			case 'term':
				return { is: 'term', to: termAnchor(one.id), inside: [{ is: 'text', text: one.text }] };
		}
	});
}

function drawLink(href: string, inside: Run[], { book, origin }: Place): Run {
	const within = insideBook(book, href);
	if (within) {
		const { chapter, anchor } = within;
		return {
			is: 'inner',
			to: anchor ? `${chapter.slug}-${anchor}` : chapterAnchor(chapter),
			inside
		};
	}
	return { is: 'link', href: href.startsWith('/') ? origin + href : href, inside };
}

function termAnchor(id: string): string {
	return `mot-${id}`;
}
