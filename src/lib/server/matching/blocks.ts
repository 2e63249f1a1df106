import { refuse } from '../../domain/matching/refusals.ts';
import { transact, type Context } from '../platform/context.ts';
import { writeJournal } from '../platform/journal.ts';
import { holderOf, lockThread } from './thread-rows.ts';

/**
 * Stops receiving messages from the other side of a thread: from the person who began it, or from her
 * organisation. Holds for every thread, present and to come. Refuses `unknown_thread`.
 */
export async function blockSender(
	context: Context,
	key: string,
	what: 'person' | 'organisation'
): Promise<void> {
	await transact(context, async (inside) => {
		const block = await findBlock(inside, key, what);
		await inside.db
			.insertInto('contact_block')
			.values({ ...block.row, created_at: inside.now })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		await writeJournal(inside, {
			action: 'contact.blocked',
			subject: ['thread', block.thread],
			details: { what }
		});
	});
}

/** Receives them again. */
export async function unblockSender(
	context: Context,
	key: string,
	what: 'person' | 'organisation'
): Promise<void> {
	await transact(context, async (inside) => {
		const { row, thread } = await findBlock(inside, key, what);
		await inside.db
			.deleteFrom('contact_block')
			.where('by_organisation', 'is not distinct from', row.by_organisation)
			.where('by_person', 'is not distinct from', row.by_person)
			.where('organisation', 'is not distinct from', row.organisation)
			.where('person', 'is not distinct from', row.person)
			.execute();
		await writeJournal(inside, { action: 'contact.unblocked', subject: ['thread', thread] });
	});
}

/** Who blocks whom is read from the thread, never from the form. */
async function findBlock(inside: Context, key: string, what: 'person' | 'organisation') {
	const { row, side } = await lockThread(inside, key);
	const own = holderOf(row, side);
	const organisation = side === 'from' ? row.to_organisation : row.from_organisation;
	const person = side === 'to' ? row.from_person : null;
	const blocked = what === 'person' ? person : organisation;
	if (!own || blocked === null) throw refuse('unknown_thread');
	return {
		thread: row.id,
		row: {
			by_organisation: 'organisation' in own ? own.organisation : null,
			by_person: 'person' in own ? own.person : null,
			organisation: what === 'organisation' ? organisation : null,
			person: what === 'person' ? person : null
		}
	};
}
