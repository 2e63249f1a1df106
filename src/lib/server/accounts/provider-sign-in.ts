import { refuse } from '#lib/domain/accounts/refusals.ts';
import { transact, type Context, type Reader } from '../platform/context.ts';
import { demandFresh, tellChange, type Owner } from './passkeys.ts';
import { proofs, type Proof } from './proof.ts';
import type { Account } from './session.ts';
import { sessionCookieName, type GivenCookie } from './session-cookie.ts';
import { cookiesOf, headersOf, library, welcome, type Guest, type Welcome } from './sign-in.ts';

/** Where to send a browser, with what it must bring back. */
export interface Departure {
	readonly address: string;
	readonly cookies: readonly GivenCookie[];
}

/** Who came back from a provider: signed in, or with a provider added to her account. */
export type Arrival = { readonly returnPath: string } & (
	| ({ readonly kind: 'signed_in' } & Welcome)
	| { readonly kind: 'added'; readonly cookies: readonly GivenCookie[] }
);

/** A provider that opens her account. */
export interface OwnMethod {
	readonly id: string;
	readonly provider: string;
	readonly since: Date;
	readonly siret: string | null;
}

/** Begins to sign in at a provider. Refuses `unknown_provider`, `provider_failed`. */
export async function beginProvider(
	context: Context,
	guest: Guest,
	provider: string,
	returnPath: string
): Promise<Departure> {
	demandKnown(guest, provider);
	const { api } = await library(context, guest);
	const body = { provider, callbackURL: returnPath, errorCallbackURL: '/connexion' };
	return departure(
		await api.signInSocial({
			body: { ...body, disableRedirect: true },
			headers: headersOf(guest),
			asResponse: true
		})
	);
}

/** Begins to add a provider to her account. Refuses `not_fresh`, `unknown_provider`, `provider_failed`. */
export async function addProvider(
	context: Context,
	owner: Owner,
	provider: string
): Promise<Departure> {
	demandFresh(context, owner.account);
	demandKnown(owner, provider);
	const { api } = await library(context, owner);
	const body = { provider, callbackURL: '/compte/moyens', errorCallbackURL: '/compte/moyens' };
	return departure(
		await api.linkSocialAccount({
			body: { ...body, disableRedirect: true },
			headers: headersOf(owner),
			asResponse: true
		})
	);
}

/**
 * Ends what one of the two began, with what the provider wrote in the address. Refuses `provider_failed`,
 * `provider_not_linked`, `provider_taken`.
 */
export async function finishProvider(
	context: Context,
	guest: Guest,
	provider: string,
	query: Readonly<Record<string, string>>
): Promise<Arrival> {
	demandKnown(guest, provider);
	const { api } = await library(context, guest);
	const proof: Proof = {};
	const answer = await proofs.run(proof, () =>
		api.callbackOAuth({
			method: 'GET',
			params: { id: provider },
			query,
			headers: headersOf(guest),
			asResponse: true
		})
	);
	const place = new URL(answer.headers.get('location') ?? '/', guest.origin);
	const error = place.searchParams.get('error');
	if (error) throw refuse(REFUSALS[error.toLowerCase()] ?? 'provider_failed');
	const returnPath = place.pathname + place.search;
	const signsIn = cookiesOf(answer.headers).some(
		({ name, value }) => name === sessionCookieName(guest.origin) && value !== ''
	);
	if (!signsIn) return added(context, guest, provider, proof, { answer, returnPath });
	const welcomed = await welcome(context, guest, answer, provider, 'provider_failed');
	await keepProof(context, welcomed.account, provider, proof);
	return { kind: 'signed_in', returnPath, ...welcomed };
}

/** What the library says of a return that it refuses. */
const REFUSALS: Readonly<Record<string, Parameters<typeof refuse>[0]>> = {
	account_not_linked: 'provider_not_linked',
	email_not_found: 'provider_not_linked',
	unable_to_link_account: 'provider_not_linked',
	account_already_linked_to_different_user: 'provider_taken'
};

async function added(
	context: Context,
	guest: Guest,
	provider: string,
	proof: Proof,
	{ answer, returnPath }: { answer: Response; returnPath: string }
): Promise<Arrival> {
	if (!guest.account || returnPath !== '/compte/moyens') throw refuse('provider_failed');
	await keepProof(context, guest.account, provider, proof);
	await tellChange(context, { ...guest, account: guest.account }, 'provider_added');
	return { kind: 'added', returnPath, cookies: cookiesOf(answer.headers) };
}

/** The SIRET that a provider answered for, with its date: what is left out is no longer proved. */
async function keepProof(
	{ db, now }: Context,
	account: Account,
	provider: string,
	{ siret }: Proof
): Promise<void> {
	await db
		.updateTable('sign_in_method')
		.set({
			siret: siret ?? null,
			siret_at: siret ? now : null,
			// Nothing here asks the provider again: its tokens are not kept.
			access_token: null,
			refresh_token: null,
			id_token: null
		})
		.where('person', '=', account.actor.id)
		.where('provider', '=', provider)
		.execute();
}

/**
 * The SIRET of the organisation a person works for, as ProConnect last answered for it, and when; null
 * when nobody did. A proof for the claim of an organisation: how old it may be is for who asks.
 */
export async function siretOf(
	{ db }: Reader,
	person: string
): Promise<{ readonly siret: string; readonly at: Date } | null> {
	const row = await db
		.selectFrom('sign_in_method')
		.select(['siret', 'siret_at'])
		.where('person', '=', person)
		.where('provider', '=', 'proconnect')
		.where('siret', 'is not', null)
		.orderBy('siret_at', 'desc')
		.executeTakeFirst();
	return row ? { siret: row.siret!, at: row.siret_at! } : null;
}

/** The providers that open her account. */
export async function listMethods({ db }: Reader, account: Account): Promise<OwnMethod[]> {
	return db
		.selectFrom('sign_in_method')
		.select(['id', 'provider', 'created_at as since', 'siret'])
		.where('person', '=', account.actor.id)
		.where('provider', '<>', 'credential')
		.orderBy('created_at')
		.orderBy('id')
		.execute();
}

/** Removes a provider from her account; a link to her address still opens it. Refuses `not_fresh`, `unknown_method`. */
export async function removeMethod(context: Context, owner: Owner, id: string): Promise<void> {
	demandFresh(context, owner.account);
	await transact(context, async (inner) => {
		const { numDeletedRows } = await inner.db
			.deleteFrom('sign_in_method')
			.where('id', '=', id)
			.where('person', '=', owner.account.actor.id)
			.where('provider', '<>', 'credential')
			.executeTakeFirst();
		if (!numDeletedRows) throw refuse('unknown_method');
		await tellChange(inner, owner, 'provider_removed');
	});
}

function demandKnown({ providers }: Guest, asked: string): void {
	if (!providers.some(({ id }) => id === asked)) throw refuse('unknown_provider');
}

async function departure(answer: Response): Promise<Departure> {
	if (answer.status !== 200) throw refuse('provider_failed');
	const { url } = (await answer.json()) as { url?: string };
	if (!url) throw refuse('provider_failed');
	return { address: url, cookies: cookiesOf(answer.headers) };
}
