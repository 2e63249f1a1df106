import { sql } from 'kysely';
import type { RegisterSource } from '../../domain/organisations/register-columns.ts';
import type { Context } from '../platform/context.ts';

/** What a batch did. */
export interface MergeCount {
	readonly added: number;
	readonly changed: number;
	readonly unchanged: number;
	readonly closed: number;
}

/*
 * A batch is a set of rows that `COPY` laid in the tables `register_…_batch`. Each statement takes all of
 * it at once. Readers are never stopped: they see the rows of before, then those of after.
 */

export async function emptyBatches(context: Context): Promise<void> {
	await sql`truncate register_association_batch, register_company_batch, register_seat_batch, register_closed_batch`.execute(
		context.db
	);
}

/** Puts the batch in the register of `source`. Meant to run in a transaction with the progress of the load. */
export async function mergeBatch(
	context: Context,
	{ source, isFresh }: { source: RegisterSource; isFresh: boolean },
	today: string
): Promise<MergeCount> {
	if (source === 'sirene-seats') return { ...(await mergeSeats(context)), closed: 0 };
	const merged =
		source === 'sirene-units' ? await mergeCompanies(context) : await mergeAssociations(context);
	const closed = await closeBatch(context, source, today);
	await linkTwins(context);
	if (!isFresh) await rememberSeen(context, source);
	return { ...merged, closed };
}

interface Arrived {
	added: number;
	changed: number;
	arrived: number;
}

function countOf({ rows }: { rows: Arrived[] }): Omit<MergeCount, 'closed'> {
	const { added, changed, arrived } = rows[0]!;
	return { added, changed, unchanged: arrived - added - changed };
}

const COUNTS = sql`
	count(*) filter (where is_new) as added, count(*) filter (where not is_new) as changed`;

async function mergeAssociations(context: Context) {
	return countOf(
		await sql<Arrived>`
		with merged as (
			insert into register_association as known
				(key, rna, siret, name, acronym, purpose, objects, domains, place, town, website, layout, search_name, words)
			select key, rna, siret, name, acronym, purpose, string_to_array(objects, ' '), string_to_array(domains, ' '),
				place, town, website, layout, search_name, array_to_tsvector(string_to_array(words, ' '))
			from register_association_batch
			on conflict (key) do update set
				rna = excluded.rna, siret = excluded.siret, name = excluded.name, acronym = excluded.acronym,
				purpose = excluded.purpose, objects = excluded.objects, domains = excluded.domains,
				place = excluded.place, town = excluded.town, website = excluded.website,
				layout = excluded.layout, search_name = excluded.search_name, words = excluded.words, closed_on = null
			where known.closed_on is not null
				or (known.siret, known.name, known.acronym, known.purpose, known.objects, known.domains,
					known.place, known.town, known.website, known.layout, known.words)
				is distinct from (excluded.siret, excluded.name, excluded.acronym, excluded.purpose, excluded.objects,
					excluded.domains, excluded.place, excluded.town, excluded.website, excluded.layout, excluded.words)
			returning xmax = 0 as is_new
		)
		select ${COUNTS}, (select count(*) from register_association_batch) as arrived from merged
	`.execute(context.db)
	);
}

async function mergeCompanies(context: Context) {
	return countOf(
		await sql<Arrived>`
		with merged as (
			insert into register_company as known
				(key, siren, siret, rna, name, acronym, legal_category, activity, activity_nomenclature,
				activity_2025, social_economy, domains, search_name, words)
			select key, siren, siret, rna, name, acronym, legal_category, activity, activity_nomenclature,
				activity_2025, social_economy = 'O', string_to_array(domains, ' '), search_name,
				array_to_tsvector(string_to_array(words, ' '))
			from register_company_batch
			on conflict (key) do update set
				siret = excluded.siret, rna = excluded.rna, name = excluded.name, acronym = excluded.acronym,
				legal_category = excluded.legal_category, activity = excluded.activity,
				activity_nomenclature = excluded.activity_nomenclature, activity_2025 = excluded.activity_2025,
				social_economy = excluded.social_economy, domains = excluded.domains,
				search_name = excluded.search_name,
				words = excluded.words || array_to_tsvector(string_to_array(known.town_words, ' ')), closed_on = null
			where known.closed_on is not null
				or (known.siret, known.rna, known.name, known.acronym, known.legal_category, known.activity,
					known.activity_nomenclature, known.activity_2025, known.social_economy, known.domains)
				is distinct from (excluded.siret, excluded.rna, excluded.name, excluded.acronym,
					excluded.legal_category, excluded.activity, excluded.activity_nomenclature,
					excluded.activity_2025, excluded.social_economy, excluded.domains)
			returning xmax = 0 as is_new
		)
		select ${COUNTS}, (select count(*) from register_company_batch) as arrived from merged
	`.execute(context.db)
	);
}

/** The words of a company but for its town, unless its name says that word too. */
const WITHOUT_TOWN = sql`array_to_tsvector((
	select coalesce(array_agg(word), '{}') from unnest(tsvector_to_array(known.words)) as word
	where word <> all (string_to_array(known.town_words, ' '))
		or word = any (string_to_array(known.search_name || ' ' || lower(coalesce(known.acronym, '')), ' '))
))`;

/** A seat says where a company that is already here lies; others are passed over. */
async function mergeSeats(context: Context): Promise<Omit<MergeCount, 'closed'>> {
	return countOf(
		await sql<Arrived>`
		with placed as (
			update register_company as known set
				siret = seat.siret, place = seat.place, town = seat.town, town_words = coalesce(seat.words, ''),
				words = ${WITHOUT_TOWN} || array_to_tsvector(string_to_array(coalesce(seat.words, ''), ' '))
			from register_seat_batch as seat
			where known.key = seat.key
				and (known.siret, known.place, known.town, known.town_words)
				is distinct from (seat.siret, seat.place, seat.town, coalesce(seat.words, ''))
			returning 1
		), hidden as (
			update register_company as known set
				place = null, town = null, town_words = '', words = ${WITHOUT_TOWN}
			from register_closed_batch as closed
			where known.key = closed.key and (known.place is not null or known.town is not null)
			returning 1
		)
		select 0::bigint as added, (select count(*) from placed) + (select count(*) from hidden) as changed,
			(select count(*) from register_seat_batch) + (select count(*) from hidden) as arrived
	`.execute(context.db)
	);
}

const TABLES = {
	'rna-waldec': sql.table('register_association'),
	'rna-import': sql.table('register_association'),
	'sirene-units': sql.table('register_company')
} as const;

type ClosingSource = keyof typeof TABLES;

async function closeBatch(context: Context, source: ClosingSource, today: string): Promise<number> {
	const table = TABLES[source];
	const gone = await sql`
		delete from ${table} as known using register_closed_batch as closed
		where known.key = closed.key and closed.gone is not null
	`.execute(context.db);
	const closed = await sql`
		update ${table} as known set closed_on = ${today}::date from register_closed_batch as closed
		where known.key = closed.key and known.closed_on is null
	`.execute(context.db);
	return Number((gone.numAffectedRows ?? 0n) + (closed.numAffectedRows ?? 0n));
}

/**
 * An association that Sirene knows too is one organisation: the unit points at it and is no longer
 * listed. By the RNA number that Sirene gives, else by the SIRET that the RNA gives; when several associations
 * claim one SIREN, the first by its key.
 */
async function linkTwins(context: Context): Promise<void> {
	const { rows } = await sql<{ both: boolean }>`
		select exists (select from register_company) and exists (select from register_association) as both
	`.execute(context.db);
	if (!rows[0]?.both) return;
	await sql`
		with touched as (
			select key from register_company_batch
			union select company.key from register_company as company
				join register_association_batch as batch on company.rna = batch.rna
			union select company.key from register_company as company
				join register_association_batch as batch on company.siren = left(batch.siret, 9)
			union select company.key from register_company as company
				join register_association_batch as batch on company.twin = batch.key
			union select company.key from register_company as company
				join register_closed_batch as closed on company.twin = closed.key
		), wanted as (
			select company.key, coalesce(
				(select min(one.key) from register_association as one where one.rna = company.rna and one.closed_on is null),
				(select min(one.key) from register_association as one where one.siren = company.siren and one.closed_on is null)
			) as twin
			from register_company as company join touched using (key)
		)
		update register_company as company set twin = wanted.twin from wanted
		where company.key = wanted.key and company.twin is distinct from wanted.twin
	`.execute(context.db);
}

async function rememberSeen(context: Context, source: ClosingSource): Promise<void> {
	const batch = sql.table(
		source === 'sirene-units' ? 'register_company_batch' : 'register_association_batch'
	);
	await sql`insert into register_seen (source, key) select ${source}, key from ${batch} on conflict do nothing`.execute(
		context.db
	);
}

/** Does the register hold nothing of this source yet? */
export async function isEmptyOf(context: Context, source: RegisterSource): Promise<boolean> {
	if (source === 'sirene-seats') return false;
	const { rows } = await sql<{ some: boolean }>`
		select exists (select from ${TABLES[source]} as known where true ${scopeOf(source)}) as some
	`.execute(context.db);
	return !rows[0]!.some;
}

/** How many this source holds open, and how many of them the load under way has not met. */
export async function countMissing(
	context: Context,
	{ source, isFresh }: { source: RegisterSource; isFresh: boolean }
): Promise<{ open: number; missing: number }> {
	if (source === 'sirene-seats') return { open: 0, missing: 0 };
	const { rows } = await sql<{ open: number; missing: number }>`
		select count(*) as open, count(*) filter (where seen.key is null) as missing
		from ${TABLES[source]} as known
		left join register_seen as seen on seen.source = ${source} and seen.key = known.key
		where known.closed_on is null ${scopeOf(source)}
	`.execute(context.db);
	return isFresh ? { ...rows[0]!, missing: 0 } : rows[0]!;
}

/** Closes what the whole file no longer holds. Answers their number. */
export async function closeMissing(
	context: Context,
	source: ClosingSource,
	today: string
): Promise<number> {
	await emptyBatches(context);
	await sql`
		insert into register_closed_batch (key)
		select known.key from ${TABLES[source]} as known
		where known.closed_on is null ${scopeOf(source)}
			and not exists (select from register_seen as seen where seen.source = ${source} and seen.key = known.key)
	`.execute(context.db);
	const closed = await closeBatch(context, source, today);
	await linkTwins(context);
	return closed;
}

export async function forgetSeen(context: Context, source: RegisterSource): Promise<void> {
	await sql`delete from register_seen where source = ${source}`.execute(context.db);
}

/** The two files of the RNA lie in one table: each closes its own. */
function scopeOf(source: ClosingSource) {
	if (source === 'sirene-units') return sql``;
	return sql`and known.layout = ${source.slice('rna-'.length)}`;
}
