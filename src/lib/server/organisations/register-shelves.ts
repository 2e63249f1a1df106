import { sql, type RawBuilder } from 'kysely';
import { readNumber } from '../../domain/organisations/register-query.ts';
import type { Reader } from '../platform/context.ts';

/** An entry as the tables of the registers hold it. */
export interface Row {
	key: string;
	siren: string | null;
	siret: string | null;
	rna: string | null;
	name: string;
	acronym: string | null;
	purpose: string | null;
	legal_category: string | null;
	place: string | null;
	town: string | null;
	domains: string[];
	website: string | null;
	search_name: string;
}

/** A table of the registers, with what is listed of it. Each has an index in the order of names. */
interface Shelf {
	readonly table: RawBuilder<unknown>;
	readonly columns: RawBuilder<unknown>;
	readonly isListed: RawBuilder<unknown>;
}

const SHELVES: readonly Shelf[] = [
	{
		table: sql.table('register_association'),
		columns: sql`key, siren, siret, rna, name, acronym, purpose, null::text as legal_category, place, town, domains, website, search_name`,
		isListed: sql`closed_on is null`
	},
	{
		table: sql.table('register_company'),
		columns: sql`key, siren, siret, rna, name, acronym, null::text as purpose, legal_category, place, town, domains, null::text as website, search_name`,
		isListed: sql`closed_on is null and twin is null`
	}
];

/** Entries that may bear one number. */
const MOST = 100;

export type Order = (one: Row, other: Row) => number;

export async function readRow(reader: Reader, key: string): Promise<Row | null> {
	const own = await ask(reader, SHELVES[key.startsWith('siren-') ? 1 : 0]!, sql`key = ${key}`, 1);
	if (own[0]) return own[0];
	const number = readNumber(key.replace(/^(rna|siren)-/, ''));
	return number ? ((await findByNumber(reader, number))[0] ?? null) : null;
}

export async function findByNumber(
	reader: Reader,
	number: { siren: string } | { rna: string }
): Promise<Row[]> {
	const isIt = 'siren' in number ? sql`siren = ${number.siren}` : sql`rna = ${number.rna}`;
	// Sirene may know the SIREN of an association that the RNA does not give, and the reverse.
	const byTwin = sql`key in (select twin from register_company where ${isIt} and twin is not null)`;
	const [associations, companies, twins] = await Promise.all([
		ask(reader, SHELVES[0]!, isIt, MOST),
		ask(reader, SHELVES[1]!, isIt, MOST),
		ask(reader, SHELVES[0]!, byTwin, MOST)
	]);
	return [
		...new Map([...twins, ...associations, ...companies].map((row) => [row.key, row])).values()
	];
}

export async function askAll(
	reader: Reader,
	condition: RawBuilder<unknown>,
	limit: number
): Promise<Row[]> {
	const found = await Promise.all(SHELVES.map((shelf) => ask(reader, shelf, condition, limit)));
	return found.flat().sort(byName).slice(0, limit);
}

/** Up to this many matches, reading them all costs less than looking for the first in the order of names. */
const FEW = 2000;

/**
 * The planner believes that reading in the order of names is cheap, and does it for words that one row in
 * thousands holds (a second at a million). So the matches are counted first, to `FEW`: few are all read and
 * sorted; many are so close together that `listMany` soon meets them.
 */
export async function askFewOrMany(
	reader: Reader,
	condition: RawBuilder<unknown>,
	limit: number,
	listMany: () => Promise<Row[]>,
	order: Order = byName,
	places: readonly string[] = []
): Promise<Row[]> {
	const inOrder =
		places.length > 0
			? sql`array_position(${places}::text[], place::text), search_name, key`
			: sql`search_name, key`;
	const found = await Promise.all(
		SHELVES.map(({ table, columns, isListed }) => {
			const entries = sql<Row & { matches: number }>`(
				with found as materialized (
					select key, search_name, place from ${table} where ${isListed} and ${condition} limit ${FEW + 1}
				), first as (
					select key as first_key from found order by ${inOrder} limit ${limit}
				)
				select ${columns}, (select count(*) from found) as matches from ${table} join first on key = first_key
			)`;
			return reader.db.selectFrom(entries.as('entry')).selectAll().execute();
		})
	);
	if (found.some(([one]) => (one?.matches ?? 0) > FEW)) return listMany();
	return found.flat().sort(order).slice(0, limit);
}

/** The index of a place gives its first names at once, where a sort would read them all. */
export async function askEachPlace(
	reader: Reader,
	places: readonly string[],
	condition: RawBuilder<unknown>,
	limit: number,
	order: Order
): Promise<Row[]> {
	const found = await Promise.all(
		SHELVES.map(({ table, columns, isListed }) => {
			const entries = sql<Row>`(
				select entry.* from unnest(${places}::text[]) with ordinality as near (code, rank)
				cross join lateral (
					select ${columns} from ${table} where ${isListed} and place = near.code and ${condition}
					order by search_name, key limit ${limit}
				) as entry
				order by near.rank, entry.search_name, entry.key limit ${limit}
			)`;
			return reader.db.selectFrom(entries.as('entry')).selectAll().execute();
		})
	);
	return found.flat().sort(order).slice(0, limit);
}

async function ask(
	reader: Reader,
	{ table, columns, isListed }: Shelf,
	condition: RawBuilder<unknown>,
	limit: number
): Promise<Row[]> {
	const entries = sql<Row>`(
		select ${columns} from ${table} where ${isListed} and ${condition} order by search_name, key limit ${limit}
	)`;
	return reader.db.selectFrom(entries.as('entry')).selectAll().execute();
}

export function byName(one: Row, other: Row): number {
	return compare(one.search_name, other.search_name) || compare(one.key, other.key);
}

/** As the database does: names are ASCII but for those that have no word at all. */
function compare(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}
