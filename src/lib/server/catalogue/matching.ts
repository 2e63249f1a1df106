import type { Book } from '../../domain/catalogue/search/shelf.ts';
import type { Place } from '../../domain/territory/gazetteer.ts';
import type { Reader } from '../platform/context.ts';
import { findExamples, type SettledQuery } from './search.ts';

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
	const { open, selection } = await findExamples(reader, settled);
	const { shelf, gazetteer } = open;
	const books: Book[] = [];
	for (const book of shelf.books()) if (selection.holds(book.id)) books.push(book);
	return {
		books,
		places: shelf.places,
		ancestorsOf: (code) => gazetteer.read(code)?.ancestors ?? []
	};
}
