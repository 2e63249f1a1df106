import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Language, Proof, Size } from '../../domain/organisations/vocabulary.ts';
import type { Domain, Family, Sdg } from '../../domain/kernel/vocabulary.ts';
import type {
	OrganisationFields,
	OrganisationView
} from '../../domain/organisations/organisation.ts';
import { refuse } from '../../domain/organisations/refusals.ts';
import type { OrganisationRecord } from '../../domain/organisations/record.ts';
import type { Reader } from '../platform/context.ts';
import { readRevision } from '../platform/revision.ts';
import { inRoot } from '../platform/root.ts';
import { nameTerritories } from '../territory/index.ts';
import type { OrganisationRow } from './locked.ts';
import { toFields } from './write.ts';

/**
 * Reads the page of an organisation. Answers `{ movedTo }` when it was merged into another; refuses
 * `unknown_organisation`.
 */
export async function readOrganisation(
	reader: Reader,
	slug: string
): Promise<OrganisationView | { movedTo: string }> {
	const row = await reader.db
		.selectFrom('organisation')
		.selectAll()
		.where('slug', '=', slug)
		.where('merged_into', 'is', null)
		.executeTakeFirst();
	if (!row) return { movedTo: await readFormer(reader, slug) };
	const named = new Map(
		(await nameTerritories(reader, [...row.territories, ...(row.place ? [row.place] : [])])).map(
			(one) => [one.code, one]
		)
	);
	const members = await reader.db
		.selectFrom('membership')
		.innerJoin('person', 'person.id', 'membership.person')
		.select(['person.name', 'membership.role', 'membership.shown', 'membership.proof'])
		.where('organisation', '=', row.id)
		.orderBy('membership.role', 'desc')
		.orderBy('membership.since')
		.orderBy('person.id')
		.execute();
	const speaking = members.filter(({ role }) => role === 'representative');
	return {
		id: row.id,
		slug: row.slug,
		version: row.version,
		updatedAt: row.updated_at,
		name: row.name,
		acronym: row.acronym,
		family: row.family as Family,
		legalCategory: row.legal_category,
		legalCategoryName: row.legal_category
			? ((await readLegalCategories()).get(row.legal_category) ?? null)
			: null,
		siren: row.siren,
		siret: row.siret,
		rna: row.rna,
		purpose: row.purpose,
		domains: row.domains as Domain[],
		sdgs: row.sdgs as Sdg[],
		place: (row.place && named.get(row.place)) || null,
		territories: row.territories.flatMap((code) => named.get(code) ?? []),
		size: row.size as Size | null,
		website: row.website,
		languages: row.languages as Language[],
		actorKey: row.actor_key,
		people: members
			.filter(({ shown, name }) => shown && name !== '')
			.map(({ name, role }) => ({ name, role })),
		represented: speaking.length > 0,
		proof:
			speaking.map(({ proof }) => proof).find((proof): proof is Proof => proof !== null) ?? null
	};
}

/** The same, for pages that act on it: a merged one is refused. */
export async function readForWriting(
	reader: Reader,
	slug: string
): Promise<{
	id: number;
	slug: string;
	name: string;
	version: number;
	fields: OrganisationFields;
	actorKey: string | null;
}> {
	const row = await reader.db
		.selectFrom('organisation')
		.selectAll()
		.where('slug', '=', slug)
		.where('merged_into', 'is', null)
		.executeTakeFirst();
	if (!row) throw refuse('unknown_organisation');
	return {
		id: row.id,
		slug: row.slug,
		name: row.name,
		version: row.version,
		fields: toFields(row as OrganisationRow),
		actorKey: row.actor_key
	};
}

/** The organisation that says it is this actor of the examples, for the page of the actor. */
export async function organisationOfActor(
	reader: Reader,
	actorKey: string
): Promise<{ slug: string; name: string } | null> {
	const row = await reader.db
		.selectFrom('organisation')
		.select(['slug', 'name'])
		.where('actor_key', '=', actorKey)
		.where('merged_into', 'is', null)
		.orderBy('id')
		.executeTakeFirst();
	return row ?? null;
}

/** Runs of records for the exports, in the order of their addresses. */
export async function* exportOrganisations(reader: Reader): AsyncIterable<OrganisationRecord[]> {
	for (let after = ''; ;) {
		const { items, next } = await listOrganisations(reader, { limit: 500, cursor: after });
		yield items;
		if (next === null) return;
		after = next;
	}
}

/** `limit` records whose address comes after `cursor`, and the next cursor, or null at the end. */
async function listOrganisations(
	{ db }: Reader,
	{ limit, cursor }: { limit: number; cursor: string }
): Promise<{ items: OrganisationRecord[]; next: string | null }> {
	const rows = await db
		.selectFrom('organisation')
		.selectAll()
		.where('merged_into', 'is', null)
		.where('slug', '>', cursor)
		.orderBy('slug')
		.limit(limit + 1)
		.execute();
	const items = rows
		.slice(0, limit)
		.map((row) => ({ slug: row.slug, ...toFields(row as OrganisationRow) }));
	return { items, next: rows.length > limit ? items.at(-1)!.slug : null };
}

export async function organisationsEtag(reader: Reader, format: string): Promise<string> {
	return `"${await readRevision(reader, 'organisations')}.${format}"`;
}

/** Addresses for the sitemap. */
export async function listOrganisationAddresses(
	reader: Reader
): Promise<{ slug: string; updatedAt: Date }[]> {
	return reader.db
		.selectFrom('organisation')
		.select(['slug', 'updated_at as updatedAt'])
		.where('merged_into', 'is', null)
		.orderBy('slug')
		.execute();
}

let categories: Promise<ReadonlyMap<string, string>> | undefined;

/** INSEE's legal categories: code → French words (data/nomenclatures). */
export function readLegalCategories(): Promise<ReadonlyMap<string, string>> {
	categories ??= (async () => {
		const text = await readFile(inRoot('data/nomenclatures/categories-juridiques.csv'), 'utf8');
		const rows = parse(text, { columns: true }) as { code: string; libelle: string }[];
		return new Map(rows.map(({ code, libelle }) => [code, libelle]));
	})();
	return categories;
}

async function readFormer({ db }: Reader, slug: string): Promise<string> {
	const former = await db
		.selectFrom('organisation_former_slug')
		.innerJoin('organisation', 'organisation.id', 'organisation_former_slug.organisation')
		.select('organisation.slug')
		.where('organisation_former_slug.slug', '=', slug)
		.executeTakeFirst();
	if (!former) throw refuse('unknown_organisation');
	return former.slug;
}
