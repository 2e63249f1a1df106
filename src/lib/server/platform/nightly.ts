import { sql } from 'kysely';
import { transact, type Context } from './context.ts';

/** A work of each night. It may be done again after a process was killed in the middle. */
export interface NightlyJob {
	readonly name: string;
	/** What was done, in numbers: it goes to the log. */
	work(context: Context): Promise<Readonly<Record<string, number>>>;
}

/** How a job went; a job that was already done, or that another process is at, is not told. */
export interface NightReport {
	readonly name: string;
	readonly counts?: Readonly<Record<string, number>>;
	readonly error?: unknown;
}

/** What is done of a night is done after this hour, UTC. */
const HOUR = 2;
/** A process that took a job and says nothing for this long is taken for dead; a job that failed waits as long. */
const HELD = 60 * 60_000; // milliseconds

/**
 * Does what is due of this night, each job once whatever the number of processes that ask: the row of
 * a job is taken in one statement, for one hour, and marked once the work is done. A site that was
 * stopped at night does it when it is next asked.
 */
export async function doNightly(
	context: Context,
	jobs: readonly NightlyJob[]
): Promise<NightReport[]> {
	const reports: NightReport[] = [];
	for (const job of jobs) {
		if (!(await takeJob(context, job.name))) continue;
		try {
			const counts = await job.work(context);
			await markJob(context, job.name, null);
			reports.push({ name: job.name, counts });
		} catch (error) {
			await markJob(context, job.name, error);
			reports.push({ name: job.name, error });
		}
	}
	return reports;
}

/** `YYYY-MM-DD`: the night that a job done now is done for. */
export function nightOf(now: Date): string {
	return new Date(now.getTime() - HOUR * 60 * 60_000).toISOString().slice(0, 10);
}

async function takeJob(context: Context, name: string): Promise<boolean> {
	const { now } = context;
	const night = nightOf(now);
	const until = new Date(now.getTime() + HELD);
	return transact(context, async ({ db }) => {
		const taken = await sql`
			insert into nightly_job (name, held_until) values (${name}, ${until})
			on conflict (name) do update set held_until = excluded.held_until
			where (nightly_job.done_on is null or nightly_job.done_on < ${night}::date)
				and (nightly_job.held_until is null or nightly_job.held_until <= ${now})
			returning name`.execute(db);
		return taken.rows.length > 0;
	});
}

async function markJob({ db, now }: Context, name: string, error: unknown): Promise<void> {
	const message = error === null ? null : String((error as Error)?.message ?? error).slice(0, 500);
	await db
		.updateTable('nightly_job')
		.set(
			message === null
				? { done_on: nightOf(now), held_until: null, finished_at: now, last_error: null }
				: // Still held: it is tried again in an hour.
					{ last_error: message }
		)
		.where('name', '=', name)
		.execute();
}
