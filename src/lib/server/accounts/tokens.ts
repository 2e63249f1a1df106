import { createHash, randomBytes } from 'node:crypto';
import type { SignedIn } from '../../domain/kernel/actor.ts';
import { demand } from '../../domain/kernel/policy.ts';
import {
	isTokenShaped,
	LONGEST_LIFETIME,
	MOST_TOKENS,
	refuseToken as refuse,
	TOKEN_PREFIX,
	tokenPolicies as can,
	type Scope,
	type TokenLine
} from '../../domain/accounts/token.ts';
import { transact, type Context, type Reader } from '../platform/context.ts';
import { writeJournal } from '../platform/journal.ts';

const DAY = 24 * 3600_000;

/**
 * Makes a token for the person who asks; answers it, this once: only its hash is kept. `days` at most a
 * year. Refuses `too_many_tokens`.
 */
export async function createToken(
	context: Context,
	given: { name: string; scopes: readonly Scope[]; days: number }
): Promise<string> {
	demand(context.actor, can.ownTokens, undefined);
	const person = (context.actor as SignedIn).id;
	return transact(context, async (inside) => {
		await inside.db
			.selectFrom('person')
			.select('id')
			.where('id', '=', person)
			.forUpdate()
			.executeTakeFirst();
		const { count } = await inside.db
			.selectFrom('personal_token')
			.select(({ fn }) => fn.countAll<number>().as('count'))
			.where('person', '=', person)
			.where('revoked_at', 'is', null)
			.where('expires_at', '>', inside.now)
			.executeTakeFirstOrThrow();
		if (Number(count) >= MOST_TOKENS) throw refuse('too_many_tokens');
		const token = TOKEN_PREFIX + randomBytes(32).toString('base64url');
		const days = Math.min(given.days, LONGEST_LIFETIME);
		const { id } = await inside.db
			.insertInto('personal_token')
			.values({
				person,
				name: given.name,
				hash: hashOf(token),
				scopes: [...given.scopes],
				created_at: inside.now,
				expires_at: new Date(inside.now.getTime() + days * DAY)
			})
			.returning('id')
			.executeTakeFirstOrThrow();
		await writeJournal(inside, { action: 'token.created', subject: ['personal_token', id] });
		return token;
	});
}

/** The tokens of the person who asks, the last made first. Never the tokens themselves: nobody has them. */
export async function listTokens(reader: Reader): Promise<TokenLine[]> {
	demand(reader.actor, can.ownTokens, undefined);
	const rows = await reader.db
		.selectFrom('personal_token')
		.select(['id', 'name', 'scopes', 'created_at', 'expires_at', 'last_used_on', 'revoked_at'])
		.where('person', '=', (reader.actor as SignedIn).id)
		.orderBy('id', 'desc')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		name: row.name,
		scopes: row.scopes as Scope[],
		createdAt: row.created_at,
		expiresAt: row.expires_at,
		lastUsedOn: row.last_used_on,
		state: row.revoked_at ? 'revoked' : row.expires_at <= reader.now ? 'expired' : 'active'
	}));
}

/** Ends a token at once. Somebody else's does not exist: refuses `unknown_token`. */
export async function revokeToken(context: Context, id: number): Promise<void> {
	demand(context.actor, can.ownTokens, undefined);
	await transact(context, async (inside) => {
		const { numUpdatedRows } = await inside.db
			.updateTable('personal_token')
			.set({ revoked_at: inside.now })
			.where('id', '=', id)
			.where('person', '=', (inside.actor as SignedIn).id)
			.where('revoked_at', 'is', null)
			.executeTakeFirst();
		if (Number(numUpdatedRows) === 0) throw refuse('unknown_token');
		await writeJournal(inside, { action: 'token.revoked', subject: ['personal_token', id] });
	});
}

/**
 * Who acts with a token: the person it belongs to, with her places of now and the scopes of the token, never
 * her role on the whole site. Remembers the day of its use. Refuses `wrong_token`.
 */
export async function readTokenActor(context: Context, token: string): Promise<SignedIn> {
	if (!isTokenShaped(token)) throw refuse('wrong_token');
	const found = await context.db
		.selectFrom('personal_token')
		.innerJoin('person', 'person.id', 'personal_token.person')
		.select(['personal_token.id', 'person.id as person', 'scopes', 'last_used_on', 'erase_after'])
		.where('hash', '=', hashOf(token))
		.where('revoked_at', 'is', null)
		.where('expires_at', '>', context.now)
		.executeTakeFirst();
	// Who asked to be forgotten has closed this door too.
	if (!found || found.erase_after) throw refuse('wrong_token');
	const today = context.now.toISOString().slice(0, 10);
	if (found.last_used_on !== today)
		await context.db
			.updateTable('personal_token')
			.set({ last_used_on: today })
			.where('id', '=', found.id)
			.execute();
	const memberships = await context.db
		.selectFrom('membership')
		.select(['organisation', 'role'])
		.where('person', '=', found.person)
		.orderBy('organisation')
		.execute();
	return {
		kind: 'person',
		id: found.person,
		role: 'member',
		memberships,
		catalystOf: [],
		scopes: found.scopes
	};
}

function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
