import { sql } from 'kysely';
import { accountPolicies } from '#lib/domain/accounts/policies.ts';
import { refuse } from '#lib/domain/accounts/refusals.ts';
import { securityLetter } from '#lib/domain/accounts/security-letter.ts';
import type { InstanceRole } from '#lib/domain/kernel/actor.ts';
import { demand } from '#lib/domain/kernel/policy.ts';
import { readTerritory } from '../territory/index.ts';
import { readerOf, transact, type Context, type Reader } from '../platform/context.ts';
import { writeJournal } from '../platform/journal.ts';
import { isLastAdministrator } from './last-administrator.ts';
import { writeToPerson } from './letters.ts';

/** An account as an administrator sees it. */
export interface ListedPerson {
	readonly id: string;
	readonly name: string;
	readonly mail: string;
	readonly role: InstanceRole;
	readonly createdAt: Date;
	/** `YYYY-MM-DD`; null when she never came. */
	readonly lastSeenOn: string | null;
	readonly catalystOf: readonly { readonly code: string; readonly name: string }[];
}

const A_PAGE = 30; // people

/** The accounts whose name or address holds a text, those with a role first, a page at a time. */
export async function listPeople(
	reader: Reader,
	asked: { readonly text: string; readonly page: number }
): Promise<{ people: ListedPerson[]; count: number; page: number; pages: number }> {
	demand(reader.actor, accountPolicies.listPeople, undefined);
	const pattern = `%${asked.text.replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`;
	const matching = reader.db
		.selectFrom('person')
		.where((by) =>
			by.or([sql<boolean>`unaccent(name) ilike unaccent(${pattern})`, by('mail', 'ilike', pattern)])
		);
	const { count } = await matching
		.select((by) => by.fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	const pages = Math.max(1, Math.ceil(Number(count) / A_PAGE));
	const page = Math.min(Math.max(1, asked.page), pages);
	const rows = await matching
		.select(['id', 'name', 'mail', 'role', 'created_at', 'last_seen_on'])
		.orderBy(sql`array_position(array['administrator', 'moderator', 'member'], role)`)
		.orderBy(sql`lower(unaccent(name)) collate "C"`)
		.orderBy('id')
		.limit(A_PAGE)
		.offset((page - 1) * A_PAGE)
		.execute();
	const grants = await grantsOf(
		reader,
		rows.map(({ id }) => id)
	);
	const people = rows.map((row) => ({
		id: row.id,
		name: row.name,
		mail: row.mail,
		role: row.role,
		createdAt: row.created_at,
		lastSeenOn: row.last_seen_on,
		catalystOf: grants
			.filter(({ person }) => person === row.id)
			.map(({ territory, name }) => ({ code: territory, name: name ?? territory }))
	}));
	return { people, count: Number(count), page, pages };
}

async function grantsOf({ db }: Reader, people: readonly string[]) {
	if (people.length === 0) return [];
	return db
		.selectFrom('catalyst_grant')
		.leftJoin('territory', 'territory.code', 'catalyst_grant.territory')
		.select(['person', 'catalyst_grant.territory', 'territory.name'])
		.where('person', 'in', people)
		.orderBy('catalyst_grant.territory')
		.execute();
}

/**
 * Gives or takes a role on the whole site. Whoever it is signs in again to use it: a session opened
 * before does not change its rights. Refuses `unknown_person`, `last_administrator`.
 */
export async function changeRole(
	context: Context,
	person: string,
	role: InstanceRole,
	origin: string
): Promise<void> {
	demand(context.actor, accountPolicies.changeRoles, undefined);
	await transact(context, async (inner) => {
		const isLast = await isLastAdministrator(inner, person);
		const before = await inner.db
			.selectFrom('person')
			.select('role')
			.where('id', '=', person)
			.forUpdate()
			.executeTakeFirst();
		if (!before) throw refuse('unknown_person');
		if (before.role === role) return;
		if (isLast) throw refuse('last_administrator');
		await inner.db
			.updateTable('person')
			.set({ role, updated_at: inner.now })
			.where('id', '=', person)
			.execute();
		await inner.db.deleteFrom('session').where('person', '=', person).execute();
		await writeToPerson(inner, person, 'security', securityLetter('role_changed', origin));
		await writeJournal(inner, {
			action: 'account.role_changed',
			subject: ['person', person],
			details: { from: before.role, to: role }
		});
	});
}

/** Recognises a person as a catalyst on a territory. Refuses `unknown_person`, `unknown_territory`. */
export async function grantCatalyst(
	context: Context,
	person: string,
	territory: string
): Promise<void> {
	demand(context.actor, accountPolicies.grantCatalyst, undefined);
	const known = await readTerritory(readerOf(context), territory);
	if (!known) throw refuse('unknown_territory', 'territoire');
	await transact(context, async (inner) => {
		await demandPerson(inner, person);
		const { actor, now } = inner;
		const { numInsertedOrUpdatedRows } = await inner.db
			.insertInto('catalyst_grant')
			.values({
				person,
				territory: known.code,
				granted_by: actor.kind === 'person' ? actor.id : null,
				granted_at: now
			})
			.onConflict((conflict) => conflict.columns(['person', 'territory']).doNothing())
			.executeTakeFirst();
		if (!numInsertedOrUpdatedRows) return;
		await writeJournal(inner, {
			action: 'account.catalyst_granted',
			subject: ['person', person],
			details: { territory: known.code }
		});
	});
}

/** Takes it back. */
export async function withdrawCatalyst(
	context: Context,
	person: string,
	territory: string
): Promise<void> {
	demand(context.actor, accountPolicies.grantCatalyst, undefined);
	await transact(context, async (inner) => {
		const { numDeletedRows } = await inner.db
			.deleteFrom('catalyst_grant')
			.where('person', '=', person)
			.where('territory', '=', territory)
			.executeTakeFirst();
		if (!numDeletedRows) return;
		await writeJournal(inner, {
			action: 'account.catalyst_withdrawn',
			subject: ['person', person],
			details: { territory }
		});
	});
}

async function demandPerson({ db }: Context, person: string): Promise<void> {
	const row = await db
		.selectFrom('person')
		.select('id')
		.where('id', '=', person)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw refuse('unknown_person');
}
