import { randomBytes } from 'node:crypto';
import {
	MAIL_CHANGE_HOURS,
	newAddressLetter,
	oldAddressLetter,
	takenAddressLetter
} from '#lib/domain/accounts/mail-change-letters.ts';
import { refuse } from '#lib/domain/accounts/refusals.ts';
import { securityLetter } from '#lib/domain/accounts/security-letter.ts';
import { transact, type Context, type Reader } from '../platform/context.ts';
import { writeJournal } from '../platform/journal.ts';
import { hashToken } from './hash.ts';
import { writeToAddress, writeToPerson } from './letters.ts';
import { demandFresh, type Owner } from './passkeys.ts';

const HOUR = 60 * 60_000; // milliseconds

/**
 * Asks both addresses whether the account may take the new one. What she reads is the same when the new
 * one already has an account: its owner alone is told. Refuses `not_fresh`, `same_mail`.
 */
export async function requestMailChange(
	context: Context,
	owner: Owner,
	newMail: string
): Promise<void> {
	const { account, origin } = owner;
	demandFresh(context, account);
	if (newMail === account.mail) throw refuse('same_mail', 'courriel');
	await transact(context, async (inner) => {
		const { db, now } = inner;
		const { id } = account.actor;
		const person = await db
			.selectFrom('person')
			.select(['mail', 'mail_checked'])
			.where('id', '=', id)
			.forUpdate()
			.executeTakeFirstOrThrow();
		const [oldToken, newToken] = [aToken(), aToken()];
		const change = {
			new_mail: newMail,
			old_hash: hashToken(oldToken),
			new_hash: hashToken(newToken),
			// An address that was never checked may have been mistyped: nobody there could answer.
			old_confirmed: !person.mail_checked,
			new_confirmed: false,
			created_at: now,
			expires_at: new Date(now.getTime() + MAIL_CHANGE_HOURS * HOUR)
		};
		await db
			.insertInto('mail_change')
			.values({ person: id, ...change })
			.onConflict((conflict) => conflict.column('person').doUpdateSet(change))
			.execute();
		const link = (token: string) => `${origin}/connexion/adresse?jeton=${token}`;
		await writeToPerson(inner, id, 'account', oldAddressLetter(link(oldToken)));
		const taken = await isTaken(inner, newMail);
		const letter = taken ? takenAddressLetter() : newAddressLetter(link(newToken));
		await writeToAddress(inner, newMail, 'account', letter);
	});
}

/** Does this link still say yes to something? Refuses `dead_mail_change`. */
export async function checkMailChange({ db, now }: Reader, token: string): Promise<void> {
	const hash = hashToken(token);
	const row = await db
		.selectFrom('mail_change')
		.select('person')
		.where((by) => by.or([by('old_hash', '=', hash), by('new_hash', '=', hash)]))
		.where('expires_at', '>', now)
		.executeTakeFirst();
	if (!row) throw refuse('dead_mail_change');
}

/**
 * One of the two addresses says yes; once both did, the account takes the new one and every session of
 * it is closed. Answers whether it is done. Refuses `dead_mail_change`.
 */
export function confirmMailChange(
	context: Context,
	token: string,
	origin: string
): Promise<'waiting' | 'done'> {
	return transact(context, async (inner) => {
		const { db, now } = inner;
		const hash = hashToken(token);
		const change = await db
			.selectFrom('mail_change')
			.selectAll()
			.where((by) => by.or([by('old_hash', '=', hash), by('new_hash', '=', hash)]))
			.where('expires_at', '>', now)
			.forUpdate()
			.executeTakeFirst();
		if (!change) throw refuse('dead_mail_change');
		const old = change.old_confirmed || change.old_hash === hash;
		const fresh = change.new_confirmed || change.new_hash === hash;
		if (!old || !fresh) {
			await db
				.updateTable('mail_change')
				.set({ old_confirmed: old, new_confirmed: fresh })
				.where('person', '=', change.person)
				.execute();
			return 'waiting';
		}
		await db.deleteFrom('mail_change').where('person', '=', change.person).execute();
		if (await isTaken(inner, change.new_mail)) throw refuse('dead_mail_change');
		// The old address is told too: whoever reads it there must know.
		await writeToPerson(inner, change.person, 'security', securityLetter('mail_changed', origin));
		await db
			.updateTable('person')
			.set({ mail: change.new_mail, mail_checked: true, updated_at: now })
			.where('id', '=', change.person)
			.execute();
		await db.deleteFrom('session').where('person', '=', change.person).execute();
		await writeJournal(inner, {
			action: 'account.mail_changed',
			subject: ['person', change.person]
		});
		return 'done';
	});
}

async function isTaken({ db }: Context, mail: string): Promise<boolean> {
	const row = await db
		.selectFrom('person')
		.select('id')
		.where('mail', '=', mail)
		.executeTakeFirst();
	return row !== undefined;
}

function aToken(): string {
	return randomBytes(24).toString('base64url');
}
