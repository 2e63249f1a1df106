import type { ExampleCard } from '../../domain/catalogue/example-card.ts';
import { TERRITORY_PARAMETER, type CatalogueQuery } from '../../domain/catalogue/query.ts';
import type { Book } from '../../domain/catalogue/search/shelf.ts';
import { countTable, type CrossTable } from '../../domain/observatory/statistics-count.ts';
import {
	countedAddress,
	meets,
	narrow,
	type Condition,
	type CountedSelection
} from '../../domain/observatory/statistics-selection.ts';
import {
	isOfDimension,
	isTerritorial,
	type Dimension
} from '../../domain/observatory/statistics.ts';
import {
	matchingExamples,
	readCards,
	readLastChange,
	selectExamples,
	settleTerritory,
	type ChosenTerritory,
	type Matching,
	type SettledQuery
} from '../catalogue/index.ts';
import { openGazetteer } from '../territory/index.ts';
import type { Reader } from '../platform/context.ts';

/** Examples counted, with the selection they were counted in. */
export interface Counted {
	readonly table: CrossTable;
	/** Its territory is a present one, or none. */
	readonly query: CatalogueQuery;
	readonly chosen: ChosenTerritory | null;
	/** The territory asked for, when it names none: what `settleTerritory` left aside. */
	readonly ignored: readonly { readonly parameter: string; readonly value: string }[];
	/** Where the examples of a cell are listed. */
	readonly addressOf: (conditions: readonly Condition[]) => string;
}

/** Counts the examples of a selection by one dimension or two. */
export async function countExamples(
	reader: Reader,
	{ rows, columns, query }: { rows: Dimension; columns: Dimension | null; query: CatalogueQuery }
): Promise<Counted> {
	const { settled, count, addressOf } = await openCount(reader, query);
	return {
		table: count(rows, columns),
		query: settled.query,
		chosen: settled.chosen,
		ignored: ignoredOf(settled),
		addressOf
	};
}

/** A selection whose examples are there, to be counted as many times as a page asks. */
export interface OpenCount {
	readonly settled: SettledQuery;
	readonly books: readonly Book[];
	readonly count: (rows: Dimension, columns: Dimension | null) => CrossTable;
	readonly addressOf: Counted['addressOf'];
}

export async function openCount(reader: Reader, query: CatalogueQuery): Promise<OpenCount> {
	const settled = await settleTerritory(reader, query);
	const matching = await matchingExamples(reader, settled);
	return {
		settled,
		books: matching.books,
		count: (rows, columns) => countTable(matching.books, matching.places, rows, columns),
		addressOf: addressesIn(settled.query, matching)
	};
}

/** Writes the address of the examples of a selection that meet conditions. */
function addressesIn(
	query: CatalogueQuery,
	{ ancestorsOf }: Matching
): (conditions: readonly Condition[]) => string {
	return (conditions) =>
		countedAddress(
			conditions.reduce<CountedSelection>(
				(selection, condition) => narrow(selection, condition, ancestorsOf),
				{ query, conditions: [] }
			)
		);
}

function ignoredOf({ unknown }: SettledQuery) {
	return unknown === null ? [] : [{ parameter: TERRITORY_PARAMETER, value: unknown }];
}

/** One page of the examples behind a number. */
export interface CountedPage {
	readonly cards: readonly ExampleCard[];
	readonly total: number;
	readonly page: number;
	readonly pages: number;
	readonly query: CatalogueQuery;
	readonly chosen: ChosenTerritory | null;
	readonly ignored: readonly { readonly parameter: string; readonly value: string }[];
	/** Names of the territories of the conditions, by code. */
	readonly names: ReadonlyMap<string, string>;
}
const PAGE_SIZE = 20;

/** Lists the examples behind a number, in the order of the catalogue. */
export async function listCounted(
	reader: Reader,
	{ query, conditions }: CountedSelection
): Promise<CountedPage> {
	const settled = await settleTerritory(reader, query);
	const gazetteer = await openGazetteer(reader);
	const hasTerritory = (dimension: Dimension, code: string) => {
		const place = gazetteer.read(code);
		return place !== undefined && isTerritorial(dimension) && isOfDimension(dimension, place);
	};
	const tests = conditions.map((condition) => meets(condition, hasTerritory));
	const isHeld = (book: Book) => tests.every((test) => test(book));
	const books = (await selectExamples(reader, settled)).filter(isHeld);
	const pages = Math.max(1, Math.ceil(books.length / PAGE_SIZE));
	const page = Math.min(settled.query.page, pages);
	const slugs = books
		.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
		.map(({ example }) => example.slug);
	const cards = await readCards(reader, slugs);
	const named = conditions.flatMap(({ value }) => (value && gazetteer.read(value)) || []);
	return {
		cards: slugs.flatMap((slug) => cards.get(slug) ?? []),
		total: books.length,
		page,
		pages,
		query: settled.query,
		chosen: settled.chosen,
		ignored: ignoredOf(settled),
		names: new Map(named.map(({ code, name }) => [code, name]))
	};
}

/** The day when the catalogue last changed, `YYYY-MM-DD`; null when nothing was ever written. */
export async function readCatalogueDay(reader: Reader): Promise<string | null> {
	return (await readLastChange(reader))?.toISOString().slice(0, 10) ?? null;
}
