import { isNarrowed } from '../../domain/catalogue/query.ts';
import type { Book } from '../../domain/catalogue/search/shelf.ts';
import type { Place } from '../../domain/territory/gazetteer.ts';
import type { Reader } from '../platform/context.ts';
import { findExamples, type SettledQuery } from './search.ts';
import { openShelf } from './shelf.ts';

/** Every example that matches, to be counted: in no order. */
export interface Matching {
	readonly books: readonly Book[];
	/** The territories where examples lie, by the ranks that the books know. */
	readonly places: readonly (Place | undefined)[];
	/** Codes of what holds a territory, nearest first. */
	readonly ancestorsOf: (code: string) => readonly string[];
}

/** What matches a query that `settleTerritory` settled, for those who count. */
export async function matchingExamples(reader: Reader, settled: SettledQuery): Promise<Matching> {
	const { shelf, gazetteer } = await openShelf(reader);
	return {
		// Without a criterion all of them match: there is nothing to find.
		books: isNarrowed(settled.query) ? await listFound(reader, settled) : [...shelf.books()],
		places: shelf.places,
		ancestorsOf: (code) => gazetteer.read(code)?.ancestors ?? []
	};
}

async function listFound(reader: Reader, settled: SettledQuery): Promise<Book[]> {
	const { open, selection } = await findExamples(reader, settled);
	const books: Book[] = [];
	for (const book of open.shelf.books()) if (selection.holds(book.id)) books.push(book);
	return books;
}
