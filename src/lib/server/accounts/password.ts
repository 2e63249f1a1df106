import { refuse } from '#lib/domain/accounts/refusals.ts';
import { transact, type Context, type Reader } from '../platform/context.ts';
import { demandFresh, tellChange, type Owner } from './passkeys.ts';
import type { Account } from './session.ts';
import type { GivenCookie } from './session-cookie.ts';
import { cookiesOf, headersOf, library } from './sign-in.ts';

/*
 * A password opens an account only with a second factor: a code of six digits that an application makes
 * (TOTP, RFC 6238), or one of ten backup codes. Until its first code is given, the password opens nothing.
 */

/** What she must copy in her application, and keep for the day she loses it. Shown once. */
export interface NewSecondFactor {
	/** `otpauth://totp/…` */
	readonly uri: string;
	readonly backupCodes: readonly string[];
}

/** Does her account open with a password? */
export async function hasPassword({ db }: Reader, account: Account): Promise<boolean> {
	const row = await db
		.selectFrom('person')
		.select('has_second_factor')
		.where('id', '=', account.actor.id)
		.executeTakeFirst();
	return row?.has_second_factor ?? false;
}

/** Chooses a password and begins its second factor. Refuses `not_fresh`, `password_exists`. */
export async function beginPassword(
	context: Context,
	owner: Owner,
	password: string
): Promise<NewSecondFactor> {
	demandFresh(context, owner.account);
	await transact(context, async ({ db }) => {
		const person = await db
			.selectFrom('person')
			.select('has_second_factor')
			.where('id', '=', owner.account.actor.id)
			.forUpdate()
			.executeTakeFirstOrThrow();
		if (person.has_second_factor) throw refuse('password_exists');
		// One that was begun and never confirmed is begun anew.
		await forget(db, owner.account.actor.id);
	});
	const { api } = await library(context, owner);
	await api.setPassword({ body: { newPassword: password }, headers: headersOf(owner) });
	const enabled = await api.enableTwoFactor({ body: { password }, headers: headersOf(owner) });
	if (!('totpURI' in enabled) || !enabled.totpURI) throw new Error('No second factor was made.');
	return { uri: enabled.totpURI, backupCodes: enabled.backupCodes ?? [] };
}

/** Ends it with a first code: from now on the password opens the account. Refuses `wrong_code`, `not_fresh`. */
export async function confirmPassword(
	context: Context,
	owner: Owner,
	code: string
): Promise<readonly GivenCookie[]> {
	demandFresh(context, owner.account);
	const { api } = await library(context, owner);
	const answer = await api.verifyTOTP({
		body: { code },
		headers: headersOf(owner),
		asResponse: true
	});
	if (answer.status !== 200) throw refuse('wrong_code', 'code');
	const kept = await context.db
		.selectFrom('session')
		.select('id')
		.where('person', '=', owner.account.actor.id)
		.orderBy('created_at', 'desc')
		.executeTakeFirstOrThrow();
	// The library gave her another session: the others are closed.
	const account = { ...owner.account, session: kept.id };
	await tellChange(context, { ...owner, account }, 'password_added');
	return cookiesOf(answer.headers);
}

/** Her account opens no more with a password. Refuses `not_fresh`. */
export async function removePassword(context: Context, owner: Owner): Promise<void> {
	demandFresh(context, owner.account);
	await transact(context, async (inner) => {
		await forget(inner.db, owner.account.actor.id);
		await inner.db
			.updateTable('person')
			.set({ has_second_factor: false })
			.where('id', '=', owner.account.actor.id)
			.execute();
		await tellChange(inner, owner, 'password_removed');
	});
}

async function forget(db: Context['db'], person: string): Promise<void> {
	await db.deleteFrom('two_factor').where('person', '=', person).execute();
	await db
		.deleteFrom('sign_in_method')
		.where('person', '=', person)
		.where('provider', '=', 'credential')
		.execute();
}
