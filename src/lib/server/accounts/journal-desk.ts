import { sql } from 'kysely';
import type { JournalFilter, JournalLine } from '#lib/domain/accounts/journal-lines.ts';
import { dataPolicies } from '#lib/domain/accounts/policies-data.ts';
import { demand } from '#lib/domain/kernel/policy.ts';
import type { Context, Reader } from '../platform/context.ts';
import { writeJournal, type JournalEntry } from '../platform/journal.ts';

const LINES_A_PAGE = 50;

/** One page of the journal, the last first, and the actions that it knows. */
export async function listJournal(
	reader: Reader,
	filter: JournalFilter,
	page: number
): Promise<{
	items: JournalLine[];
	total: number;
	actions: string[];
	page: number;
	pages: number;
}> {
	demand(reader.actor, dataPolicies.readJournal, undefined);
	const matching = reader.db
		.selectFrom('journal')
		.$if(filter.action !== null, (query) => query.where('action', '=', filter.action))
		.$if(filter.person !== null, (query) =>
			query.where((where) =>
				where.or([where('person', '=', filter.person), where('subject', '=', filter.person)])
			)
		);
	const { total } = await matching
		.select(sql<number>`count(*)::int`.as('total'))
		.executeTakeFirstOrThrow();
	const pages = Math.max(1, Math.ceil(total / LINES_A_PAGE));
	const shown = Math.min(Math.max(page, 1), pages);
	const items = await matching
		.select([
			'id',
			'at',
			'person',
			'actor',
			'action',
			'subject_kind as subjectKind',
			'subject',
			'details'
		])
		.orderBy('id', 'desc')
		.limit(LINES_A_PAGE)
		.offset((shown - 1) * LINES_A_PAGE)
		.execute();
	const actions = await reader.db
		.selectFrom('journal')
		.select('action')
		.distinct()
		.orderBy('action')
		.execute();
	return {
		items: items as JournalLine[],
		total,
		actions: actions.map(({ action }) => action),
		page: shown,
		pages
	};
}

const HOUR = 60 * 60_000; // milliseconds

/**
 * Keeps in the journal that whoever administers saw personal data: a mail (`mail.read`), or a page of
 * them. The same look at the same thing by the same person is told once an hour.
 */
export async function noteAccess(
	context: Context,
	subject: JournalEntry['subject'],
	action: 'personal-data.read' | 'mail.read' = 'personal-data.read'
): Promise<void> {
	const { actor, db, now } = context;
	const told = await db
		.selectFrom('journal')
		.select('id')
		.where('action', '=', action)
		.where('subject_kind', '=', subject[0])
		.where('subject', '=', String(subject[1]))
		.where('person', 'is not distinct from', actor.kind === 'person' ? actor.id : null)
		.where('at', '>', new Date(now.getTime() - HOUR))
		.limit(1)
		.executeTakeFirst();
	if (!told) await writeJournal(context, { action, subject });
}
