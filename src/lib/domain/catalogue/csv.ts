import type { Example } from './example.ts';

/*
 * The form of an example in a sheet. One column per field; a list takes one cell, an item a line;
 * an item of several parts writes them between « | ». What comes out goes in again, to the letter.
 */

export const CSV_COLUMNS = [
	'slug',
	'kind',
	'title',
	'summary',
	'need',
	'action',
	'results',
	'category',
	'objectives',
	'actors',
	'sdgs',
	'domains',
	'scale',
	'territory_label',
	'territory_commune',
	'territory_department',
	'territory_region',
	'startYear',
	'figures',
	'website',
	'sources',
	'confidence'
] as const;
export type CsvColumn = (typeof CSV_COLUMNS)[number];
export type CsvRow = Record<CsvColumn, string>;

/** One example as the cells of a row. */
export function toCsvRow(example: Example): CsvRow {
	const { territory } = example;
	const cells: Record<CsvColumn, string> = {
		slug: example.slug,
		kind: example.kind,
		title: example.title,
		summary: example.summary,
		need: example.need ?? '',
		action: example.action ?? '',
		results: example.results ?? '',
		category: example.category ?? '',
		objectives: writeItems(example.objectives.map((one) => [one])),
		actors: writeItems(example.actors.map((one) => [one.name, one.type, one.role])),
		sdgs: writeItems(example.sdgs.map((one) => [one])),
		domains: writeItems(example.domains.map((one) => [one])),
		scale: example.scale,
		territory_label: territory?.label ?? '',
		territory_commune: territory?.commune ?? '',
		territory_department: territory?.department ?? '',
		territory_region: territory?.region ?? '',
		startYear: example.startYear?.toString() ?? '',
		figures: writeItems(
			(example.figures ?? []).map((one) => [one.label, one.value, one.unit, one.year])
		),
		website: example.website ?? '',
		sources: writeItems(
			example.sources.map((one) => [one.title, one.url, one.publisher, one.year])
		),
		confidence: example.confidence
	};
	for (const column of CSV_COLUMNS) cells[column] = guardFormula(cells[column]);
	return cells;
}

/** The record that a row holds, not yet checked: an empty cell is an absent field. */
export function fromCsvRow(row: Readonly<Record<string, string>>): unknown {
	const cell = (column: CsvColumn) => unguardFormula(row[column] ?? '').trim();
	const record: Record<string, unknown> = {};
	const put = (field: string, value: unknown) => {
		if (value !== undefined && value !== '') record[field] = value;
	};
	for (const field of [
		'slug',
		'kind',
		'title',
		'summary',
		'need',
		'action',
		'results',
		'category'
	] as const) {
		put(field, cell(field));
	}
	put(
		'objectives',
		readItems(cell('objectives')).map(([one]) => one)
	);
	put(
		'actors',
		readItems(cell('actors')).map(([name, type, role]) => present({ name, type, role }))
	);
	put(
		'sdgs',
		readItems(cell('sdgs')).map(([one]) => readNumber(one))
	);
	put(
		'domains',
		readItems(cell('domains')).map(([one]) => one)
	);
	put('scale', cell('scale'));
	const territory = present({
		label: cell('territory_label'),
		commune: cell('territory_commune'),
		department: cell('territory_department'),
		region: cell('territory_region')
	});
	if (Object.keys(territory).length > 0) put('territory', territory);
	put('startYear', readNumber(cell('startYear')));
	const figures = readItems(cell('figures')).map(([label, value, unit, year]) =>
		present({ label, value: readNumber(value), unit, year: readNumber(year) })
	);
	if (figures.length > 0) put('figures', figures);
	put('website', cell('website'));
	put(
		'sources',
		readItems(cell('sources')).map(([title, url, publisher, year]) =>
			present({ title, url, publisher, year: readNumber(year) })
		)
	);
	put('confidence', cell('confidence'));
	return record;
}

type Part = string | number | undefined;

function writeItems(items: readonly (readonly Part[])[]): string {
	return items
		.map((parts) => {
			const last = parts.findLastIndex((part) => part !== undefined);
			return parts
				.slice(0, last + 1)
				.map(writePart)
				.join(' | ');
		})
		.join('\n');
}

function writePart(part: Part): string {
	return String(part ?? '')
		.replace(/[\\|]/g, (sign) => `\\${sign}`)
		.replace(/\r?\n/g, '\\n');
}

function readItems(cell: string): (string | undefined)[][] {
	return cell
		.split(/\r?\n/)
		.filter((line) => line.trim() !== '')
		.map((line) => splitParts(line).map((part) => part.trim() || undefined));
}

/** Splits on the bars that are not escaped, and undoes the escapes. */
function splitParts(line: string): string[] {
	const parts = [''];
	for (let at = 0; at < line.length; at++) {
		const sign = line[at]!;
		if (sign === '\\' && at + 1 < line.length) {
			const next = line[++at]!;
			parts[parts.length - 1] += next === 'n' ? '\n' : next;
		} else if (sign === '|') parts.push('');
		else parts[parts.length - 1] += sign;
	}
	return parts;
}

/** A number as French or English hands type it; what is no number stays as it is, for the check to name. */
function readNumber(text: string | undefined): unknown {
	if (!text) return undefined;
	const plain = text
		.replace(/[\s\u00A0\u202F]/g, '')
		.replace(',', '.')
		.replace('−', '-');
	return /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(plain) ? Number(plain) : text;
}

function present<Fields extends Record<string, unknown>>(fields: Fields): Partial<Fields> {
	return Object.fromEntries(
		Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')
	) as Partial<Fields>;
}

/** A cell that a spreadsheet would run as a formula gets an apostrophe in front, taken off when it is read again. */
export function guardFormula(cell: string): string {
	return /^[=+\-@\t\r']/.test(cell) ? `'${cell}` : cell;
}

export function unguardFormula(cell: string): string {
	return /^'[=+\-@\t\r']/.test(cell) ? cell.slice(1) : cell;
}
