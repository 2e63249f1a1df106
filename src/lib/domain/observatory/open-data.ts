import { guardFormula } from '../catalogue/csv.ts';

/*
 * The tables of the open data: what each holds, the meaning of its fields, and its two writings. Pure:
 * rows come in, texts go out, the same ones each time, so that their fingerprint can be published.
 */

export const FIELD_TYPES = {
	string: 'texte',
	integer: 'nombre entier',
	number: 'nombre',
	year: 'année',
	date: 'jour',
	boolean: 'oui ou non',
	uri: 'adresse',
	list: 'liste'
} as const;

export interface Field {
	readonly name: string;
	readonly type: keyof typeof FIELD_TYPES;
	/** In French. */
	readonly meaning: string;
	readonly unit?: string;
	/** Never empty. */
	readonly required?: boolean;
	/** The only values there are. */
	readonly values?: readonly string[];
	/** The table of which the value is a key. */
	readonly ref?: string;
}

export const TABLE_LICENCES = {
	'Licence Ouverte 2.0': 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
	'CC BY 4.0': 'https://creativecommons.org/licenses/by/4.0/'
} as const;

/** What the tables speak of, in the order of the page. */
export const TABLE_GROUPS = {
	catalogue: 'Les exemples et leurs acteurs',
	surveys: 'Les chiffres d’enquêtes',
	lists: 'Les listes du catalogue',
	texts: 'Les mots, les ressources, le droit'
} as const;

/** As data/open-data/tables.yaml says it. */
export interface Table {
	readonly id: string;
	readonly group: keyof typeof TABLE_GROUPS;
	readonly title: string;
	readonly description: string;
	readonly keywords: readonly string[];
	readonly licence: keyof typeof TABLE_LICENCES;
	/** The page of the site that shows the same. */
	readonly page: string;
	/** In the files of the product, or in the catalogue, which an administrator changes. */
	readonly kept: 'file' | 'catalogue';
	/** What names a row; empty when nothing does. */
	readonly key: readonly string[];
	readonly fields: readonly Field[];
}

/** One change of a table, as data/open-data/history.json says it, the oldest first. */
export interface TableChange {
	/** Absent for a table of the catalogue: its versions are made as it moves. */
	readonly version?: string;
	/** `YYYY-MM-DD`. */
	readonly date: string;
	readonly change: string;
	/** Of the CSV file of that version, in hexadecimal. */
	readonly sha256?: string;
}

export type Cell = string | number | boolean | null | readonly string[] | readonly number[];
export type Row = Readonly<Record<string, Cell>>;

export const TABLE_FORMATS = {
	csv: { title: 'CSV', media: 'text/csv', type: 'text/csv; charset=utf-8; header=present' },
	json: { title: 'JSON', media: 'application/json', type: 'application/json; charset=utf-8' }
} as const;
export type TableFormat = keyof typeof TABLE_FORMATS;

/** The first line of the sheet, after the mark by which spreadsheets read the accents. */
export function csvHead(fields: readonly Pick<Field, 'name'>[]): string {
	return `\uFEFF${fields.map(({ name }) => name).join(',')}\r\n`;
}

/** A row of the sheet. A list takes one cell, an item a line; what is not known is an empty cell. */
export function csvLine(fields: readonly Pick<Field, 'name'>[], row: Row): string {
	return `${fields.map(({ name }) => csvCell(row[name] ?? null)).join(',')}\r\n`;
}

function csvCell(cell: Cell): string {
	if (cell === null) return '';
	if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
	const text = guardFormula(typeof cell === 'string' ? cell : cell.join('\n'));
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What stands before the rows of the JSON file, and after them. */
export function jsonFrame(
	{ id, title, licence, key }: Table,
	version: string
): { before: string; after: string } {
	const head = { table: id, title, version, licence: TABLE_LICENCES[licence], key };
	return { before: `${JSON.stringify(head).slice(0, -1)},"rows":[`, after: '\n]}\n' };
}

/** A row of the JSON file, its fields in the order of the dictionary. */
export function jsonRow(fields: readonly Pick<Field, 'name'>[], row: Row): string {
	return JSON.stringify(Object.fromEntries(fields.map(({ name }) => [name, row[name] ?? null])));
}

/** The Table Schema (specs.frictionlessdata.io/table-schema) of the sheet, as an object for JSON. */
export function tableSchema(table: Table, version: string, origin: string) {
	const at = `${origin}/observatoire/donnees/${table.id}`;
	return {
		$schema: 'https://specs.frictionlessdata.io/schemas/table-schema.json',
		name: table.id,
		title: table.title,
		description: table.description,
		homepage: at,
		path: `${at}.schema.json`,
		version,
		fields: table.fields.map((field) => ({
			name: field.name,
			...schemaType(field),
			description: field.unit ? `${field.meaning} (unité : ${field.unit})` : field.meaning,
			constraints: {
				required: field.required ?? false,
				...(table.key.length === 1 && table.key[0] === field.name ? { unique: true } : {}),
				...(field.values ? { enum: field.values } : {})
			}
		})),
		missingValues: [''],
		...(table.key.length > 0 ? { primaryKey: table.key } : {}),
		foreignKeys: table.fields.flatMap(({ name, type, ref }) =>
			ref && type !== 'list'
				? [{ fields: name, reference: { resource: ref === table.id ? '' : ref, fields: 'id' } }]
				: []
		)
	};
}

function schemaType({ type }: Field): { type: string; format?: string } {
	if (type === 'uri') return { type: 'string', format: 'uri' };
	// A cell of several lines, an item a line: Table Schema has no type for it.
	return { type: type === 'list' ? 'string' : type };
}

/** What is wrong with a row, or null: a field too many, one missing, a value of another type. */
export function faultOf({ fields }: Pick<Table, 'fields'>, row: Row): string | null {
	for (const name of Object.keys(row))
		if (!fields.some((field) => field.name === name)) return `${name} is not in the dictionary`;
	for (const field of fields) {
		const cell = row[field.name] ?? null;
		const isEmpty = cell === null || cell === '' || (Array.isArray(cell) && cell.length === 0);
		if (isEmpty) {
			if (field.required) return `${field.name} is empty`;
		} else if (!IS[field.type](cell)) return `${field.name} is not of the type ${field.type}`;
		else if (field.values && !field.values.includes(String(cell)))
			return `${field.name} is ${String(cell)}`;
	}
	return null;
}

const IS: Record<Field['type'], (cell: Cell) => boolean> = {
	string: (cell) => typeof cell === 'string',
	integer: (cell) => Number.isInteger(cell),
	number: (cell) => typeof cell === 'number' && Number.isFinite(cell),
	year: (cell) => Number.isInteger(cell) && Number(cell) > 999 && Number(cell) < 10_000,
	date: (cell) => typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(cell),
	boolean: (cell) => typeof cell === 'boolean',
	uri: (cell) => typeof cell === 'string' && URL.canParse(cell),
	list: (cell) => Array.isArray(cell)
};

/** Was this the writing of a version of a table of the catalogue, and of which number? */
export function revisionIn(version: string): number | null {
	const [, number] = /^(?:\d{4}-\d{2}-\d{2}\.)?r(\d{1,9})$/.exec(version) ?? [];
	return number === undefined ? null : Number(number);
}

/** The version of a table of the catalogue: the day of its last change, and the number of its revision. */
export function catalogueVersion(changed: Date | null, revision: number): string {
	return changed ? `${changed.toISOString().slice(0, 10)}.r${revision}` : `r${revision}`;
}
