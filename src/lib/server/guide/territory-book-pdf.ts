import { createHash } from 'node:crypto';
import { TO_VERIFY } from '../../domain/guide/notes.ts';
import { ROLES_IN_SENTENCE } from '../../domain/guide/roles.ts';
import type { TerritoryBook } from '../../domain/guide/territory-book.ts';
import { territoryBookPath } from '../../domain/guide/territory-book-address.ts';
import { CONTENT_LICENCE, questionPath } from '../../domain/guide/vademecum.ts';
import { formatDay } from '../../domain/kernel/typography.ts';
import { writeCoverMap, type MapColours } from '../../domain/observatory/cover-map.ts';
import { makePdf, type PdfOrder } from '../platform/pdf/make-pdf.ts';
import { drawBlocks, drawNotes, drawRuns, termAnchor, type Place } from './drawn-text.ts';
import type { OrderedPdf } from './vademecum-pdf.ts';

/** The light theme of src/app.css. */
const COLOURS: MapColours = {
	around: '#f6f4ee',
	land: '#ddd5c4',
	line: '#b9b3a5',
	mark: '#19486a'
};

/**
 * Prepares the PDF of a territory for the site at `origin`. The same book gives the same order; that
 * of another day differs by its day alone.
 */
export function orderTerritoryPdf(book: TerritoryBook, origin: string): OrderedPdf {
	const { texts, role } = book;
	const place: Place = { notes: book.notes, origin, prefix: '', inner: () => null };
	const linked = <One extends { path: string }>({ path, ...one }: One) => ({
		...one,
		href: origin + path
	});
	const order: PdfOrder = {
		template: '/lib/server/guide/templates/territory-book.typ',
		title: `${texts.title}, ${book.name}`,
		day: book.day,
		footer: `Faire alliance, ${origin}`,
		data: {
			texts,
			name: book.name,
			kind: book.kind,
			asked: book.asked,
			made: `Composé le ${formatDay(book.day)}`,
			role: role && `Ce que cela change pour ${ROLES_IN_SENTENCE[role]}`,
			address: origin + territoryBookPath(book.code, book),
			map: book.map && {
				svg: writeCoverMap(book.map, COLOURS),
				ratio: book.map.width / book.map.height,
				caption: book.map.caption + (book.map.approximate ? ' (point estimé)' : '')
			},
			who: {
				...book.who,
				missing: book.who.missing.map(({ example, ...one }) => ({
					...one,
					example: example && linked(example)
				})),
				bridges: book.who.bridges.map(linked)
			},
			questions: book.questions.map((question) => ({
				title: `${question.rank}. ${question.title}`,
				anchor: `question-${question.rank}`,
				href: origin + questionPath(question.slug),
				answer: drawBlocks(question.answer, place),
				forRole: question.forRole && drawBlocks(question.forRole, place),
				figure: drawRuns(question.figure, place),
				isNear: question.isNear,
				stories: question.stories.map(linked),
				next: linked(question.next)
			})),
			organisations: book.organisations,
			notes: drawNotes(book.notes, origin),
			toVerify: [...book.notes.values()].some(({ toVerify }) => toVerify) ? TO_VERIFY : null,
			examples: book.examples.map((example) => ({
				...linked(example),
				shown: `${origin.replace(/^https?:\/\//, '')}${example.path}`
			})),
			licence: CONTENT_LICENCE.url,
			legal: `${origin}/mentions-legales`,
			terms: book.terms.map(({ id, term, definition }) => ({
				anchor: termAnchor(id),
				term,
				definition
			}))
		}
	};
	const mark = createHash('sha256').update(JSON.stringify(order)).digest('base64url').slice(0, 16);
	const name = ['vademecum', book.code, role].filter(Boolean).join('-');
	return { order, mark, name: `${name}.pdf` };
}

/** Composes it. Nothing is kept: there is one for each of 36,000 territories. Refuses what `makePdf` refuses. */
export function composeTerritoryPdf({ order }: OrderedPdf): Promise<Uint8Array<ArrayBuffer>> {
	return makePdf(order);
}
