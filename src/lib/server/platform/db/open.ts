import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite, types as pgliteTypes } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { holdFolder } from './hold-folder.ts';
import { oneAtATimePGlite } from './one-at-a-time.ts';
import type { Database } from './schema.ts';

/** An open database, whichever the engine. `runScript` takes several statements, in one transaction. */
export interface OpenDatabase {
	readonly db: Kysely<Database>;
	readonly engine: 'pglite' | 'postgresql';
	runScript(sql: string): Promise<void>;
	close(): Promise<void>;
}

/** Where the data is: a PostgreSQL server when there is an address, else a folder, else memory (tests). */
export type DatabasePlace = { url: string } | { folder: string } | { memory: true };

export function openDatabase(place: DatabasePlace): Promise<OpenDatabase> {
	return 'url' in place ? openServer(place.url) : openEmbedded(place);
}

async function openEmbedded(place: { folder: string } | { memory: true }): Promise<OpenDatabase> {
	const held = 'folder' in place ? await holdFolder(place.folder) : undefined;
	const dataDir = 'folder' in place ? join(place.folder, 'postgres') : undefined;
	if (dataDir) await mkdir(dataDir, { recursive: true });
	const pglite = await PGlite.create({
		...(dataDir ? { dataDir } : {}),
		extensions: { pg_trgm, unaccent },
		parsers: { [pgliteTypes.DATE]: (text: string) => text }
	});
	const db = new Kysely<Database>({ dialect: oneAtATimePGlite({ pglite }) });
	return {
		db,
		engine: 'pglite',
		async runScript(sql) {
			await pglite.transaction((tx) => tx.exec(sql));
		},
		async close() {
			await db.destroy();
			await held?.release();
		}
	};
}

async function openServer(url: string): Promise<OpenDatabase> {
	const pool = new pg.Pool({ connectionString: url, max: 10, types: alignedTypes });
	// Without a listener, a connection cut by the server while idle would end the process.
	pool.on('error', () => {});
	const client = await pool.connect();
	client.release();
	const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
	return {
		db,
		engine: 'postgresql',
		async runScript(sql) {
			const connection = await pool.connect();
			try {
				await connection.query(`begin;\n${sql}\n;commit;`);
			} catch (error) {
				await connection.query('rollback');
				throw error;
			} finally {
				connection.release();
			}
		},
		close: () => db.destroy()
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
