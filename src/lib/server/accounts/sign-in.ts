import { refuse } from '#lib/domain/accounts/refusals.ts';
import type { Context } from '../platform/context.ts';
import { writeJournal } from '../platform/journal.ts';
import type { Library } from './library.ts';
import type { Provider } from './providers.ts';
import { readAccount, readSignInSecret, type Account, type Visit } from './session.ts';
import { sessionCookieName, type GivenCookie } from './session-cookie.ts';

/** Somebody at the door, as a page hands her over. */
export interface Guest {
	/** Public address of this site: `https://…`, without a final slash. */
	readonly origin: string;
	readonly visit: Visit;
	/** The `Cookie` header of the request. */
	readonly cookies: string;
	/** The services of identity that the settings name. */
	readonly providers: readonly Provider[];
	/** With whom she already came, if she did. */
	readonly account: Account | null;
}

/** Somebody who proved who she is: the cookies to give, and who she is. */
export interface Welcome {
	readonly cookies: readonly GivenCookie[];
	readonly account: Account;
}

const MOST_ORIGINS = 8;
const opened = new WeakMap<Context['db'], Map<string, Promise<Library>>>();

/** The library for this database and this public address, loaded when first asked. */
export function library(
	{ db, now }: Context,
	{ origin, providers }: Pick<Guest, 'origin' | 'providers'>
): Promise<Library> {
	const ofDatabase = opened.get(db) ?? new Map<string, Promise<Library>>();
	opened.set(db, ofDatabase);
	let open = ofDatabase.get(origin);
	if (!open) {
		if (ofDatabase.size >= MOST_ORIGINS) ofDatabase.clear();
		open = load({ db, now }, origin, providers);
		ofDatabase.set(origin, open);
		open.catch(() => ofDatabase.delete(origin));
	}
	return open;
}

async function load(
	context: Pick<Context, 'db' | 'now'>,
	origin: string,
	providers: readonly Provider[]
): Promise<Library> {
	const { openLibrary } = await import('./library.ts');
	const secret = await readSignInSecret(context);
	return openLibrary({ db: context.db, origin, secret, providers });
}

/** The headers of a request to the library: what it may know of who asks, and nothing else. */
export function headersOf(guest: Guest): Headers {
	const headers = new Headers({ 'user-agent': guest.visit.device, origin: guest.origin });
	if (guest.cookies) headers.set('cookie', guest.cookies);
	if (guest.visit.network) headers.set('x-network', guest.visit.network);
	return headers;
}

/**
 * Sends a link to sign in. The work is the same whether the address has an account or not; what
 * answers is the same too.
 */
export async function requestLink(
	context: Context,
	guest: Guest,
	mail: string,
	returnPath: string
): Promise<void> {
	const { api } = await library(context, guest);
	await api.signInMagicLink({
		body: { email: mail, metadata: { suite: returnPath } },
		headers: headersOf(guest)
	});
}

/** Signs in whoever comes with the token of a link, once. Refuses `dead_link`. */
export async function useLink(context: Context, guest: Guest, token: string): Promise<Welcome> {
	const { api } = await library(context, guest);
	const response = await api.magicLinkVerify({
		query: { token },
		headers: headersOf(guest),
		asResponse: true
	});
	if (response.status !== 200) throw refuse('dead_link');
	return welcome(context, guest, response, 'link');
}

/** What the library answered, as a page gives it; the session with which she came is closed. */
export async function welcome(
	context: Context,
	guest: Guest,
	response: Response,
	way: string,
	refusal: Parameters<typeof refuse>[0] = 'dead_link'
): Promise<Welcome> {
	const cookies = cookiesOf(response.headers);
	const given = cookies.find(({ name }) => name === sessionCookieName(guest.origin));
	const account = given?.value ? await readAccount(context, decodeURIComponent(given.value)) : null;
	if (!account) throw refuse(refusal);
	if (guest.account)
		await context.db.deleteFrom('session').where('id', '=', guest.account.session).execute();
	await writeJournal(
		{ ...context, actor: account.actor },
		{ action: 'account.signed_in', subject: ['person', account.actor.id], details: { way } }
	);
	return { cookies, account };
}

/** The cookies that an answer of the library gives: their names, values and ages. */
export function cookiesOf(headers: Headers): GivenCookie[] {
	return headers.getSetCookie().map((line) => {
		const [pair = '', ...attributes] = line.split('; ');
		const equal = pair.indexOf('=');
		const age = attributes.find((attribute) => /^max-age=/i.test(attribute))?.slice(8);
		return {
			name: pair.slice(0, equal),
			value: pair.slice(equal + 1),
			...(age !== undefined && { maxAge: Number(age) })
		};
	});
}
