import type { Selectable } from 'kysely';
import { afterFailure, type DeliveryFault } from '#lib/domain/accounts/delivery.ts';
import { transact, type Context } from '../platform/context.ts';
import type { Database } from '../platform/db/schema.ts';
import type { Post } from '../platform/post.ts';

export type QueuedMail = Selectable<Database['mail']>;

/**
 * How long a process keeps a mail to itself while it sends it: longer than the patience of the post. A
 * process killed in the middle leaves the mail to the others after that; only then may it leave twice.
 */
const HELD = 10 * 60_000; // milliseconds

/**
 * Sends the mails that are due, one after the other, at most `most`; answers how many left and how many
 * did not. Any number of processes may do it at once: a mail is taken by one of them. No transaction is
 * open while the mail server is spoken to.
 */
export async function deliverDue(
	context: Context,
	post: Post,
	most = 100
): Promise<{ sent: number; failed: number }> {
	const done = { sent: 0, failed: 0 };
	while (done.sent + done.failed < most) {
		const mail = await takeOne(context);
		if (!mail) break;
		const fault = await post.send(mail);
		if (fault) await keepForLater(context, mail, fault);
		else await markSent(context, mail);
		done[fault ? 'failed' : 'sent']++;
		// The server is not there: the others would fail the same way, each after a long wait.
		if (fault?.reply === undefined && fault) break;
	}
	return done;
}

async function takeOne(context: Context): Promise<QueuedMail | undefined> {
	return transact(context, async ({ db, now }) => {
		const due = await db
			.selectFrom('mail')
			.select('id')
			.where('sent_at', 'is', null)
			.where('given_up_at', 'is', null)
			.where('next_try_at', '<=', now)
			.where((where) => where.or([where('held_until', 'is', null), where('held_until', '<', now)]))
			.orderBy('next_try_at')
			.orderBy('id')
			.limit(1)
			.forUpdate()
			.skipLocked()
			.executeTakeFirst();
		if (!due) return undefined;
		return db
			.updateTable('mail')
			.set({ held_until: new Date(now.getTime() + HELD) })
			.where('id', '=', due.id)
			.returningAll()
			.executeTakeFirst();
	});
}

/** What it said is then with whom it was for: we do not keep it. */
async function markSent({ db, now }: Context, { id }: QueuedMail): Promise<void> {
	await db
		.updateTable('mail')
		.set({
			sent_at: now,
			held_until: null,
			last_error: null,
			refusal_address: null,
			body_text: '',
			body_html: ''
		})
		.where('id', '=', id)
		.execute();
}

async function keepForLater(
	{ db, now }: Context,
	mail: QueuedMail,
	fault: DeliveryFault & { readonly sentence: string }
): Promise<void> {
	const tries = mail.tries + 1;
	const next = afterFailure(tries, now, fault);
	await db
		.updateTable('mail')
		.set({
			tries,
			held_until: null,
			last_error: fault.sentence,
			...('givenUp' in next ? { given_up_at: now } : { next_try_at: next.nextTryAt })
		})
		.where('id', '=', mail.id)
		.execute();
}
