import { sql } from 'kysely';
import { demand } from '../../domain/kernel/policy.ts';
import { FIELD_NAMES, type FieldName } from '../../domain/organisations/changes.ts';
import type { OrganisationFields } from '../../domain/organisations/organisation.ts';
import { can } from '../../domain/organisations/policies.ts';
import { refuse } from '../../domain/organisations/refusals.ts';
import type { Context, Reader } from '../platform/context.ts';
import { writeJournal } from '../platform/journal.ts';
import { change, lockOrganisation, type OrganisationRow } from './locked.ts';
import { seat } from './members.ts';
import { toFields, toRow } from './write.ts';

/** What a merge would do, shown before it is done. */
export interface MergePreview {
	readonly from: { readonly slug: string; readonly fields: OrganisationFields };
	readonly into: { readonly slug: string; readonly fields: OrganisationFields };
	/** What the organisation kept would say afterwards. */
	readonly after: OrganisationFields;
	readonly members: number;
	readonly claims: number;
	readonly invitations: number;
}

/** Moves what another area keeps of an organisation to the one that stays, in the same transaction. */
export type AlsoMove = (inside: Context, from: number, into: number) => Promise<void>;

/** Refuses `unknown_organisation`, `same_organisation`, `two_numbers`. */
export async function previewMerge(
	reader: Reader,
	fromSlug: string,
	intoSlug: string
): Promise<MergePreview> {
	demand(reader.actor, can.merge, undefined);
	const read = async (slug: string) => {
		const row = await reader.db
			.selectFrom('organisation')
			.selectAll()
			.where('slug', '=', slug)
			.where('merged_into', 'is', null)
			.executeTakeFirst();
		if (!row) throw refuse('unknown_organisation');
		return row as OrganisationRow;
	};
	const [from, into] = [await read(fromSlug), await read(intoSlug)];
	const { members, claims, invitations } = await countPeople(reader, from.id);
	return {
		from: { slug: from.slug, fields: toFields(from) },
		into: { slug: into.slug, fields: toFields(into) },
		after: joinFields(from, into),
		members,
		claims,
		invitations
	};
}

/**
 * Makes one organisation of two: `into` keeps what it says and takes what it lacked; the members and the
 * demands of `from` become its own; the address of `from` leads to it. Nothing of the journal is lost.
 */
export async function mergeOrganisations(
	context: Context,
	fromSlug: string,
	intoSlug: string,
	also: readonly AlsoMove[] = []
): Promise<void> {
	demand(context.actor, can.merge, undefined);
	await change(context, async (inside) => {
		demand(inside.actor, can.merge, undefined);
		const from = await lockOrganisation(inside, { slug: fromSlug });
		const into = await lockOrganisation(inside, { slug: intoSlug });
		const after = joinFields(from, into);
		// The numbers are unique: they leave one row before they come to the other.
		await inside.db
			.updateTable('organisation')
			.set({ siren: null, siret: null, rna: null, merged_into: into.id, updated_at: inside.now })
			.where('id', '=', from.id)
			.execute();
		await inside.db
			.updateTable('organisation')
			.set({
				...toRow(after),
				actor_key: into.actor_key ?? from.actor_key,
				version: into.version + 1,
				updated_at: inside.now
			})
			.where('id', '=', into.id)
			.execute();
		await movePeople(inside, from.id, into.id);
		for (const move of also) await move(inside, from.id, into.id);
		await inside.db
			.updateTable('organisation_former_slug')
			.set({ organisation: into.id })
			.where('organisation', '=', from.id)
			.execute();
		await inside.db
			.insertInto('organisation_former_slug')
			.values({ slug: from.slug, organisation: into.id })
			.execute();
		// Those that had been merged into it follow.
		await inside.db
			.updateTable('organisation')
			.set({ merged_into: into.id })
			.where('merged_into', '=', from.id)
			.execute();
		for (const id of [from.id, into.id])
			await writeJournal(inside, {
				action: 'organisation.merged',
				subject: ['organisation', id],
				details: { from: from.slug, into: into.slug, ids: [from.id, into.id] }
			});
	});
}

async function countPeople({ db }: Reader, organisation: number) {
	return db
		.selectNoFrom([
			sql<number>`(select count(*)::int from membership where organisation = ${organisation})`.as(
				'members'
			),
			sql<number>`(select count(*)::int from organisation_claim
				where organisation = ${organisation} and state = 'waiting')`.as('claims'),
			sql<number>`(select count(*)::int from organisation_invitation
				where organisation = ${organisation} and state = 'waiting')`.as('invitations')
		])
		.executeTakeFirstOrThrow();
}

async function movePeople(inside: Context, from: number, into: number): Promise<void> {
	const { db } = inside;
	const members = await db
		.selectFrom('membership')
		.select(['person', 'role', 'proof'])
		.where('organisation', '=', from)
		.orderBy('person')
		.execute();
	// She agreed to be shown on the page of the other: on this one she is asked again.
	for (const { person, role, proof } of members) await seat(inside, into, person, { role, proof });
	await db.deleteFrom('membership').where('organisation', '=', from).execute();
	// What is open for somebody who has the same open on the other stays there once.
	await db
		.updateTable('organisation_claim')
		.set({ state: 'withdrawn', message: null, address: null, settled_at: inside.now })
		.where('organisation', '=', from)
		.where('state', 'in', ['unchecked', 'waiting'])
		.where('person', 'in', (of) =>
			of
				.selectFrom('organisation_claim as other')
				.select('other.person')
				.where('other.organisation', '=', into)
				.where('other.state', 'in', ['unchecked', 'waiting'])
		)
		.execute();
	await db
		.updateTable('organisation_invitation')
		.set({ state: 'revoked', settled_at: inside.now })
		.where('organisation', '=', from)
		.where('state', '=', 'waiting')
		.where('mail', 'in', (of) =>
			of
				.selectFrom('organisation_invitation as other')
				.select('other.mail')
				.where('other.organisation', '=', into)
				.where('other.state', '=', 'waiting')
		)
		.execute();
	for (const table of ['organisation_claim', 'organisation_invitation'] as const)
		await db
			.updateTable(table)
			.set({ organisation: into })
			.where('organisation', '=', from)
			.execute();
}

/** What the one kept says, with what it lacked; lists are put together. Refuses two different numbers. */
function joinFields(from: OrganisationRow, into: OrganisationRow): OrganisationFields {
	if (from.id === into.id) throw refuse('same_organisation');
	const [a, b] = [toFields(from), toFields(into)];
	for (const number of ['siren', 'siret', 'rna'] as const)
		if (a[number] && b[number] && a[number] !== b[number]) throw refuse('two_numbers');
	const join = (field: FieldName) => {
		const [theirs, own] = [a[field], b[field]];
		return Array.isArray(own) ? [...new Set([...own, ...(theirs as unknown[])])] : (own ?? theirs);
	};
	return Object.fromEntries(
		FIELD_NAMES.map((field) => [field, join(field)])
	) as unknown as OrganisationFields;
}
