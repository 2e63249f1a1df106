import { randomBytes, randomUUID } from 'node:crypto';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { refuse } from '#lib/domain/accounts/refusals.ts';
import type { SignedIn } from '#lib/domain/kernel/actor.ts';
import type { Context, Reader } from '../platform/context.ts';
import { readSecret } from '../platform/secret.ts';
import { hashToken } from './hash.ts';
import {
	SESSION_DAYS,
	sessionCookie,
	sessionCookieName,
	tokenIn,
	type GivenCookie
} from './session-cookie.ts';

/** Name of the secret that signs what the browser keeps. */
const SIGN_IN_SECRET = 'sign-in';
const DAY = 24 * 60 * 60_000; // milliseconds

/** Somebody who came with a session that holds. */
export interface Account {
	readonly actor: SignedIn;
	readonly session: string;
	/** When she signed in. */
	readonly since: Date;
	readonly name: string;
	readonly mail: string;
	/** She said her name and agreed to the notice: before that, she may do nothing else. */
	readonly hasAgreed: boolean;
	/** `YYYY-MM-DD`; null when she never came. */
	readonly lastSeenOn: string | null;
}

/** Device in plain words and truncated network of who signs in: all that is kept of them. */
export interface Visit {
	readonly device: string;
	readonly network: string | null;
}

/** The secret with which the cookies of this site are signed. */
export function readSignInSecret(context: Pick<Context, 'db' | 'now'>): Promise<string> {
	return readSecret(context, SIGN_IN_SECRET);
}

/**
 * Who comes with this session cookie (its decoded value), with her rights, by one query. Null when the
 * cookie is forged, the session over or closed, or the account past the day of its erasure.
 */
export async function readAccount(context: Context, cookie: string): Promise<Account | null> {
	if (cookie.length > 200) return null;
	const token = tokenIn(cookie, await readSignInSecret(context));
	if (token === null) return null;
	const row = await context.db
		.selectFrom('session')
		.innerJoin('person', 'person.id', 'session.person')
		.select((by) => [
			'session.id as session',
			'session.created_at as since',
			'person.id',
			'person.name',
			'person.mail',
			'person.role',
			'person.consent_at',
			'person.last_seen_on',
			jsonArrayFrom(
				by
					.selectFrom('membership')
					.select(['membership.organisation', 'membership.role'])
					.whereRef('membership.person', '=', 'person.id')
					.orderBy('membership.organisation')
			).as('memberships'),
			jsonArrayFrom(
				by
					.selectFrom('catalyst_grant')
					.select('catalyst_grant.territory')
					.whereRef('catalyst_grant.person', '=', 'person.id')
					.orderBy('catalyst_grant.territory')
			).as('grants')
		])
		.where('session.token_hash', '=', hashToken(token))
		.where('session.expires_at', '>', context.now)
		.where((by) =>
			by.or([by('person.erase_after', 'is', null), by('person.erase_after', '>', context.now)])
		)
		.executeTakeFirst();
	if (!row) return null;
	return {
		actor: {
			kind: 'person',
			id: row.id,
			role: row.role,
			memberships: row.memberships,
			catalystOf: row.grants.map(({ territory }) => territory)
		},
		session: row.session,
		since: row.since,
		name: row.name,
		mail: row.mail,
		hasAgreed: row.consent_at !== null && row.name !== '',
		lastSeenOn: row.last_seen_on
	};
}

/** Remembers the day of her last visit, once a day: an account left alone is erased one day. */
export async function noteVisit({ db, now }: Context, account: Account): Promise<void> {
	const today = now.toISOString().slice(0, 10);
	if (account.lastSeenOn === today) return;
	await db
		.updateTable('person')
		.set({ last_seen_on: today })
		.where('id', '=', account.actor.id)
		.execute();
}

/** Opens a session for a person who proved who she is; answers its cookie. */
export async function openSession(
	context: Context,
	person: string,
	origin: string,
	visit: Visit
): Promise<GivenCookie> {
	const { db, now } = context;
	const token = randomBytes(24).toString('base64url');
	await db
		.insertInto('session')
		.values({
			id: randomUUID(),
			person,
			token_hash: hashToken(token),
			expires_at: new Date(now.getTime() + SESSION_DAYS * DAY),
			created_at: now,
			updated_at: now,
			network: visit.network,
			user_agent: visit.device
		})
		.execute();
	return sessionCookie(origin, token, await readSignInSecret(context));
}

/** Closes the session with which somebody came; answers what takes its cookie away. */
export async function closeSession(
	{ db }: Context,
	account: Account,
	origin: string
): Promise<GivenCookie> {
	await db.deleteFrom('session').where('id', '=', account.session).execute();
	return { name: sessionCookieName(origin), value: '', maxAge: 0 };
}

/** A session as its owner sees it. */
export interface OpenSession {
	readonly id: string;
	readonly device: string;
	readonly network: string | null;
	readonly since: Date;
	readonly until: Date;
	readonly isThis: boolean;
}

/** The sessions of a person that are open, the latest first. */
export async function listSessions({ db, now }: Reader, account: Account): Promise<OpenSession[]> {
	const rows = await db
		.selectFrom('session')
		.select(['id', 'user_agent', 'network', 'created_at', 'expires_at'])
		.where('person', '=', account.actor.id)
		.where('expires_at', '>', now)
		.orderBy('created_at', 'desc')
		.orderBy('id')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		device: row.user_agent ?? '',
		network: row.network,
		since: row.created_at,
		until: row.expires_at,
		isThis: row.id === account.session
	}));
}

/** Closes one of her sessions. Refuses `unknown_session`. */
export async function closeOneSession(
	{ db }: Context,
	account: Account,
	session: string
): Promise<void> {
	const { numDeletedRows } = await db
		.deleteFrom('session')
		.where('id', '=', session)
		.where('person', '=', account.actor.id)
		.executeTakeFirst();
	if (!numDeletedRows) throw refuse('unknown_session');
}

/** Closes all her sessions but this one; answers how many. */
export async function closeOtherSessions({ db }: Context, account: Account): Promise<number> {
	const { numDeletedRows } = await db
		.deleteFrom('session')
		.where('person', '=', account.actor.id)
		.where('id', '<>', account.session)
		.executeTakeFirst();
	return Number(numDeletedRows);
}
