import type { Selectable } from 'kysely';
import { isSignedIn } from '../../domain/kernel/actor.ts';
import { matchingPolicies as can, sideOf } from '../../domain/matching/policies.ts';
import { refuse } from '../../domain/matching/refusals.ts';
import type { ContactBlock, Side } from '../../domain/matching/thread.ts';
import { readerOf, type Context, type Reader } from '../platform/context.ts';
import type { Database } from '../platform/db/schema.ts';
import { listRepresentatives } from './representatives.ts';

export type ThreadRow = Selectable<Database['thread']>;

export function sidesOf(row: ThreadRow) {
	return {
		fromPerson: row.from_person,
		fromOrganisation: row.from_organisation,
		toOrganisation: row.to_organisation
	};
}

/** The thread of a key and the side of the actor; to anybody else, it does not exist: refuses `unknown_thread`. */
export async function findThread(
	reader: Reader,
	key: string
): Promise<{ row: ThreadRow; side: Side }> {
	const row = await reader.db
		.selectFrom('thread')
		.selectAll()
		.where('key', '=', key)
		.executeTakeFirst();
	return admitted(reader, row);
}

/** The same, its row held until the end of the transaction. */
export async function lockThread(
	context: Context,
	key: string
): Promise<{ row: ThreadRow; side: Side }> {
	const row = await context.db
		.selectFrom('thread')
		.selectAll()
		.where('key', '=', key)
		.forUpdate()
		.executeTakeFirst();
	return admitted(context, row);
}

function admitted({ actor }: Pick<Context, 'actor'>, row: ThreadRow | undefined) {
	if (!row || !can.readThread.may(actor, sidesOf(row))) throw refuse('unknown_thread');
	return { row, side: sideOf(actor, sidesOf(row))! };
}

/** The people of a side who read the thread, without the actor. */
export async function readersOf(context: Context, row: ThreadRow, side: Side): Promise<string[]> {
	const organisation = side === 'to' ? row.to_organisation : row.from_organisation;
	const people = new Set(
		organisation === null ? [] : await listRepresentatives(readerOf(context), organisation)
	);
	if (side === 'from' && row.from_person && (await stillIn(context, row.from_person, organisation)))
		people.add(row.from_person);
	if (isSignedIn(context.actor)) people.delete(context.actor.id);
	return [...people];
}

async function stillIn(context: Context, person: string, organisation: number | null) {
	if (organisation === null) return true;
	const row = await context.db
		.selectFrom('membership')
		.select('person')
		.where('organisation', '=', organisation)
		.where('person', '=', person)
		.executeTakeFirst();
	return row !== undefined;
}

/** What a side refuses: of its organisation, or of its person. */
export async function blocksOf(
	{ db }: Reader,
	by: { organisation: number } | { person: string }
): Promise<ContactBlock[]> {
	return db
		.selectFrom('contact_block')
		.select(['organisation', 'person'])
		.where((where) =>
			'organisation' in by
				? where('by_organisation', '=', by.organisation)
				: where('by_person', '=', by.person)
		)
		.execute();
}

/** Who receives on a side: its organisation, or the person when she wrote in her own name; null once she is gone. */
export function holderOf(
	row: ThreadRow,
	side: Side
): { organisation: number } | { person: string } | null {
	const organisation = side === 'to' ? row.to_organisation : row.from_organisation;
	if (organisation !== null) return { organisation };
	return row.from_person === null ? null : { person: row.from_person };
}
