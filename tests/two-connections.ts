import { sql } from 'kysely';
import { transact, type Context } from '#lib/server/platform/context.ts';
import { openDatabase } from '#lib/server/platform/db/open.ts';
import { NOW, openOwnDatabase } from './stage.ts';

/**
 * Two processes on one PostgreSQL server: `here` and `there` see one database by connections of their own,
 * and what they write is kept. The database goes when `work` is done.
 */
export async function onTwoConnections(
	work: (here: Context, there: Context) => Promise<void>
): Promise<void> {
	const { open, remove, url } = await openOwnDatabase('migrated');
	try {
		const other = await openDatabase({ url: url! });
		try {
			const actor = { kind: 'operator' } as const;
			await work({ db: open.db, actor, now: NOW }, { db: other.db, actor, now: NOW });
		} finally {
			await other.close();
		}
	} finally {
		await remove();
	}
}

/**
 * Two commands at once, not by luck: the first one has written and not committed when the second begins;
 * it commits once the second waits for it, or is done without waiting. Answers what became of each: an
 * answer, or the code of a refusal.
 */
export async function atOnce<First, Second>(
	here: Context,
	first: (context: Context) => Promise<First>,
	there: Context,
	second: (context: Context) => Promise<Second>
): Promise<[First | string, Second | string]> {
	const written = Promise.withResolvers<void>();
	const mayCommit = Promise.withResolvers<void>();
	const one = outcome(
		transact(here, async (inside) => {
			const answer = await first(inside);
			written.resolve();
			await mayCommit.promise;
			return answer;
		})
	);
	await Promise.race([written.promise, one]);
	let isDone = false;
	const two = outcome(second(there)).finally(() => (isDone = true));
	while (!isDone && !(await somebodyWaits(here))) await new Promise(setImmediate);
	mayCommit.resolve();
	return Promise.all([one, two]);
}

async function somebodyWaits({ db }: Context): Promise<boolean> {
	const { rows } = await sql`
		select 1 from pg_stat_activity
		where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
	return rows.length > 0;
}

async function outcome<Answer>(promise: Promise<Answer>): Promise<Answer | string> {
	try {
		return await promise;
	} catch (error) {
		if (error instanceof Error && 'code' in error) return String(error.code);
		throw error;
	}
}
