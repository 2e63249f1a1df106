import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { ExampleCard } from '../../domain/catalogue/example-card.ts';
import type { Example } from '../../domain/catalogue/example.ts';
import {
	notebookAddress,
	type Notebook,
	type NotebookAsked
} from '../../domain/catalogue/notebook.ts';
import {
	NOTEBOOK_TITLE,
	tellCut,
	tellGone,
	tellUnknown,
	type MissingExample
} from '../../domain/catalogue/notebook-text.ts';
import { EMPTY_QUERY } from '../../domain/catalogue/query.ts';
import { refuse } from '../../domain/catalogue/refusals.ts';
import { formatCount, typeset } from '../../domain/kernel/typography.ts';
import type { Reader } from '../platform/context.ts';
import { makePdf } from '../platform/pdf/make-pdf.ts';
import { toCard } from './card.ts';
import { listExamples } from './search.ts';
import { drawnSheet, footerOf, type PdfFile } from './sheet.ts';
import { readWithdrawn } from './withdrawn.ts';

/** What a notebook holds today: its examples in its order, and those that the catalogue does not hold. */
export interface NotebookView {
	readonly examples: readonly { readonly example: Example; readonly updatedAt: Date }[];
	readonly missing: readonly MissingExample[];
	/** What a reader must be told of what is not there, a sentence each. */
	readonly notes: readonly string[];
}

/** Reads the examples of a notebook. An unknown one is told apart, the others stay. */
export async function readKept(
	reader: Reader,
	{ notebook: { slugs }, cut }: NotebookAsked
): Promise<NotebookView> {
	if (slugs.length === 0) return { examples: [], missing: [], notes: [] };
	const rows = await reader.db
		.selectFrom('example')
		.select(['slug', sql<Example>`record`.as('record'), 'updated_at'])
		.where('slug', 'in', slugs)
		.execute();
	const found = new Map(rows.map((row) => [row.slug, row]));
	const absent = slugs.filter((slug) => !found.has(slug));
	const withdrawn = new Map(
		(await readWithdrawn(reader, absent)).map((one) => [one.slug, tellGone(one)])
	);
	const missing = absent.map((slug) => withdrawn.get(slug) ?? tellUnknown(slug));
	return {
		examples: slugs.flatMap((slug) => {
			const row = found.get(slug);
			return row ? [{ example: row.record, updatedAt: row.updated_at }] : [];
		}),
		missing,
		notes: [...missing.map(({ told }) => told), ...(cut > 0 ? [tellCut(cut)] : [])]
	};
}

const FOUND_AT_ONCE = 8;

/** The first examples that answer some words, to be added to a notebook. */
export async function searchToKeep(
	reader: Reader,
	text: string
): Promise<{ items: ExampleCard[]; total: number }> {
	const query = { ...EMPTY_QUERY, text, sort: 'pertinence' as const };
	const { items, total } = await listExamples(
		reader,
		{ query, chosen: null, unknown: null },
		{ limit: FOUND_AT_ONCE, cursor: null }
	);
	return { items: items.map(toCard), total };
}

/** A notebook as a document: what it holds, then one sheet an example. Refuses `empty_notebook`. */
export async function notebookPdf(
	reader: Reader,
	asked: NotebookAsked,
	origin: string
): Promise<PdfFile> {
	const { notebook } = asked;
	const { examples, notes } = await readKept(reader, asked);
	if (examples.length === 0) throw refuse('empty_notebook');
	const days = examples.map(({ updatedAt }) => updatedAt.toISOString().slice(0, 10));
	const bytes = await makePdf({
		template: '/lib/server/catalogue/templates/notebook.typ',
		title: typeset(notebook.title || NOTEBOOK_TITLE),
		day: days.reduce((one, other) => (one > other ? one : other)),
		footer: footerOf(origin),
		data: {
			titled: notebook.title !== '',
			opening: `${formatCount(examples.length, 'exemple')}, chacun sur une page avec ses sources.`,
			notes,
			address: origin + notebookAddress(notebook),
			licence: 'Fiches sous Licence Ouverte 2.0.',
			sheets: examples.map(({ example, updatedAt }) => drawnSheet(example, updatedAt, origin))
		}
	});
	return { bytes, name: `carnet-${shortMark(notebook)}.pdf` };
}

/** Tells apart the files of two notebooks in a folder of downloads. */
function shortMark(notebook: Notebook): string {
	return createHash('sha256').update(notebookAddress(notebook)).digest('hex').slice(0, 6);
}
