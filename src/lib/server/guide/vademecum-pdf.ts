import { createHash } from 'node:crypto';
import { chapterAnchor, insideBook, type Book } from '../../domain/guide/book.ts';
import { TO_VERIFY } from '../../domain/guide/notes.ts';
import { ROLES_IN_SENTENCE } from '../../domain/guide/roles.ts';
import { CONTENT_LICENCE } from '../../domain/guide/vademecum.ts';
import { formatDay } from '../../domain/kernel/typography.ts';
import { makePdf, type PdfOrder } from '../platform/pdf/make-pdf.ts';
import { drawBlocks, drawNotes, termAnchor } from './drawn-text.ts';

/** A book as a document to compose, with a mark that changes when it does. */
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
				`${book.opening} Textes du\u00A0${formatDay(book.day)}.`
			]
				.filter(Boolean)
				.join(' '),
			address: origin + book.path,
			invitation: book.invitation,
			toVerify: [...book.notes.values()].some(({ toVerify }) => toVerify) ? TO_VERIFY : null,
			licence: { name: `Textes sous licence ${CONTENT_LICENCE.name}`, url: CONTENT_LICENCE.url },
			chapters: book.chapters.map((chapter) => ({
				title: `${chapter.rank}. ${chapter.title}`,
				anchor: chapterAnchor(chapter),
				blocks: drawBlocks(chapter.blocks, {
					notes: book.notes,
					origin,
					prefix: chapter.slug,
					inner: (href) => innerAnchor(book, href)
				})
			})),
			notes: drawNotes(book.notes, origin),
			terms: book.terms.map(({ id, term, definition }) => ({
				anchor: termAnchor(id),
				term,
				definition
			}))
		}
	};
	const mark = createHash('sha256').update(JSON.stringify(order)).digest('base64url').slice(0, 16);
	return { order, mark, name: `${book.fileName}.pdf` };
}

const KEPT = 11; // documents: the vademecum, one a role and one for all, and the three learning paths
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

function innerAnchor(book: Book, href: string): string | null {
	const within = insideBook(book, href);
	if (!within) return null;
	const { chapter, anchor } = within;
	return anchor ? `${chapter.slug}-${anchor}` : chapterAnchor(chapter);
}
