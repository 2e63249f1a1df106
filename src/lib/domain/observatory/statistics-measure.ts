import type { CrossTable } from './statistics-count.ts';
import type { Measure } from './table-query.ts';

/** The numbers of a table as they are told: examples, or shares in percent. */
export interface MeasuredTable {
	/** In the order of the lines, then of the columns. */
	readonly cells: readonly (readonly number[])[];
	/** The margin of each line: all its examples, each once. */
	readonly rows: readonly number[];
	readonly columns: readonly number[];
	readonly total: number;
	readonly isShare: boolean;
}

/**
 * Tells a table in a measure. A share of the line is out of the examples of that line, each counted
 * once: where an example may hold several values, the shares add up to more than 100.
 */
export function measureTable(table: CrossTable, measure: Measure): MeasuredTable {
	const { rows, columns, cells, total } = table;
	if (measure === 'nombre') {
		return {
			cells,
			rows: rows.map(({ count }) => count),
			columns: columns.map(({ count }) => count),
			total,
			isShare: false
		};
	}
	const ofLine = measure === 'part-ligne';
	return {
		cells: cells.map((line, at) =>
			line.map((count, other) => share(count, (ofLine ? rows[at]! : columns[other]!).count))
		),
		rows: rows.map(({ count }) => (ofLine ? 100 : share(count, total))),
		columns: columns.map(({ count }) => (ofLine ? share(count, total) : 100)),
		total: total > 0 ? 100 : 0,
		isShare: true
	};
}

/** In percent, with one decimal. */
export function share(count: number, of: number): number {
	return of === 0 ? 0 : Math.round((1000 * count) / of) / 10;
}

/** Examples for 100,000 inhabitants, with two decimals; null where no one lives. */
export function perInhabitants(count: number, population: number | null): number | null {
	return population ? Math.round((10_000_000 * count) / population) / 100 : null;
}
