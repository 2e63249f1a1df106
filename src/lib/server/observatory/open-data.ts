import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import {
	catalogueVersion,
	csvHead,
	csvLine,
	jsonFrame,
	jsonRow,
	revisionIn,
	type Row,
	type Table,
	type TableChange,
	type TableFormat
} from '../../domain/observatory/open-data.ts';
import { refuse } from '../../domain/observatory/refusals.ts';
import { readLastChange } from '../catalogue/index.ts';
import type { Reader } from '../platform/context.ts';
import { readRevision, readRevisionNumbers } from '../platform/revision.ts';
import { inRoot } from '../platform/root.ts';
import { TABLE_ROWS } from './table-rows.ts';

/** A table that the product holds today. */
export interface PublishedTable {
	readonly table: Table;
	/** The date of its content, or the day and the number of its revision. */
	readonly version: string;
	/** `YYYY-MM-DD` of its last change; null when the catalogue never had any. */
	readonly modified: string | null;
	/** The last change first. */
	readonly history: readonly TableChange[];
	readonly files: Readonly<Record<TableFormat, MeasuredFile>>;
	readonly rows: number;
}

/** What the bytes of a file are: measured on those that are sent. */
export interface MeasuredFile {
	readonly bytes: number;
	/** In hexadecimal. */
	readonly sha256: string;
}

let known:
	Promise<{ tables: Table[]; history: Record<string, TableChange[] | undefined> }> | undefined;

function readKnown() {
	return (known ??= (async () => ({
		tables: (
			parse(await readFile(inRoot('data/open-data/tables.yaml'), 'utf8')) as { tables: Table[] }
		).tables,
		history: JSON.parse(await readFile(inRoot('data/open-data/history.json'), 'utf8'))
	}))());
}

/** The tables that the product holds, with their versions, sizes and fingerprints. */
export async function listTables(reader: Reader): Promise<PublishedTable[]> {
	const published: PublishedTable[] = [];
	// One after another: each reads the database, which answers one question at a time.
	for (const { id } of (await readKnown()).tables) {
		const table = await publish(reader, id);
		if (table) published.push(table);
	}
	return published;
}

/** One table. Refuses `unknown_table`. */
export async function readTable(reader: Reader, id: string): Promise<PublishedTable> {
	const table = await publish(reader, id);
	if (!table) throw refuse('unknown_table');
	return table;
}

/**
 * One table at a version that is still served: the present one. Refuses `unknown_table`,
 * `version_no_longer_served` for one that was, `unknown_version` for one that never was.
 */
export async function readTableAt(
	reader: Reader,
	id: string,
	version: string
): Promise<PublishedTable> {
	const present = await readTable(reader, id);
	if (version === present.version) return present;
	const was = present.history.some((change) => change.version === version);
	const revision = present.table.kept === 'catalogue' ? revisionIn(version) : null;
	const before = revision !== null && revision <= (revisionIn(present.version) ?? 0);
	throw refuse(was || before ? 'version_no_longer_served' : 'unknown_version');
}

/** The file of a table, a part at a time: a whole catalogue never stands in memory at once. */
export async function* writeTable(
	reader: Reader,
	{ table, version }: Pick<PublishedTable, 'table' | 'version'>,
	format: TableFormat
): AsyncGenerator<string> {
	const rows = (await TABLE_ROWS[table.id]!(reader, table)) ?? [];
	if (format === 'csv') {
		yield csvHead(table.fields);
		for await (const row of rows) yield csvLine(table.fields, row);
		return;
	}
	const { before, after } = jsonFrame(table, version);
	yield before;
	let first = true;
	for await (const row of rows) {
		yield `${first ? '' : ','}\n${jsonRow(table.fields, row)}`;
		first = false;
	}
	yield after;
}

/** The rows of a table as they are, for who wants to check them. */
export async function readTableRows(reader: Reader, table: Table): Promise<Row[]> {
	const rows: Row[] = [];
	for await (const row of (await TABLE_ROWS[table.id]!(reader, table)) ?? []) rows.push(row);
	return rows;
}

type Measured = Map<string, { revision: string; published: Promise<PublishedTable | null> }>;
/** What was measured in each database, by table: again when the catalogue moves, once for what is in files. */
const measured = new WeakMap<object, Measured>();

async function publish(reader: Reader, id: string): Promise<PublishedTable | null> {
	const { tables, history } = await readKnown();
	const table = tables.find((one) => one.id === id);
	if (!table) return null;
	const here: Measured = measured.get(reader.db) ?? new Map();
	measured.set(reader.db, here);
	const revision = table.kept === 'file' ? 'file' : await readRevision(reader, 'catalogue');
	const held = here.get(id);
	if (held?.revision === revision) return held.published;
	const published = measure(reader, table, history[id] ?? []);
	here.set(id, { revision, published });
	// A fault is not kept: the next request tries again.
	published.catch(() => here.delete(id));
	return published;
}

async function measure(
	reader: Reader,
	table: Table,
	history: readonly TableChange[]
): Promise<PublishedTable | null> {
	const source = TABLE_ROWS[table.id];
	if (!source) throw new Error(`data/open-data names ${table.id}, whose rows come from nowhere`);
	if (table.kept === 'file' && (await source(reader, table)) === null) return null;
	const { version, modified } = await present(reader, table, history);
	const csv = await weigh(writeTable(reader, { table, version }, 'csv'));
	const json = await weigh(writeTable(reader, { table, version }, 'json'));
	return {
		table,
		version,
		modified,
		history: history.toReversed(),
		files: { csv: csv.file, json: json.file },
		// The sheet is written a row at a time, after its head.
		rows: csv.parts - 1
	};
}

async function present(reader: Reader, table: Table, history: readonly TableChange[]) {
	if (table.kept === 'file') {
		const last = history.at(-1);
		if (!last?.version)
			throw new Error(`data/open-data/history.json has no version of ${table.id}`);
		return { version: last.version, modified: last.date };
	}
	const changed = await readLastChange(reader);
	const revision = (await readRevisionNumbers(reader)).get('catalogue') ?? 0;
	return {
		version: catalogueVersion(changed, revision),
		modified: changed?.toISOString().slice(0, 10) ?? null
	};
}

async function weigh(parts: AsyncIterable<string>): Promise<{ file: MeasuredFile; parts: number }> {
	const hash = createHash('sha256');
	let bytes = 0;
	let count = 0;
	for await (const part of parts) {
		hash.update(part);
		bytes += Buffer.byteLength(part);
		count++;
	}
	return { file: { bytes, sha256: hash.digest('hex') }, parts: count };
}
