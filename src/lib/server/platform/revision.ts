import { sql } from 'kysely';
import type { Context, Reader } from './context.ts';
import type { OpenDatabase } from './db/open.ts';
import type { Database } from './db/schema.ts';

export type Subject = Database['revision']['subject'];

/**
 * The counters of one open database, known without asking it: our own transactions tell them once
 * committed, those of other processes come by notification. While `hears` is false (the line to the
 * server is cut), what they say may be late: whoever depends on them asks the database.
 */
export interface LiveRevisions {
	hears: boolean;
	readonly numbers: Map<Subject, number>;
}

const live = new WeakMap<object, LiveRevisions>();
/** What each open transaction moved, to be told when it is committed. */
const moved = new WeakMap<object, Map<Subject, number>>();

/** Begins to follow the counters of a database. */
export async function watchRevisions(open: OpenDatabase): Promise<LiveRevisions> {
	const revisions: LiveRevisions = { hears: false, numbers: new Map() };
	await open.listen('revision', {
		heard(message) {
			const [subject, number] = message.split(' ');
			advance(revisions, subject as Subject, Number(number));
		},
		async opened() {
			for (const row of await readNumbers(open.db as unknown as Reader['db']))
				advance(revisions, row.subject, row.number);
			revisions.hears = true;
		},
		lost() {
			revisions.hears = false;
		}
	});
	live.set(open.db, revisions);
	return revisions;
}

function advance({ numbers }: LiveRevisions, subject: Subject, number: number): void {
	numbers.set(subject, Math.max(number, numbers.get(subject) ?? 0));
}

async function readNumbers(db: Reader['db']): Promise<{ subject: Subject; number: number }[]> {
	return db.selectFrom('revision').select(['subject', 'number']).orderBy('subject').execute();
}

/**
 * Moves the counter of a subject, in the transaction that changes it: caches that hold it are stale.
 * Holds the counter until the end of the transaction, so writers of one subject follow one another:
 * move it before writing. Answers the new number.
 */
export async function bumpRevision(context: Context, subject: Subject): Promise<number> {
	const { number } = await context.db
		.updateTable('revision')
		.set({ number: sql`number + 1` })
		.where('subject', '=', subject)
		.returning('number')
		.executeTakeFirstOrThrow();
	if (context.db.isTransaction) {
		moved.set(context.db, (moved.get(context.db) ?? new Map()).set(subject, number));
	} else await tellRevisions(context, new Map([[subject, number]]));
	return number;
}

/** Said by `transact` once the transaction `inner` is committed. */
export async function tellCommitted(outer: Context, inner: Context['db']): Promise<void> {
	const subjects = moved.get(inner);
	if (subjects) await tellRevisions(outer, subjects);
}

/**
 * Read again rather than remembered: part of the transaction may have been undone. What is committed
 * stays so when the database cannot be read: then what was remembered is told, at worst too much.
 */
async function tellRevisions(
	{ db }: Context,
	subjects: ReadonlyMap<Subject, number>
): Promise<void> {
	const revisions = live.get(db);
	if (!revisions) return;
	const present = await readNumbers(db as unknown as Reader['db']).catch(() =>
		[...subjects].map(([subject, number]) => ({ subject, number }))
	);
	for (const { subject, number } of present) {
		if (subjects.has(subject)) advance(revisions, subject, number);
	}
}

/** The counters of the given subjects, as one text: what an ETag is made of. */
export async function readRevision(reader: Reader, ...subjects: Subject[]): Promise<string> {
	const numbers = await readRevisionNumbers(reader);
	return subjects
		.toSorted()
		.map((subject) => `${subject}-${numbers.get(subject) ?? 0}`)
		.join('.');
}

/** The counters of all subjects. */
export async function readRevisionNumbers(reader: Reader): Promise<ReadonlyMap<Subject, number>> {
	const known = live.get(reader.db);
	if (known?.hears) return known.numbers;
	return new Map((await readNumbers(reader.db)).map(({ subject, number }) => [subject, number]));
}
