import { isKept, ratioOf, type Figure } from './measure.ts';

const HEAD = ['What', 'Measured', 'Bound', 'Ratio', 'Kept'];

/** The figures as lines of cells, the head first. */
function rowsOf(figures: readonly Figure[]): string[][] {
	return [HEAD, ...figures.map(rowOf)];
}

function rowOf(figure: Figure): string[] {
	const { what, measured, unit, bound, remark } = figure;
	const value = measured === null ? 'not measured' : `${written(measured)} ${unit}`;
	const ratio = ratioOf(figure);
	const kept = isKept(figure);
	return [
		what,
		remark ? `${value} (${remark})` : value,
		bound === undefined ? '–' : `≤ ${written(bound)} ${unit}`,
		ratio === null ? '–' : ratio.toFixed(2),
		kept === null ? '–' : kept ? 'yes' : 'NO'
	];
}

/** Three significant digits, and thousands apart: 0.123, 12.3, 59,999. */
function written(value: number): string {
	if (Number.isInteger(value)) return value.toLocaleString('en');
	return value.toLocaleString('en', { maximumSignificantDigits: Math.abs(value) >= 100 ? 4 : 3 });
}

/** The table as columns of text, for a terminal. */
export function plainTable(figures: readonly Figure[]): string {
	const rows = rowsOf(figures);
	const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
	return rows
		.map((row) =>
			row
				.map((cell, column) => cell.padEnd(widths[column]!))
				.join('  ')
				.trimEnd()
		)
		.join('\n');
}

/** The table in Markdown. */
export function markdownTable(figures: readonly Figure[]): string {
	const [head, ...rows] = rowsOf(figures);
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
	return [line(head!), line(HEAD.map(() => '---')), ...rows.map(line)].join('\n');
}
