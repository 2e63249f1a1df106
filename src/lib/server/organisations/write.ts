import { demand } from '../../domain/kernel/policy.ts';
import { changedFields } from '../../domain/organisations/changes.ts';
import { settleNumbers } from '../../domain/organisations/content-schema.ts';
import type { OrganisationFields } from '../../domain/organisations/organisation.ts';
import { can } from '../../domain/organisations/policies.ts';
import { refuse } from '../../domain/organisations/refusals.ts';
import { fold } from '../../domain/kernel/typography.ts';
import type { Context } from '../platform/context.ts';
import { writeJournal } from '../platform/journal.ts';
import { change, lockOrganisation, type OrganisationRow } from './locked.ts';

/** Pages of the site whose addresses an organisation cannot take. */
const RESERVED = new Set(['nouvelle', 'registre', 'verification', 'carte', 'export', 'recherche']);
const LONGEST_SLUG = 80;

/**
 * Adds an organisation; whoever adds it represents it, unproved until somebody checks. Answers its slug.
 * Refuses `siren_taken`, `siret_taken`, `rna_taken`.
 */
export async function createOrganisation(
	context: Context,
	fields: OrganisationFields
): Promise<string> {
	demand(context.actor, can.create, undefined);
	return change(context, async (inside) => {
		await refuseTaken(inside, fields, null);
		const slug = await freeSlug(inside, fields.name);
		const { id } = await inside.db
			.insertInto('organisation')
			.values({ slug, ...toRow(fields), created_at: inside.now, updated_at: inside.now })
			.returning('id')
			.executeTakeFirstOrThrow();
		if (inside.actor.kind === 'person')
			await inside.db
				.insertInto('membership')
				.values({
					organisation: id,
					person: inside.actor.id,
					role: 'representative',
					proof: null,
					since: inside.now
				})
				.execute();
		await writeJournal(inside, { action: 'organisation.created', subject: ['organisation', id] });
		return slug;
	});
}

/**
 * Changes what an organisation says of itself. `version` is the one that was on the screen: refuses
 * `changed_meanwhile` when it is not the present one any more. Refuses numbers that another has.
 */
export async function updateOrganisation(
	context: Context,
	slug: string,
	version: number,
	fields: OrganisationFields
): Promise<void> {
	await rewrite(context, slug, (row) => {
		if (row.version !== version) throw refuse('changed_meanwhile');
		return fields;
	});
}

/**
 * Changes some fields, the others as they are at that moment. `version`, when given, is the one that was
 * read: refuses `version_changed` when it is not the present one any more. Refuses numbers that another
 * has, and `numbers_differ`.
 */
export async function changeFields(
	context: Context,
	slug: string,
	changes: Partial<OrganisationFields>,
	version?: number
): Promise<void> {
	await rewrite(context, slug, (row) => {
		if (version !== undefined && row.version !== version)
			throw refuse('version_changed', 'version');
		return settleNumbers({ ...toFields(row), ...changes });
	});
}

/** Writes what `settle` makes of the present row, held until then. */
async function rewrite(
	context: Context,
	slug: string,
	settle: (row: OrganisationRow) => OrganisationFields
): Promise<void> {
	await change(context, async (inside) => {
		const row = await lockOrganisation(inside, { slug });
		demand(inside.actor, can.edit, row.id);
		const fields = settle(row);
		const changed = changedFields(toFields(row), fields);
		if (changed.length === 0) return;
		await refuseTaken(inside, fields, row.id);
		await inside.db
			.updateTable('organisation')
			.set({ ...toRow(fields), version: row.version + 1, updated_at: inside.now })
			.where('id', '=', row.id)
			.execute();
		await writeJournal(inside, {
			action: 'organisation.updated',
			subject: ['organisation', row.id],
			details: { fields: changed, version: row.version + 1 }
		});
	});
}

/** Says which organisation of the examples this one is, or that it is none (null). The caller checks that the examples have it. */
export async function tieActor(
	context: Context,
	slug: string,
	actorKey: string | null
): Promise<void> {
	await change(context, async (inside) => {
		const row = await lockOrganisation(inside, { slug });
		demand(inside.actor, can.tie, row.id);
		if (row.actor_key === actorKey) return;
		await inside.db
			.updateTable('organisation')
			.set({ actor_key: actorKey })
			.where('id', '=', row.id)
			.execute();
		await writeJournal(inside, {
			action: 'organisation.tied',
			subject: ['organisation', row.id],
			details: { actor: actorKey }
		});
	});
}

/** What a row says of itself. */
export function toFields(row: OrganisationRow): OrganisationFields {
	return {
		name: row.name,
		acronym: row.acronym,
		family: row.family,
		legalCategory: row.legal_category,
		siren: row.siren,
		siret: row.siret,
		rna: row.rna,
		purpose: row.purpose,
		domains: row.domains,
		sdgs: row.sdgs,
		place: row.place,
		territories: row.territories,
		size: row.size,
		website: row.website,
		languages: row.languages
	} as OrganisationFields;
}

/** The columns of what it says of itself: each is named, so that nothing else of a form can be written. */
export function toRow(fields: OrganisationFields) {
	return {
		name: fields.name,
		acronym: fields.acronym,
		family: fields.family,
		legal_category: fields.legalCategory,
		siren: fields.siren,
		siret: fields.siret,
		rna: fields.rna,
		purpose: fields.purpose,
		domains: [...fields.domains],
		sdgs: [...fields.sdgs],
		place: fields.place,
		territories: [...fields.territories],
		size: fields.size,
		website: fields.website,
		languages: [...fields.languages]
	};
}

/** Refuses a number that another organisation has, beside its field. Those that were merged have none left. */
export async function refuseTaken(
	{ db }: Context,
	fields: Pick<OrganisationFields, 'siren' | 'siret' | 'rna'>,
	own: number | null
): Promise<void> {
	for (const column of ['siret', 'siren', 'rna'] as const) {
		const number = fields[column];
		if (number === null) continue;
		const other = await db
			.selectFrom('organisation')
			.select('id')
			.where(column, '=', number)
			.$if(own !== null, (query) => query.where('id', '<>', own!))
			.executeTakeFirst();
		if (other) throw refuse(`${column}_taken`, column);
	}
}

/** An address made of the name, that none has nor had. */
async function freeSlug({ db }: Context, name: string): Promise<string> {
	const base =
		fold(name)
			.replace(/[^a-z0-9]+/g, '-')
			.slice(0, LONGEST_SLUG)
			.replace(/^-|-$/g, '') || 'organisation';
	const [present, former] = await Promise.all([
		db.selectFrom('organisation').select('slug').where('slug', 'like', `${base}%`).execute(),
		db
			.selectFrom('organisation_former_slug')
			.select('slug')
			.where('slug', 'like', `${base}%`)
			.execute()
	]);
	const taken = new Set([...present, ...former].map(({ slug }) => slug).concat([...RESERVED]));
	for (let rank = 1; ; rank++) {
		const slug = rank === 1 ? base : `${base}-${rank}`;
		if (!taken.has(slug)) return slug;
	}
}
