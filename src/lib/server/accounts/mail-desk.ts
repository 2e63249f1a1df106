import { sql } from 'kysely';
import type { MailState, MailInList, WholeMail } from '#lib/domain/accounts/mail-desk.ts';
import { dataPolicies } from '#lib/domain/accounts/policies-data.ts';
import { refuseData } from '#lib/domain/accounts/refusals-data.ts';
import { demand } from '#lib/domain/kernel/policy.ts';
import { readerOf, transact, type Context, type Reader } from '../platform/context.ts';
import { writeJournal } from '../platform/journal.ts';
import { noteAccess } from './journal-desk.ts';

const MAILS_A_PAGE = 30;

const WHERE = {
	waiting: sql<boolean>`sent_at is null and given_up_at is null`,
	failed: sql<boolean>`sent_at is null and (given_up_at is not null or last_error is not null)`,
	sent: sql<boolean>`sent_at is not null`
} as const;

/** One page of the mails in a state, the last first, and how many there are in each. */
export async function listMails(
	reader: Reader,
	{ state, page }: { state: MailState; page: number }
): Promise<{
	items: MailInList[];
	counts: Record<MailState, number>;
	page: number;
	pages: number;
}> {
	demand(reader.actor, dataPolicies.readMails, undefined);
	const counts = await reader.db
		.selectFrom('mail')
		.select([
			sql<number>`(count(*) filter (where ${WHERE.waiting}))::int`.as('waiting'),
			sql<number>`(count(*) filter (where ${WHERE.failed}))::int`.as('failed'),
			sql<number>`(count(*) filter (where ${WHERE.sent}))::int`.as('sent')
		])
		.executeTakeFirstOrThrow();
	const pages = Math.max(1, Math.ceil(counts[state] / MAILS_A_PAGE));
	const shown = Math.min(Math.max(page, 1), pages);
	const items = await selectMails(reader)
		.where(WHERE[state])
		.orderBy('id', 'desc')
		.limit(MAILS_A_PAGE)
		.offset((shown - 1) * MAILS_A_PAGE)
		.execute();
	return { items, counts, page: shown, pages };
}

/**
 * One mail as the administrator reads it; the journal keeps that she did. Refuses `unknown_mail`. On a
 * site that has a mail server (`hasPost`), a link that opens an account is for its owner alone: what
 * such a mail says is not shown.
 */
export async function readMail(context: Context, id: number, hasPost: boolean): Promise<WholeMail> {
	demand(context.actor, dataPolicies.readMails, undefined);
	return transact(context, async (inside) => {
		const row = await selectMails(readerOf(inside))
			.select(['body_text as text', 'body_html as html'])
			.where('id', '=', id)
			.executeTakeFirst();
		if (!row) throw refuseData('unknown_mail');
		await noteAccess(inside, ['mail', id], 'mail.read');
		const { text, html, ...mail } = row;
		if (mail.sentAt) return { ...mail, body: null, hidden: 'sent' };
		if (hasPost && OPENS_ACCOUNTS.includes(mail.kind))
			return { ...mail, body: null, hidden: 'secret' };
		return { ...mail, body: { text, html }, hidden: null };
	});
}

const OPENS_ACCOUNTS: readonly string[] = ['sign-in', 'security', 'account', 'invitation'];

/** Makes a mail due at once, as if it had never been tried. Refuses `unknown_mail`, `mail_left`. */
export async function retryMail(context: Context, id: number): Promise<void> {
	demand(context.actor, dataPolicies.readMails, undefined);
	await transact(context, async (inside) => {
		const row = await inside.db
			.selectFrom('mail')
			.select('sent_at')
			.where('id', '=', id)
			.forUpdate()
			.executeTakeFirst();
		if (!row) throw refuseData('unknown_mail');
		if (row.sent_at) throw refuseData('mail_left');
		await inside.db
			.updateTable('mail')
			.set({ tries: 0, next_try_at: inside.now, given_up_at: null })
			.where('id', '=', id)
			.execute();
		await writeJournal(inside, { action: 'mail.retried', subject: ['mail', id] });
	});
}

/** Since when mails have been failing, when the last tries all did; null when all is well. */
export async function readPostTrouble(
	reader: Reader
): Promise<{ since: Date; error: string; waiting: number } | null> {
	const row = await reader.db
		.selectFrom('mail')
		.select([
			sql<Date | null>`min(created_at)`.as('since'),
			sql<string | null>`(array_agg(last_error order by id desc))[1]`.as('error'),
			sql<number>`count(*)::int`.as('waiting')
		])
		.where(WHERE.waiting)
		.where('last_error', 'is not', null)
		.executeTakeFirstOrThrow();
	const { since, error, waiting } = row;
	return since && error ? { since, error, waiting } : null;
}

function selectMails({ db }: Reader) {
	return db
		.selectFrom('mail')
		.select([
			'id',
			'address',
			'kind',
			'subject',
			'created_at as createdAt',
			'tries',
			'next_try_at as nextTryAt',
			'sent_at as sentAt',
			'given_up_at as givenUpAt',
			'last_error as lastError'
		]);
}
