import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	CompiledQuery,
	Kysely,
	PostgresAdapter,
	PostgresIntrospector,
	PostgresQueryCompiler
} from 'kysely';
import type {
	ControlledTransaction,
	DatabaseConnection,
	Dialect,
	Driver,
	QueryResult
} from 'kysely';
import pg from 'pg';
import { inject, test as base } from 'vitest';
import { readerOf, type Context } from '#lib/server/platform/context.ts';
import { migrate } from '#lib/server/platform/db/migrate.ts';
import { TurnTakingDriver } from '#lib/server/platform/db/one-at-a-time.ts';
import { openDatabase, type OpenDatabase } from '#lib/server/platform/db/open.ts';
import type { Database } from '#lib/server/platform/db/schema.ts';

/** The instant at which every database test is played. */
export const NOW = new Date('2026-03-12T09:30:00.000Z');

/**
 * A database test: real SQL on a migrated database that forgets everything when the test ends.
 *
 *     test('an example is found by its slug', async ({ context, reader }) => { … });
 *
 * The engine is PGlite, or the PostgreSQL server of TEST_DATABASE_URL. The test runs in one
 * transaction that is rolled back; the transactions that commands begin are savepoints inside it,
 * and they behave as they do in production: kept or undone whole, one at a time, and closed to the
 * outer `db` while they last.
 */
export const test = base
	.extend('database', { scope: 'worker' }, async ({}, { onCleanup }) => {
		const { open, remove } = await openOwnDatabase('migrated');
		onCleanup(remove);
		return open;
	})
	.extend('context', async ({ database }, { onCleanup }): Promise<Context> => {
		const night = await database.db.startTransaction().execute();
		onCleanup(() =>
			night
				.rollback()
				.execute()
				.then(() => {})
		);
		return {
			db: new Kysely<Database>({ dialect: insideOf(night) }),
			actor: { kind: 'operator' },
			now: NOW
		};
	})
	.extend('reader', ({ context }) => readerOf(context));

export { expect, describe } from 'vitest';

/** Name of the engine under the stage. */
export const engine: OpenDatabase['engine'] = process.env.TEST_DATABASE_URL
	? 'postgresql'
	: 'pglite';

/**
 * A database of its own, for the tests whose subject is what is kept: `empty` as an engine makes it,
 * or `migrated`. To be removed by whoever asked.
 */
export async function openOwnDatabase(
	state: 'empty' | 'migrated'
): Promise<{ open: OpenDatabase; url?: string; remove(): Promise<void> }> {
	return process.env.TEST_DATABASE_URL
		? openOnServer(process.env.TEST_DATABASE_URL, state)
		: openEmbedded(inject(`${state}Folder`));
}

/** A copy of a folder made once for all workers: making one costs ten times more than opening it. */
async function openEmbedded(made: string) {
	const folder = await mkdtemp(join(tmpdir(), 'faire-alliance-stage-'));
	await cp(made, folder, { recursive: true });
	const open = await openDatabase({ folder });
	return {
		open,
		remove: async () => {
			await open.close();
			await rm(folder, { recursive: true, force: true });
		}
	};
}

async function openOnServer(url: string, state: 'empty' | 'migrated') {
	const place = await createServerDatabase(url);
	const open = await openDatabase({ url: place.url });
	if (state === 'migrated') await migrate(open, 'migrations');
	return {
		open,
		url: place.url,
		remove: async () => {
			await open.close();
			await place.drop();
		}
	};
}

/** An empty database of its own on the server of `url`. */
export async function createServerDatabase(
	url: string
): Promise<{ url: string; drop(): Promise<void> }> {
	const name = `stage_${randomUUID().replaceAll('-', '')}`;
	await askServer(url, `create database ${name}`);
	const own = new URL(url);
	own.pathname = `/${name}`;
	return { url: own.href, drop: () => askServer(url, `drop database ${name} with (force)`) };
}

async function askServer(url: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}

/** A database with one connection: the open transaction `night`, in which other transactions are savepoints. */
function insideOf(night: ControlledTransaction<Database>): Dialect {
	return {
		createAdapter: () => new PostgresAdapter(),
		createQueryCompiler: () => new PostgresQueryCompiler(),
		createIntrospector: (db) => new PostgresIntrospector(db),
		createDriver: () => new TurnTakingDriver(new SavepointDriver(night))
	};
}

class SavepointDriver implements Driver {
	readonly #connection: SavepointConnection;

	constructor(night: ControlledTransaction<Database>) {
		this.#connection = new SavepointConnection(night);
	}

	async init() {}
	async destroy() {}
	async releaseConnection() {}

	async acquireConnection(): Promise<DatabaseConnection> {
		return this.#connection;
	}

	beginTransaction(): Promise<void> {
		return this.#connection.begin();
	}

	commitTransaction(): Promise<void> {
		return this.#connection.keep();
	}

	rollbackTransaction(): Promise<void> {
		return this.#connection.undo();
	}
}

class SavepointConnection implements DatabaseConnection {
	readonly #night: ControlledTransaction<Database>;
	#inTransaction = false;

	constructor(night: ControlledTransaction<Database>) {
		this.#night = night;
	}

	/** A lone query that fails breaks nothing in production: here too, it is undone alone. */
	async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
		if (this.#inTransaction) return this.#night.executeQuery<Row>(query);
		await this.begin();
		try {
			const result = await this.#night.executeQuery<Row>(query);
			await this.keep();
			return result;
		} catch (error) {
			await this.undo();
			throw error;
		}
	}

	// eslint-disable-next-line require-yield -- the embedded engine has no streams, so nobody uses them
	async *streamQuery(): AsyncIterableIterator<never> {
		throw new Error('Streaming is not supported on the embedded engine.');
	}

	async begin(): Promise<void> {
		await this.#say('savepoint stage');
		this.#inTransaction = true;
	}

	async keep(): Promise<void> {
		this.#inTransaction = false;
		await this.#say('release savepoint stage');
	}

	async undo(): Promise<void> {
		this.#inTransaction = false;
		await this.#say('rollback to savepoint stage');
		await this.#say('release savepoint stage');
	}

	async #say(statement: string): Promise<void> {
		await this.#night.executeQuery(CompiledQuery.raw(statement));
	}
}
