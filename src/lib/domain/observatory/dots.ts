/*
 * A share as dots: so many of a hundred, or of the number that were asked. Drawn by lines of round dashes
 * without length: one path for the filled dots, one for the others.
 */

/** Distance from the centre of a dot to that of the next, in units of the drawing. */
export const DOT_STEP = 10;

export interface DotField {
	readonly columns: number;
	readonly rows: number;
	readonly filled: string;
	readonly empty: string;
}

/** `filled` dots of `all`, in rows of `columns`, from the left of the first row. */
export function drawDots(filled: number, all: number, columns: number): DotField {
	const rows = Math.ceil(all / columns);
	const paths = { filled: '', empty: '' };
	for (let row = 0; row < rows; row++) {
		const from = row * columns;
		const inRow = Math.min(columns, all - from);
		const full = Math.min(Math.max(filled - from, 0), inRow);
		paths.filled += line(0, full, row);
		paths.empty += line(full, inRow - full, row);
	}
	return { columns, rows, ...paths };
}

/** A dot is drawn at each step of the dashes; a hair more than the last step, so that rounding keeps the last dot. */
function line(first: number, count: number, row: number): string {
	if (count <= 0) return '';
	const start = first * DOT_STEP + DOT_STEP / 2;
	return `M${start} ${row * DOT_STEP + DOT_STEP / 2}h${(count - 1) * DOT_STEP + 0.1}`;
}
