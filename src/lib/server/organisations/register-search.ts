import { sql, type RawBuilder } from 'kysely';
import type { RegisterEntry } from '../../domain/organisations/register-entry.ts';
import {
	readNumber,
	wordsQuery,
	type RegisterQuery
} from '../../domain/organisations/register-query.ts';
import { searchNameOf } from '../../domain/organisations/register-rows.ts';
import { distanceBetween } from '../../domain/territory/territory.ts';
import type { Reader } from '../platform/context.ts';
import { openGazetteer } from '../territory/index.ts';

const MOST = 100;
const FARTHEST = 100; // kilometres

interface Row {
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

/** One part of the answer: the parts follow one another, each in its own order. */
interface Part {
	list(limit: number, after: Row | null): Promise<Row[]>;
	/** Is this entry one of this part? */
	holds(row: Row): boolean;
}

/**
 * Entries of the registers that are open. In the order of names, those that begin by the text before those
 * that hold its words elsewhere; nearest first when a point is given. One more page: `after` is the
 * last key seen. An unknown territory, or one without entries, answers none.
 */
export async function searchRegisters(
	reader: Reader,
	query: RegisterQuery
): Promise<readonly RegisterEntry[]> {
	const limit = Math.min(MOST, Math.max(1, Math.trunc(query.limit ?? 20) || 20));
	const number = readNumber(query.text ?? '');
	if (number) {
		if (query.after) return [];
		const found = await findByNumber(reader, number);
		const places = query.place ? await communesOf(reader, query.place) : null;
		return complete(
			reader,
			found.filter(({ place }) => !places || places.includes(place ?? '')).slice(0, limit)
		);
	}
	const parts = await partsOf(reader, query);
	const after = query.after ? await readRow(reader, query.after) : null;
	const rows: Row[] = [];
	let from = after
		? Math.max(
				0,
				parts.findIndex((part) => part.holds(after))
			)
		: 0;
	for (; from < parts.length && rows.length < limit; from++) {
		const part = parts[from]!;
		rows.push(...(await part.list(limit - rows.length, after && part.holds(after) ? after : null)));
	}
	return complete(reader, rows);
}

/** The entry of a key, `rna-…` or `siren-…`: an association is found under both. Null when none is open. */
export async function readRegisterEntry(
	reader: Reader,
	key: string
): Promise<RegisterEntry | null> {
	const row = await readRow(reader, key);
	return row ? ((await complete(reader, [row]))[0] ?? null) : null;
}

async function readRow(reader: Reader, key: string): Promise<Row | null> {
	const own = await ask(reader, SHELVES[key.startsWith('siren-') ? 1 : 0]!, sql`key = ${key}`, 1);
	if (own[0]) return own[0];
	const number = readNumber(key.replace(/^(rna|siren)-/, ''));
	return number ? ((await findByNumber(reader, number))[0] ?? null) : null;
}

async function findByNumber(
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

async function partsOf(reader: Reader, query: RegisterQuery): Promise<Part[]> {
	const words = wordsQuery(query.text, query.domain);
	const holdsWords = words === null ? sql`true` : sql`words @@ ${words}::tsquery`;
	if (query.near) return partsByDistance(reader, query, holdsWords);
	const places = query.place ? await communesOf(reader, query.place) : null;
	if (places?.length === 0) return [];
	const isThere = places
		? places.length === 1
			? sql`place = ${places[0]!}`
			: sql`place = any(${places}::text[])`
		: sql`true`;
	const typed = query.text ? searchNameOf(query.text) : '';
	const inOrder = (condition: RawBuilder<unknown>, holds: Part['holds']): Part => ({
		holds,
		list: (limit, after) =>
			askAll(reader, sql`${condition} and ${isThere} ${goOn(after)}`, limit, byName)
	});
	if (typed === '') return [inOrder(holdsWords, () => true)];
	const begins = sql`search_name >= ${typed} and search_name < ${`${typed}\u{10FFFF}`}`;
	const domain = wordsQuery(undefined, query.domain);
	const isOfDomain = domain === null ? sql`true` : sql`words @@ ${domain}::tsquery`;
	return [
		inOrder(sql`${begins} and ${isOfDomain}`, (row) => row.search_name.startsWith(typed)),
		inOrder(sql`${holdsWords} and not (${begins})`, (row) => !row.search_name.startsWith(typed))
	];
}

/** Some communes at a time, the nearest first: most answers are full with the first ones. */
async function partsByDistance(
	reader: Reader,
	query: RegisterQuery,
	holdsWords: RawBuilder<unknown>
): Promise<Part[]> {
	const codes = await nearCommunes(reader, query);
	const after = query.after ? await readRow(reader, query.after) : null;
	const start = Math.max(0, codes.indexOf(after?.place ?? ''));
	const sizes = query.text ? [1, codes.length] : [1, 7, 40, 200, codes.length];
	const parts: Part[] = [];
	for (let at = start; at < codes.length;) {
		const some = codes.slice(at, at + sizes[Math.min(parts.length, sizes.length - 1)]!);
		at += some.length;
		const rank = new Map(some.map((code, place) => [code, place]));
		const order = (one: Row, other: Row) =>
			rank.get(one.place!)! - rank.get(other.place!)! || byName(one, other);
		parts.push({
			holds: (row) => rank.has(row.place ?? ''),
			list: (limit, from) =>
				query.text
					? askAll(
							reader,
							sql`place = any(${some}::text[]) and ${holdsWords} ${goOn(from)}`,
							limit,
							order,
							sql`array_position(${some}::text[], place::text), search_name, key`
						)
					: askEachPlace(reader, some, sql`${holdsWords} ${goOn(from)}`, limit, order)
		});
	}
	return parts;
}

async function nearCommunes(reader: Reader, { near, place }: RegisterQuery): Promise<string[]> {
	const km = Math.min(FARTHEST, Math.max(0, near!.km));
	const gazetteer = await openGazetteer(reader);
	const inside = place ? new Set(await communesOf(reader, place)) : null;
	const found: { code: string; distance: number }[] = [];
	for (const one of gazetteer.places()) {
		// A degree of latitude is 111 km: most communes are told far without their distance.
		if (one.kind !== 'commune' || Math.abs(one.latitude - near!.latitude) * 110 > km) continue;
		const distance = distanceBetween(near!, one);
		if (distance <= km && (!inside || inside.has(one.code)))
			found.push({ code: one.code, distance });
	}
	return found
		.sort((a, b) => a.distance - b.distance || (a.code < b.code ? -1 : 1))
		.map(({ code }) => code);
}

async function communesOf(reader: Reader, code: string): Promise<string[]> {
	const gazetteer = await openGazetteer(reader);
	const territory = gazetteer.read(code);
	if (!territory) return [];
	if (territory.kind === 'commune') return [territory.code];
	const codes: string[] = [];
	for (const { code, kind, ancestors } of gazetteer.places())
		if (kind === 'commune' && ancestors.includes(territory.code)) codes.push(code);
	return codes;
}

const goOn = (after: Row | null) =>
	after ? sql`and (search_name, key) > (${after.search_name}, ${after.key})` : sql``;

function byName(one: Row, other: Row): number {
	return compare(one.search_name, other.search_name) || compare(one.key, other.key);
}

/** As the database does: names are ASCII but for those that have no word at all. */
function compare(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}

async function askAll(
	reader: Reader,
	condition: RawBuilder<unknown>,
	limit: number,
	order: (one: Row, other: Row) => number,
	orderBy: RawBuilder<unknown> = sql`search_name, key`
): Promise<Row[]> {
	const found = await Promise.all(
		SHELVES.map((shelf) => ask(reader, shelf, condition, limit, orderBy))
	);
	return found.flat().sort(order).slice(0, limit);
}

/** The index of a place gives its first names at once, where a sort would read them all. */
async function askEachPlace(
	reader: Reader,
	places: readonly string[],
	condition: RawBuilder<unknown>,
	limit: number,
	order: (one: Row, other: Row) => number
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
	limit: number,
	orderBy: RawBuilder<unknown> = sql`search_name, key`
): Promise<Row[]> {
	const entries = sql<Row>`(
		select ${columns} from ${table} where ${isListed} and ${condition} order by ${orderBy} limit ${limit}
	)`;
	return reader.db.selectFrom(entries.as('entry')).selectAll().execute();
}

/** An association takes from Sirene what the RNA does not say. */
async function complete(reader: Reader, rows: readonly Row[]): Promise<RegisterEntry[]> {
	const keys = rows.filter(({ key }) => key.startsWith('rna-')).map(({ key }) => key);
	const twins =
		keys.length === 0
			? []
			: await reader.db
					.selectFrom('register_company')
					.select([
						'twin',
						'siren',
						'siret',
						'acronym',
						'legal_category',
						'place',
						'town',
						'domains'
					])
					.where('twin', 'in', keys)
					.where('closed_on', 'is', null)
					.orderBy('siren')
					.execute();
	return rows.map((row) => {
		const twin = twins.find(({ twin }) => twin === row.key);
		return {
			key: row.key,
			name: row.name,
			acronym: row.acronym ?? twin?.acronym ?? null,
			siren: twin?.siren ?? row.siren,
			siret: twin?.siret ?? row.siret,
			rna: row.rna,
			purpose: row.purpose,
			legalCategory: row.legal_category ?? twin?.legal_category ?? null,
			place: row.place ?? twin?.place ?? null,
			town: row.town ?? twin?.town ?? null,
			domains: row.domains.length > 0 ? row.domains : (twin?.domains ?? []),
			website: row.website
		};
	});
}
