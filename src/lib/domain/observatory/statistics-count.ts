import { fold } from '../kernel/typography.ts';
import type { Place } from '../territory/gazetteer.ts';
import { FACETS, LIST_FACETS, type ListFacet } from '../catalogue/query.ts';
import type { Book } from '../catalogue/search/shelf.ts';
import {
	DIMENSIONS,
	isFacet,
	isOfDimension,
	isTerritorial,
	labelOfFacet,
	labelOfTerritory,
	type Dimension,
	type TerritoryDimension
} from './statistics.ts';

/** A line or a column of a table: the examples that hold one value, each counted once. */
export interface Heading {
	/** Null for those that hold none. */
	readonly value: string | null;
	readonly label: string;
	readonly count: number;
}

/** Examples counted by one dimension or two. A value that no example holds has no line and no column. */
export interface CrossTable {
	/** Examples that were counted, each once. */
	readonly total: number;
	readonly rows: readonly Heading[];
	/** Empty when the table has lines alone. */
	readonly columns: readonly Heading[];
	/** For each line, the examples that hold the value of each column too. */
	readonly cells: readonly (readonly number[])[];
}

/** The values of a dimension, and how those of an example are read. */
interface Axis {
	readonly values: readonly { readonly value: string; readonly label: string }[];
	/** Order in which values are written, as ranks in `values`. */
	readonly order: readonly number[];
	/** Writes the ranks of what an example holds, each once; answers how many. */
	readonly read: (book: Book, ranks: Int32Array) => number;
}

/** More than any example holds: 21 domains, 17 goals. */
const MOST_VALUES = 64;
const FIRST_YEAR = 1800;
const YEARS = 400;

/**
 * Counts examples by `rows`, and by `columns` when there are some. `places`: the territories of the
 * shelf, by rank.
 */
export function countTable(
	books: Iterable<Book>,
	places: readonly (Place | undefined)[],
	rows: Dimension,
	columns: Dimension | null
): CrossTable {
	const down = axisOf(rows, places);
	const across = columns === null ? null : axisOf(columns, places);
	const height = down.values.length + 1;
	const width = (across?.values.length ?? 0) + 1;
	const inRow = new Int32Array(height);
	const inColumn = new Int32Array(width);
	const cells = new Int32Array(height * width);
	const lines = new Int32Array(MOST_VALUES);
	const files = new Int32Array(MOST_VALUES);
	let total = 0;
	for (const book of books) {
		total++;
		const held = readOrNone(down, book, lines);
		for (let at = 0; at < held; at++) inRow[lines[at]!]!++;
		if (!across) continue;
		const crossed = readOrNone(across, book, files);
		for (let at = 0; at < crossed; at++) inColumn[files[at]!]!++;
		for (let at = 0; at < held; at++) {
			const line = lines[at]! * width;
			for (let other = 0; other < crossed; other++) cells[line + files[other]!]!++;
		}
	}
	const shownRows = shown(down, inRow);
	const shownColumns = across ? shown(across, inColumn) : [];
	return {
		total,
		rows: shownRows.map((rank) => heading(rows, down, inRow, rank)),
		columns: shownColumns.map((rank) => heading(columns!, across!, inColumn, rank)),
		cells: shownRows.map((row) => shownColumns.map((column) => cells[row * width + column]!))
	};
}

function readOrNone({ values, read }: Axis, book: Book, ranks: Int32Array): number {
	const held = read(book, ranks);
	if (held > 0) return held;
	ranks[0] = values.length;
	return 1;
}

/** Ranks of what some example holds, in their order; those without a value come last. */
function shown({ values, order }: Axis, counts: Int32Array): number[] {
	return [...order, values.length].filter((rank) => counts[rank]! > 0);
}

function heading(
	dimension: Dimension,
	{ values }: Axis,
	counts: Int32Array,
	rank: number
): Heading {
	const { value, label } = values[rank] ?? { value: null, label: DIMENSIONS[dimension].without };
	return { value, label, count: counts[rank]! };
}

function axisOf(dimension: Dimension, places: readonly (Place | undefined)[]): Axis {
	if (isFacet(dimension)) return facetAxis(dimension);
	return isTerritorial(dimension) ? territoryAxis(dimension, places) : yearAxis();
}

function facetAxis(facet: ListFacet): Axis {
	const rank = LIST_FACETS.indexOf(facet);
	const values = Object.keys(FACETS[facet].labels);
	return {
		values: values.map((value) => ({ value, label: labelOfFacet(facet, value) })),
		order: [...values.keys()],
		read(book, ranks) {
			let held = 0;
			for (let left = book.bits[rank]!; left !== 0; left &= left - 1)
				ranks[held++] = 31 - Math.clz32(left & -left);
			return held;
		}
	};
}

function territoryAxis(
	dimension: TerritoryDimension,
	places: readonly (Place | undefined)[]
): Axis {
	const known: Place[] = [];
	const rankOfPlace = new Int32Array(places.length).fill(-1);
	for (const [at, place] of places.entries()) {
		if (place && isOfDimension(dimension, place)) rankOfPlace[at] = known.push(place) - 1;
	}
	const keys = known.map(({ code, folded }) => (dimension === 'region' ? fold(folded) : code));
	return {
		values: known.map((place) => ({ value: place.code, label: labelOfTerritory(place) })),
		order: [...known.keys()].sort((a, b) => (keys[a]! < keys[b]! ? -1 : 1)),
		read(book, ranks) {
			let held = 0;
			for (const at of book.territoryRanks) {
				const rank = rankOfPlace[at]!;
				if (rank >= 0) ranks[held++] = rank;
			}
			return held;
		}
	};
}

function yearAxis(): Axis {
	const values = Array.from({ length: YEARS }, (_, rank) => String(FIRST_YEAR + rank));
	return {
		values: values.map((value) => ({ value, label: value })),
		order: [...values.keys()],
		read({ example: { startYear } }, ranks) {
			if (startYear === undefined) return 0;
			ranks[0] = startYear - FIRST_YEAR;
			return 1;
		}
	};
}
