import type { Context } from './context.ts';

/** What was done: `organisation.claimed` on subject `organisation` 12. No name, no address in the details. */
export interface JournalEntry {
	readonly action: string;
	readonly subject: readonly [kind: string, id: string | number];
	readonly details?: Readonly<Record<string, unknown>>;
}

/** Writes in the append-only journal, in the transaction of what it tells. */
export async function writeJournal(context: Context, entry: JournalEntry): Promise<void> {
	const { actor, db, now } = context;
	await db
		.insertInto('journal')
		.values({
			at: now,
			person: actor.kind === 'person' ? actor.id : null,
			actor: actor.kind,
			action: entry.action,
			subject_kind: entry.subject[0],
			subject: String(entry.subject[1]),
			details: JSON.stringify(entry.details ?? {})
		})
		.execute();
}
