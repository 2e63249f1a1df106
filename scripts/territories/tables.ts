// Writes rows as CSV: comma, one header line, UTF-8, one line feed a row, lists separated by a space.

import { stringify } from 'csv-stringify/sync';
import { writeFileSync } from 'node:fs';

export type Row = Record<string, string | number | boolean | string[]>;

/** Columns are those of the first row, in its order. Booleans become 1 and 0. */
export function writeTable(file: URL, rows: Row[]): void {
	const lines = rows.map((row) =>
		Object.values(row).map((value) => (Array.isArray(value) ? value.join(' ') : value))
	);
	const text = stringify([Object.keys(rows[0]!), ...lines], {
		cast: { boolean: (value) => (value ? '1' : '0') }
	});
	writeFileSync(file, text);
}
