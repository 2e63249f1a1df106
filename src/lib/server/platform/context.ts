import type { Kysely } from 'kysely';
import type { ReadonlyKysely } from 'kysely/readonly';
import type { Database } from './db/schema.ts';

/** Who acts. Accounts are not there yet: a person who reads, or the administrator at her keyboard. */
export type Actor = { kind: 'visitor' } | { kind: 'operator' };

/** The world as a command sees it: the first argument of every function that writes. */
export interface Context {
	readonly db: Kysely<Database>;
	readonly actor: Actor;
	readonly now: Date;
}

/** The world as a load sees it. The type has no way to write. */
export interface Reader {
	readonly db: ReadonlyKysely<Database>;
	readonly actor: Actor;
	readonly now: Date;
}

/** The same world with only its eyes. */
export function readerOf(context: Context): Reader {
	// Kysely publishes the read-only view as a type: the object behind it is the same.
	return { ...context, db: context.db as unknown as ReadonlyKysely<Database> };
}

/**
 * Runs `work` in one transaction: all of it is kept, or nothing. The work receives its own context;
 * using the outer one inside would wait for itself for ever on the embedded engine.
 */
export function transact<T>(
	context: Context,
	work: (context: Context) => Promise<T>
): Promise<T> {
	return context.db.transaction().execute((db) => work({ ...context, db }));
}
