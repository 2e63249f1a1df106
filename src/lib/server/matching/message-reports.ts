import { isSignedIn, type SignedIn } from '../../domain/kernel/actor.ts';
import { demand } from '../../domain/kernel/policy.ts';
import { matchingPolicies as can } from '../../domain/matching/policies.ts';
import { refuse } from '../../domain/matching/refusals.ts';
import type { ReportedMessage } from '../../domain/matching/thread-view.ts';
import { transact, type Context, type Reader } from '../platform/context.ts';
import { writeJournal } from '../platform/journal.ts';
import { nameSide, personWord } from './thread-names.ts';
import { lockThread } from './thread-rows.ts';

/**
 * Reports a message of a thread that one reads: the moderation then reads that message, and it alone. Said
 * twice, it is one report. Refuses `unknown_thread`, `unknown_message`, `own_message`.
 */
export async function reportMessage(
	context: Context,
	key: string,
	message: number,
	reason: string
): Promise<void> {
	await transact(context, async (inside) => {
		const { row } = await lockThread(inside, key);
		const actor = inside.actor as SignedIn;
		const found = await inside.db
			.selectFrom('message')
			.select(['id', 'author'])
			.where('id', '=', message)
			.where('thread', '=', row.id)
			.executeTakeFirst();
		if (!found) throw refuse('unknown_message');
		if (found.author === actor.id) throw refuse('own_message');
		await inside.db
			.insertInto('message_report')
			.values({ message, reported_by: actor.id, reason, created_at: inside.now })
			.onConflict((conflict) => conflict.columns(['message', 'reported_by']).doNothing())
			.execute();
		await writeJournal(inside, { action: 'message.reported', subject: ['message', message] });
	});
}

const MOST = 100;

/** The reported messages, the open reports first, then the last settled. */
export async function listReportedMessages(reader: Reader): Promise<ReportedMessage[]> {
	demand(reader.actor, can.moderateMessages, undefined);
	const rows = await reader.db
		.selectFrom('message_report')
		.innerJoin('message', 'message.id', 'message_report.message')
		.innerJoin('thread', 'thread.id', 'message.thread')
		.leftJoin('person', 'person.id', 'message.author')
		.selectAll('thread')
		.select([
			'message_report.id as report',
			'message_report.reason',
			'message_report.created_at as reported_at',
			'message_report.settled_at',
			'message_report.note',
			'message.side',
			'message.author',
			'message.body',
			'message.sent_at',
			'person.name as author_name'
		])
		.orderBy('message_report.settled_at', (order) => order.desc().nullsFirst())
		.orderBy('message_report.created_at')
		.limit(MOST)
		.execute();
	const reports: ReportedMessage[] = [];
	for (const row of rows) {
		const own = row.side === 'to' ? row.to_organisation : row.from_organisation;
		reports.push({
			report: row.report,
			reason: row.reason,
			reportedAt: row.reported_at,
			thread: row.title,
			author: row.author === null ? null : personWord(row.author_name ?? ''),
			organisation: own === null ? null : await nameSide(reader, row, row.side),
			to: await nameSide(reader, row, row.side === 'to' ? 'from' : 'to'),
			body: row.body,
			sentAt: row.sent_at,
			settledAt: row.settled_at,
			note: row.note
		});
	}
	return reports;
}

/** Settles a report with a note. Refuses `unknown_report` when there is none, or somebody settled it. */
export async function settleMessageReport(
	context: Context,
	report: number,
	note: string
): Promise<void> {
	demand(context.actor, can.moderateMessages, undefined);
	await transact(context, async (inside) => {
		const { numUpdatedRows } = await inside.db
			.updateTable('message_report')
			.set({
				settled_at: inside.now,
				settled_by: isSignedIn(inside.actor) ? inside.actor.id : null,
				note
			})
			.where('id', '=', report)
			.where('settled_at', 'is', null)
			.executeTakeFirst();
		if (Number(numUpdatedRows) === 0) throw refuse('unknown_report');
		await writeJournal(inside, {
			action: 'message-report.settled',
			subject: ['message_report', report]
		});
	});
}
