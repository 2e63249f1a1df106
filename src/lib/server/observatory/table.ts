import type { Ignored } from '../../domain/kernel/address.ts';
import type { Place } from '../../domain/territory/gazetteer.ts';
import type { NamedTerritory } from '../../domain/territory/territory.ts';
import {
	severalNote,
	sheetOfTable,
	titleOfTable
} from '../../domain/observatory/statistics-sheet.ts';
import type { CrossTable } from '../../domain/observatory/statistics-count.ts';
import { measureTable } from '../../domain/observatory/statistics-measure.ts';
import type { Condition } from '../../domain/observatory/statistics-selection.ts';
import { isOfDimension } from '../../domain/observatory/statistics.ts';
import {
	readTableQuery,
	type Remark,
	type TableQuery
} from '../../domain/observatory/table-query.ts';
import type { ChosenTerritory } from '../catalogue/index.ts';
import { openGazetteer } from '../territory/index.ts';
import type { Reader } from '../platform/context.ts';
import { countExamples, readCatalogueDay } from './statistics.ts';

/** A number of a table: as it is told, and where its examples are; null when it has none. */
export interface TableCell {
	readonly count: number;
	readonly told: number;
	readonly href: string | null;
}

export interface TableLine {
	readonly value: string | null;
	readonly label: string;
	/** All the examples of the line or of the column, each once. */
	readonly all: TableCell;
}

export interface TableGrid {
	readonly rows: readonly (TableLine & { readonly cells: readonly TableCell[] })[];
	readonly columns: readonly TableLine[];
	readonly all: TableCell;
}

/** A table that a person built, ready to be drawn. */
export interface BuiltTable extends TableGrid {
	readonly table: TableQuery;
	readonly chosen: ChosenTerritory | null;
	readonly title: string;
	readonly several: string | null;
	readonly isShare: boolean;
	readonly ignored: readonly Ignored[];
	readonly remarks: readonly Remark[];
	/** Day of the last change of the catalogue. */
	readonly day: string | null;
	/** The régions, and the collectivités that stand beside them, to choose from. */
	readonly regions: readonly NamedTerritory[];
}

/** Reads the table of an address, and counts it. */
export async function buildTable(reader: Reader, parameters: URLSearchParams): Promise<BuiltTable> {
	const { table: asked, ignored, remarks } = readTableQuery(parameters);
	const { rows, columns, measure } = asked;
	const counted = await countExamples(reader, asked);
	return {
		...gridOf(counted.table, asked, counted.addressOf),
		table: { ...asked, query: counted.query },
		chosen: counted.chosen,
		title: titleOfTable(rows, columns, measure),
		several: severalNote(rows, columns),
		isShare: measure !== 'nombre',
		ignored: [...ignored, ...counted.ignored],
		remarks,
		day: await readCatalogueDay(reader),
		regions: await listRegions(reader)
	};
}

/** A table with, behind each number, the address of its examples. */
export function gridOf(
	table: CrossTable,
	{ rows, columns, measure }: Pick<TableQuery, 'rows' | 'columns' | 'measure'>,
	addressOf: (conditions: readonly Condition[]) => string
): TableGrid {
	const told = measureTable(table, measure);
	const cell = (count: number, value: number, ...conditions: Condition[]): TableCell => ({
		count,
		told: value,
		href: count > 0 ? addressOf(conditions) : null
	});
	const inRow = (at: number): Condition => ({ dimension: rows, value: table.rows[at]!.value });
	const inColumn = (at: number): Condition => ({
		dimension: columns!,
		value: table.columns[at]!.value
	});
	return {
		rows: table.rows.map(({ value, label, count }, at) => ({
			value,
			label,
			all: cell(count, told.rows[at]!, inRow(at)),
			cells: table.cells[at]!.map((crossed, other) =>
				cell(crossed, told.cells[at]![other]!, inRow(at), inColumn(other))
			)
		})),
		columns: table.columns.map(({ value, label, count }, at) => ({
			value,
			label,
			all: cell(count, told.columns[at]!, inColumn(at))
		})),
		all: cell(table.total, told.total)
	};
}

/** The same table as the lines of a sheet. */
export async function tableSheet(
	reader: Reader,
	parameters: URLSearchParams
): Promise<(string | number)[][]> {
	const { table } = readTableQuery(parameters);
	const counted = await countExamples(reader, table);
	return sheetOfTable(counted.table, table.rows, table.measure);
}

async function listRegions(reader: Reader): Promise<NamedTerritory[]> {
	const regions: Place[] = [];
	for (const place of (await openGazetteer(reader)).places())
		if (isOfDimension('region', place)) regions.push(place);
	return regions
		.sort((a, b) => (a.folded < b.folded ? -1 : 1))
		.map(({ code, kind, name, article }) => ({ code, kind, name, article }));
}
