import { fold } from '../kernel/typography.ts';
import { EMPTY_QUERY, readQuery, writeQuery, type CatalogueQuery } from '../catalogue/query.ts';
import type { Ignored } from '../kernel/address.ts';
import { DIMENSIONS, readDimension, type Dimension } from './statistics.ts';

/** A table that a person builds: what is counted down, across, among which examples, and how it is told. */
export interface TableQuery {
	readonly rows: Dimension;
	/** Null for lines alone. */
	readonly columns: Dimension | null;
	readonly measure: Measure;
	readonly form: Form;
	/** Its order and its page mean nothing here: they are the first ones. */
	readonly query: CatalogueQuery;
}

export const MEASURES = {
	nombre: 'Nombre d’exemples',
	'part-ligne': 'Part de la ligne',
	'part-colonne': 'Part de la colonne'
} as const;
export type Measure = keyof typeof MEASURES;

export const FORMS = { tableau: 'Tableau', graphique: 'Graphique' } as const;
export type Form = keyof typeof FORMS;

export const TABLE_PATH = '/observatoire/tableau';
export const ROWS = 'lignes';
export const COLUMNS = 'colonnes';
export const MEASURE = 'mesure';
export const FORM = 'forme';

export const FIRST_TABLE: TableQuery = {
	rows: 'domain',
	columns: 'category',
	measure: 'nombre',
	form: 'tableau',
	query: EMPTY_QUERY
};

/** What an address asked for and did not get, said in a sentence. */
export type Remark = 'unknown-rows' | 'unknown-columns' | 'same-twice' | 'no-share-of-a-line-alone';

const OWN_NAMES: ReadonlyMap<string, string> = new Map([
	['lignes', ROWS],
	['ligne', ROWS],
	['rows', ROWS],
	['colonnes', COLUMNS],
	['colonne', COLUMNS],
	['columns', COLUMNS],
	['mesure', MEASURE],
	['measure', MEASURE],
	['forme', FORM]
]);

/** What a table asks for beside its selection, as it was typed: the last of each name. */
export function readOwnParameters(parameters: URLSearchParams): Readonly<Record<string, string>> {
	const typed: Record<string, string> = {};
	for (const [name, value] of parameters) {
		const own = OWN_NAMES.get(fold(name));
		if (own && (own !== FORM || isForm(value)) && value.trim()) typed[own] = value.trim();
	}
	return typed;
}

/** Reads a table from an address. Never fails: what is not understood is left aside, and said. */
export function readTableQuery(parameters: URLSearchParams): {
	table: TableQuery;
	ignored: Ignored[];
	remarks: Remark[];
} {
	const typed = readOwnParameters(parameters);
	const { query, ignored } = readSelection(parameters);
	const remarks: Remark[] = [];
	const left = (name: string) =>
		ignored.push({ parameter: name, value: typed[name]!.slice(0, 40) });

	const asked = { rows: typed[ROWS], columns: typed[COLUMNS] };
	const rows = asked.rows === undefined ? undefined : readDimension(asked.rows);
	if (asked.rows !== undefined && !rows) {
		remarks.push('unknown-rows');
		left(ROWS);
	}
	const isFirst = asked.rows === undefined && asked.columns === undefined;
	let columns = asked.columns === undefined ? null : (readDimension(asked.columns) ?? null);
	if (asked.columns !== undefined && !columns) {
		remarks.push('unknown-columns');
		left(COLUMNS);
	}
	const settledRows = rows ?? (columns === FIRST_TABLE.rows ? columns : FIRST_TABLE.rows);
	if (columns === settledRows) {
		columns = null;
		if (rows) remarks.push('same-twice');
	}
	if (isFirst) columns = FIRST_TABLE.columns;

	const measure = fold(typed[MEASURE] ?? '');
	const isKnown = Object.hasOwn(MEASURES, measure);
	if (measure !== '' && !isKnown) left(MEASURE);
	const isWithoutShare = measure === 'part-ligne' && columns === null;
	if (isWithoutShare && !remarks.includes('same-twice')) remarks.push('no-share-of-a-line-alone');
	return {
		table: {
			rows: settledRows,
			columns,
			measure: isKnown && !isWithoutShare ? (measure as Measure) : 'nombre',
			form: (typed[FORM] as Form | undefined) ?? 'tableau',
			query
		},
		ignored,
		remarks
	};
}

/** The selection of an address that holds a table: what is the table's own is no criterion. */
export function readSelection(parameters: URLSearchParams): {
	query: CatalogueQuery;
	ignored: Ignored[];
} {
	const kept = new URLSearchParams(
		[...parameters].filter(([name, value]) => {
			const own = OWN_NAMES.get(fold(name));
			// « forme » is also a name that the catalogue understands for the forms of partnership.
			return !own || (own === FORM && !isForm(value));
		})
	);
	const { query, ignored } = readQuery(kept);
	return { query: withoutOrder(query), ignored };
}

function isForm(value: string): value is Form {
	return Object.hasOwn(FORMS, value);
}

/** The same selection from its first page, in the order it has by default. */
export function withoutOrder(query: CatalogueQuery): CatalogueQuery {
	return { ...query, sort: query.text ? 'pertinence' : 'recents', page: 1 };
}

/** Writes a table as an address, always the same for the same table; what is by default is left out. */
export function writeTableQuery({ rows, columns, measure, form, query }: TableQuery) {
	const parameters = new URLSearchParams();
	parameters.set(ROWS, DIMENSIONS[rows].name);
	if (columns) parameters.set(COLUMNS, DIMENSIONS[columns].name);
	if (measure !== 'nombre') parameters.set(MEASURE, measure);
	if (form !== 'tableau') parameters.set(FORM, form);
	for (const [name, value] of writeQuery(withoutOrder(query))) parameters.append(name, value);
	return parameters;
}

/** The address of a table, or of its sheet with `path`. */
export function tableAddress(table: TableQuery, path = TABLE_PATH): string {
	return `${path}?${writeTableQuery(table)}`;
}
export const TABLE_CSV_PATH = `${TABLE_PATH}.csv`;
