import { randomBytes, randomUUID } from 'node:crypto';
import { refuse } from '#lib/domain/accounts/refusals.ts';
import { transact, type Context, type Reader } from '../platform/context.ts';
import { writeJournal } from '../platform/journal.ts';
import { hashToken } from './hash.ts';
import { openSession, type Account } from './session.ts';
import type { GivenCookie } from './session-cookie.ts';
import type { Guest } from './sign-in.ts';

const DAY = 24 * 60 * 60_000; // milliseconds
/** Kept among the links to sign in, under a name that none of them has. */
const KIND = 'first-administrator:';
/** One at a time, whatever the number of processes: an advisory lock of PostgreSQL. */
const LOCK = 7170178;

/**
 * Makes the one-time link that gives a new site its administrator, valid for 24 hours; answers its
 * token, or null when the site has one already.
 */
export async function createFirstLink(context: Context): Promise<string | null> {
	const { db, now } = context;
	await db
		.deleteFrom('verification')
		.where('identifier', 'like', `${KIND}%`)
		.where('expires_at', '<=', now)
		.execute();
	if (await hasAdministrator(context)) return null;
	const token = randomBytes(24).toString('base64url');
	await db
		.insertInto('verification')
		.values({
			id: randomUUID(),
			identifier: KIND + hashToken(token),
			value: '',
			expires_at: new Date(now.getTime() + DAY),
			created_at: now,
			updated_at: now
		})
		.execute();
	return token;
}

/** Does this link still open? Refuses `dead_first_link`. */
export async function checkFirstLink(reader: Reader, token: string): Promise<void> {
	const link = await reader.db
		.selectFrom('verification')
		.select('id')
		.where('identifier', '=', KIND + hashToken(token))
		.where('expires_at', '>', reader.now)
		.executeTakeFirst();
	if (!link || (await hasAdministrator(reader))) throw refuse('dead_first_link');
}

/** Uses the link: the account of the administrator is created, and she is signed in. */
export function createFirstAdministrator(
	context: Context,
	guest: Guest,
	given: {
		readonly token: string;
		readonly name: string;
		readonly mail: string;
		readonly notice: string;
	}
): Promise<GivenCookie> {
	return transact(context, async (inner) => {
		await useFirstLink(inner, given.token);
		const id = randomUUID();
		const { numInsertedOrUpdatedRows } = await inner.db
			.insertInto('person')
			.values({
				id,
				name: given.name,
				mail: given.mail,
				mail_checked: false,
				role: 'administrator',
				consent_at: inner.now,
				consent_version: given.notice,
				created_at: inner.now,
				updated_at: inner.now
			})
			.onConflict((conflict) => conflict.column('mail').doNothing())
			.executeTakeFirst();
		if (!numInsertedOrUpdatedRows) throw refuse('mail_taken', 'courriel');
		await writeJournal(inner, { action: 'account.first_administrator', subject: ['person', id] });
		return openSession(inner, id, guest.origin, guest.visit);
	});
}

/** Uses the link for somebody who is already signed in: she becomes the administrator. */
export function becomeFirstAdministrator(
	context: Context,
	guest: Guest & { readonly account: Account },
	token: string
): Promise<GivenCookie> {
	return transact(context, async (inner) => {
		await useFirstLink(inner, token);
		const { id } = guest.account.actor;
		await inner.db
			.updateTable('person')
			.set({ role: 'administrator', updated_at: inner.now })
			.where('id', '=', id)
			.execute();
		// Her rights change: every session she had is closed, this one comes back under another token.
		await inner.db.deleteFrom('session').where('person', '=', id).execute();
		await writeJournal(inner, { action: 'account.first_administrator', subject: ['person', id] });
		return openSession(inner, id, guest.origin, guest.visit);
	});
}

/** In a transaction: the token is used up, and so is every other, when this is still a site without administrator. */
async function useFirstLink(context: Context, token: string): Promise<void> {
	const { db } = context;
	await db
		.selectNoFrom((by) => by.fn('pg_advisory_xact_lock', [by.val(LOCK)]).as('held'))
		.execute();
	await checkFirstLink(context as unknown as Reader, token);
	await db.deleteFrom('verification').where('identifier', 'like', `${KIND}%`).execute();
}

async function hasAdministrator({
	db
}: Pick<Reader, 'db'> | Pick<Context, 'db'>): Promise<boolean> {
	const row = await (db as Reader['db'])
		.selectFrom('person')
		.select('id')
		.where('role', '=', 'administrator')
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}
