import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PGlite, types as pgliteTypes } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { beginFolder } from './begin-folder.ts';
import { holdFolder } from './hold-folder.ts';
import { refuseInsideTransaction } from './inside-transaction.ts';
import { OneAtATimePGlite } from './one-at-a-time.ts';
import type { Database } from './schema.ts';
import { ServerEar } from './server-ear.ts';

/** An open database, whichever the engine. `runScript` takes several statements, in one transaction. */
export interface OpenDatabase {
	readonly db: Kysely<Database>;
	readonly engine: Engine;
	runScript(sql: string): Promise<void>;
	/**
	 * Adds rows to a table by COPY, ten times faster than statements, on a connection of its own: outside of any
	 * transaction of `db`. `null` is NULL.
	 */
	copy: CopyRows;
	/** Hears what other processes tell on a channel, from now to the end. */
	listen(channel: string, listener: Listener): Promise<void>;
	close(): Promise<void>;
}

export type CopyRows = (
	table: string,
	columns: readonly string[],
	rows: readonly (readonly (string | null)[])[]
) => Promise<void>;

/** What is heard on a channel. `opened` is awaited each time the line is open, `lost` said when it is cut. */
export interface Listener {
	heard(message: string): void;
	opened(): Promise<void>;
	lost(): void;
}

export type Engine = 'pglite' | 'postgresql';

/** Where the data is: a PostgreSQL server when there is an address, else a folder. */
export type DatabasePlace = { url: string } | { folder: string };

const ANSWER_WITHIN = 10_000; // milliseconds given to a PostgreSQL server to accept a connection

export function openDatabase(place: DatabasePlace): Promise<OpenDatabase> {
	return 'url' in place ? openServer(place.url) : openEmbedded(place.folder);
}

async function openEmbedded(folder: string): Promise<OpenDatabase> {
	const hold = await holdFolder(folder);
	try {
		const begun = await beginFolder(folder);
		const pglite = await createPGlite(begun.postgres);
		await begun.done();
		return embedded(pglite, hold.release);
	} catch (error) {
		await hold.release();
		throw error;
	}
}

function createPGlite(dataDir: string): Promise<PGlite> {
	return PGlite.create({
		dataDir,
		extensions: { pg_trgm, unaccent },
		parsers: { [pgliteTypes.DATE]: (text: string) => text },
		// Clearing the default 128 MB costs a third of a second at each start, and the memory with it.
		startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB']
	});
}

function embedded(pglite: PGlite, release: () => Promise<void>): OpenDatabase {
	const db = new Kysely<Database>({ dialect: new OneAtATimePGlite({ pglite }) });
	return {
		db,
		engine: 'pglite',
		async runScript(sql) {
			await pglite.transaction((tx) => tx.exec(sql));
		},
		async copy(table, columns, rows) {
			await pglite.query(`${copyStatement(table, columns)} from '/dev/blob'`, [], {
				blob: new Blob([copyText(rows)])
			});
		},
		// A folder is open in one process only: nobody else has anything to tell.
		listen: (_channel, { opened }) => opened(),
		async close() {
			await db.destroy();
			// Kysely leaves alone what it never used.
			if (!pglite.closed) await pglite.close();
			await release();
		}
	};
}

async function openServer(url: string): Promise<OpenDatabase> {
	const pool = new pg.Pool({
		connectionString: url,
		max: 10,
		connectionTimeoutMillis: ANSWER_WITHIN,
		application_name: 'faire-alliance',
		options: '-c timezone=UTC',
		types: alignedTypes
	});
	// Without a listener, a connection cut by the server while idle would end the process.
	pool.on('error', () => {});
	try {
		(await pool.connect()).release();
	} catch (error) {
		await pool.end();
		throw error;
	}
	const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: lend(pool) }) });
	const ears: ServerEar[] = [];
	return {
		db,
		engine: 'postgresql',
		async listen(channel, listener) {
			const ear = new ServerEar(url, channel, listener);
			ears.push(ear);
			await ear.open();
		},
		async copy(table, columns, rows) {
			const connection = await pool.connect();
			try {
				const stream = connection.query(copyFrom(`${copyStatement(table, columns)} from stdin`));
				await pipeline(Readable.from(copyPieces(rows)), stream);
				connection.release();
			} catch (error) {
				connection.release(true);
				throw error;
			}
		},
		async runScript(sql) {
			const connection = await pool.connect();
			try {
				await connection.query(`begin;\n${sql}\n;commit;`);
				connection.release();
			} catch (error) {
				// The connection is thrown away, and the open transaction with it.
				connection.release(true);
				throw error;
			}
		},
		async close() {
			await Promise.all(ears.map((ear) => ear.close()));
			await db.destroy();
			if (!pool.ended) await pool.end();
		}
	};
}

function copyStatement(table: string, columns: readonly string[]): string {
	return `copy ${table} (${columns.join(', ')})`;
}

/** A thousand rows at a time: the text of all of them would be memory for nothing. */
function* copyPieces(rows: readonly (readonly (string | null)[])[]): Generator<string> {
	for (let at = 0; at < rows.length; at += 1000) yield copyText(rows.slice(at, at + 1000));
}

/** The text format of COPY: tabs between cells, `\\N` for NULL. */
function copyText(rows: readonly (readonly (string | null)[])[]): string {
	return rows.map((cells) => `${cells.map(copyCell).join('\t')}\n`).join('');
}

const ESCAPES: Readonly<Record<string, string>> = {
	'\\': '\\\\',
	'\t': '\\t',
	'\n': '\\n',
	'\r': '\\r',
	// PostgreSQL holds no NUL in a text.
	'\0': ''
};

function copyCell(cell: string | null): string {
	if (cell === null) return '\\N';
	return cell.replace(/[\\\t\n\r\0]/g, (sign) => ESCAPES[sign]!);
}

function lend(pool: pg.Pool): PostgresPool {
	return {
		options: pool.options,
		async connect() {
			refuseInsideTransaction();
			return pool.connect();
		},
		end: () => pool.end()
	};
}

/** Both engines must answer the same values: `int8` as a number, `date` as `YYYY-MM-DD`. */
const alignedTypes = {
	getTypeParser(oid: number, format?: 'text' | 'binary') {
		if (oid === pg.types.builtins.INT8) return Number;
		if (oid === pg.types.builtins.DATE) return (text: string) => text;
		return pg.types.getTypeParser(oid, format as 'text');
	}
} as pg.CustomTypesConfig;
