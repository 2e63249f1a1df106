import { sql, type Kysely } from 'kysely';
import type { ReadonlyKysely } from 'kysely/readonly';
import { insideTransaction } from './db/inside-transaction.ts';
import type { Actor } from '#lib/domain/kernel/actor.ts';
import type { Database } from './db/schema.ts';
import { tellCommitted } from './revision.ts';

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
 * using the outer one inside throws OutsideTransaction.
 *
 * A command may call another with the context it received: the inner one, when it fails and its
 * failure is caught, is undone alone. Inner commands follow one another; they do not run side by side.
 */
export async function transact<T>(
	context: Context,
	work: (context: Context) => Promise<T>
): Promise<T> {
	if (context.db.isTransaction) return workInside(context, work);
	let inner: Context['db'] | undefined;
	const answer = await context.db.transaction().execute((db) => {
		inner = db;
		return insideTransaction(() => work({ ...context, db }));
	});
	await tellCommitted(context, inner!);
	return answer;
}

async function workInside<T>(context: Context, work: (context: Context) => Promise<T>): Promise<T> {
	await sql`savepoint inner_work`.execute(context.db);
	try {
		const answer = await work(context);
		await sql`release savepoint inner_work`.execute(context.db);
		return answer;
	} catch (error) {
		await undoInside(context).catch(() => {}); // when even this fails, what happened first is what to tell
		throw error;
	}
}

async function undoInside(context: Context): Promise<void> {
	await sql`rollback to savepoint inner_work`.execute(context.db);
	await sql`release savepoint inner_work`.execute(context.db);
}
