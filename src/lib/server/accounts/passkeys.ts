import { isFresh } from '#lib/domain/accounts/fresh.ts';
import { refuse } from '#lib/domain/accounts/refusals.ts';
import { securityLetter } from '#lib/domain/accounts/security-letter.ts';
import { transact, type Context, type Reader } from '../platform/context.ts';
import { writeJournal } from '../platform/journal.ts';
import { writeToPerson } from './letters.ts';
import type { Account } from './session.ts';
import type { GivenCookie } from './session-cookie.ts';
import { cookiesOf, headersOf, library, welcome, type Guest, type Welcome } from './sign-in.ts';

/** A guest who is signed in. */
export type Owner = Guest & { readonly account: Account };

/** What a browser needs to make or use a passkey, as the standard says it (WebAuthn, JSON form). */
export interface Ceremony {
	readonly options: unknown;
	readonly cookies: readonly GivenCookie[];
}

/** A passkey as its owner sees it. */
export interface OwnPasskey {
	readonly id: string;
	readonly name: string;
	readonly addedOn: Date | null;
	/** Kept by an account of the device’s maker, on several devices. */
	readonly isShared: boolean;
}

/** Begins to sign in with a passkey: asks nothing of who comes, and says nothing of who has one. */
export async function beginPasskeySignIn(context: Context, guest: Guest): Promise<Ceremony> {
	const { api } = await library(context, guest);
	return ceremony(
		await api.generatePasskeyAuthenticationOptions({ headers: headersOf(guest), asResponse: true })
	);
}

/** Signs in with what the browser answered. Refuses `no_passkey`. */
export async function signInWithPasskey(
	context: Context,
	guest: Guest,
	response: Record<string, unknown>
): Promise<Welcome> {
	const { api } = await library(context, guest);
	const answer = await api.verifyPasskeyAuthentication({
		body: { response: response as never },
		headers: headersOf(guest),
		asResponse: true
	});
	if (answer.status !== 200) throw refuse('no_passkey');
	return welcome(context, guest, answer, 'passkey', 'no_passkey');
}

/** Begins to add a passkey to her account. Refuses `not_fresh`. */
export async function beginPasskey(context: Context, owner: Owner): Promise<Ceremony> {
	demandFresh(context, owner.account);
	const { api } = await library(context, owner);
	return ceremony(
		await api.generatePasskeyRegistrationOptions({
			query: { name: owner.account.mail },
			headers: headersOf(owner),
			asResponse: true
		})
	);
}

/** Adds the passkey that her browser made. Refuses `not_fresh`, `passkey_not_added`. */
export async function addPasskey(
	context: Context,
	owner: Owner,
	response: Record<string, unknown>
): Promise<readonly GivenCookie[]> {
	demandFresh(context, owner.account);
	const { api } = await library(context, owner);
	const answer = await api.verifyPasskeyRegistration({
		body: { response, name: owner.visit.device },
		headers: headersOf(owner),
		asResponse: true
	});
	if (answer.status !== 200) throw refuse('passkey_not_added');
	await tellChange(context, owner, 'passkey_added');
	return cookiesOf(answer.headers);
}

/** Her passkeys, the latest first. */
export async function listPasskeys({ db }: Reader, account: Account): Promise<OwnPasskey[]> {
	const rows = await db
		.selectFrom('passkey')
		.select(['id', 'name', 'created_at', 'backed_up'])
		.where('person', '=', account.actor.id)
		.orderBy('created_at', 'desc')
		.orderBy('id')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		name: row.name ?? '',
		addedOn: row.created_at,
		isShared: row.backed_up
	}));
}

/** Names one of her passkeys. Refuses `unknown_passkey`. */
export async function namePasskey(
	{ db }: Context,
	account: Account,
	id: string,
	name: string
): Promise<void> {
	const { numUpdatedRows } = await db
		.updateTable('passkey')
		.set({ name })
		.where('id', '=', id)
		.where('person', '=', account.actor.id)
		.executeTakeFirst();
	if (!numUpdatedRows) throw refuse('unknown_passkey');
}

/** Removes one of her passkeys. Refuses `not_fresh`, `unknown_passkey`. */
export async function removePasskey(context: Context, owner: Owner, id: string): Promise<void> {
	demandFresh(context, owner.account);
	await transact(context, async (inner) => {
		const { numDeletedRows } = await inner.db
			.deleteFrom('passkey')
			.where('id', '=', id)
			.where('person', '=', owner.account.actor.id)
			.executeTakeFirst();
		if (!numDeletedRows) throw refuse('unknown_passkey');
		await tellChange(inner, owner, 'passkey_removed');
	});
}

/** First line of what changes how an account is opened. Refuses `not_fresh`. */
export function demandFresh({ now }: Context, account: Account): void {
	if (!isFresh(account.since, now)) throw refuse('not_fresh');
}

/**
 * Said once the ways into an account changed: her other sessions are closed, she is written to, and the
 * journal knows.
 */
export async function tellChange(
	context: Context,
	owner: Owner,
	change: Parameters<typeof securityLetter>[0]
): Promise<void> {
	const { id } = owner.account.actor;
	await context.db
		.deleteFrom('session')
		.where('person', '=', id)
		.where('id', '<>', owner.account.session)
		.execute();
	await writeToPerson(context, id, 'security', securityLetter(change, owner.origin));
	await writeJournal(context, { action: `account.${change}`, subject: ['person', id] });
}

async function ceremony(answer: Response): Promise<Ceremony> {
	if (answer.status !== 200) throw new Error(`The library answered ${answer.status}.`);
	return { options: await answer.json(), cookies: cookiesOf(answer.headers) };
}
