import { sql } from 'kysely';
import type { Context, Reader } from './context.ts';
import type { Database } from './db/schema.ts';

type Subject = Database['revision']['subject'];

/** Moves the counter of a subject, in the transaction that changes it: caches that hold it are stale. */
export async function bumpRevision(context: Context, subject: Subject): Promise<void> {
	await context.db
		.updateTable('revision')
		.set({ number: sql`number + 1` })
		.where('subject', '=', subject)
		.execute();
}

/** The counters of the given subjects, as one text: what an ETag is made of. */
export async function readRevision(reader: Reader, ...subjects: Subject[]): Promise<string> {
	const rows = await reader.db
		.selectFrom('revision')
		.select(['subject', 'number'])
		.where('subject', 'in', subjects)
		.orderBy('subject')
		.execute();
	return rows.map(({ subject, number }) => `${subject}-${number}`).join('.');
}
