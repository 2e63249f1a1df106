import { createHash, randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Actor } from '../../domain/kernel/actor.ts';
import { refuse } from '../../domain/organisations/refusals.ts';
import { transact, type Context } from '../platform/context.ts';
import type { Database } from '../platform/db/schema.ts';
import { bumpRevision } from '../platform/revision.ts';

export type OrganisationRow = Selectable<Database['organisation']>;

/**
 * Runs a command that changes organisations or who acts for them. They follow one another: each holds the
 * counter of `organisations` until it is done, so what it reads stays true until it has written. The actor
 * is given the places that the database says she holds now, whatever her request began with.
 */
export async function change<T>(
	context: Context,
	work: (inside: Context) => Promise<T>
): Promise<T> {
	return transact(context, async (inside) => {
		await bumpRevision(inside, 'organisations');
		return work({ ...inside, actor: await asKnownNow(inside) });
	});
}

async function asKnownNow({ db, actor }: Context): Promise<Actor> {
	if (actor.kind !== 'person') return actor;
	const memberships = await db
		.selectFrom('membership')
		.select(['organisation', 'role'])
		.where('person', '=', actor.id)
		.execute();
	return { ...actor, memberships };
}

/** The organisation of an address or of an id. Refuses `unknown_organisation`, also when it was merged. */
export async function lockOrganisation(
	{ db }: Context,
	which: { readonly slug: string } | { readonly id: number }
): Promise<OrganisationRow> {
	const row = await db
		.selectFrom('organisation')
		.selectAll()
		.$if('slug' in which, (query) => query.where('slug', '=', (which as { slug: string }).slug))
		.$if('id' in which, (query) => query.where('id', '=', (which as { id: number }).id))
		.where('merged_into', 'is', null)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw refuse('unknown_organisation');
	return row;
}

/** What opens something is kept as its hash: whoever reads the table opens nothing. */
export function newToken(): { readonly token: string; readonly hash: string } {
	const token = randomBytes(32).toString('base64url');
	return { token, hash: hashOf(token) };
}

export function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
