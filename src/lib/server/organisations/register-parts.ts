import { sql, type RawBuilder } from 'kysely';
import { wordsQuery, type RegisterQuery } from '../../domain/organisations/register-query.ts';
import { searchNameOf } from '../../domain/organisations/register-rows.ts';
import { distanceBetween } from '../../domain/territory/territory.ts';
import type { Reader } from '../platform/context.ts';
import { openGazetteer } from '../territory/index.ts';
import {
	askAll,
	askEachPlace,
	askFewOrMany,
	byName,
	type Order,
	type Row
} from './register-shelves.ts';

const FARTHEST = 100; // kilometres

/** One part of the answer: the parts follow one another, each in its own order. */
interface Part {
	list(limit: number, after: Row | null): Promise<Row[]>;
	/** Is this entry one of this part? */
	holds(row: Row): boolean;
}

/** The rows that follow `after` in the answer to `query`, at most `limit`. */
export async function listRows(
	reader: Reader,
	query: RegisterQuery,
	limit: number,
	after: Row | null
): Promise<Row[]> {
	const parts = query.near
		? await partsByDistance(reader, query, after)
		: await partsByName(reader, query);
	return listParts(parts, limit, after);
}

async function listParts(parts: readonly Part[], limit: number, after: Row | null): Promise<Row[]> {
	const first = after
		? Math.max(
				0,
				parts.findIndex((part) => part.holds(after))
			)
		: 0;
	const rows: Row[] = [];
	for (const part of parts.slice(first)) {
		if (rows.length >= limit) break;
		const from = after && part.holds(after) ? after : null;
		rows.push(...(await part.list(limit - rows.length, from)));
	}
	return rows;
}

async function partsByName(reader: Reader, query: RegisterQuery): Promise<Part[]> {
	const territory = query.place ? (await openGazetteer(reader)).read(query.place) : undefined;
	if (query.place && !territory) return [];
	const commune = territory?.kind === 'commune' ? territory.code : undefined;
	const isThere = commune ? sql`place = ${commune}` : sql`true`;
	const wider = commune ? undefined : territory?.code;
	const typed = query.text ? searchNameOf(query.text) : '';
	const inOrder = (
		condition: RawBuilder<unknown>,
		words: string | null,
		holds: Part['holds']
	): Part => ({
		holds,
		list: (limit, after) => {
			const all = sql`${condition} and ${isThere} ${holding(words)} ${goOn(after)}`;
			// A domain alone is that of one entry in some hundreds: the order of names meets it soon.
			const isCommon = words === null || (typed === '' && !query.place);
			return isCommon
				? askAll(reader, all, limit)
				: askFewOrMany(reader, all, limit, () => askAll(reader, all, limit));
		}
	});
	const words = wordsQuery(query.text, query.domain, wider);
	if (typed === '') return [inOrder(sql`true`, words, () => true)];
	const begins = sql`search_name >= ${typed} and search_name < ${`${typed}\u{10FFFF}`}`;
	const around = wordsQuery(undefined, query.domain, wider);
	return [
		inOrder(begins, around, (row) => row.search_name.startsWith(typed)),
		inOrder(sql`not (${begins})`, words, (row) => !row.search_name.startsWith(typed))
	];
}

/** Some communes at a time, the nearest first: most answers are full with the first ones. */
const AT_ONCE = [8, 60, 400];

async function partsByDistance(
	reader: Reader,
	query: RegisterQuery,
	after: Row | null
): Promise<Part[]> {
	const near = await nearCommunes(reader, query);
	const codes = near.slice(Math.max(0, near.indexOf(after?.place ?? '')));
	if (codes.length === 0) return [];
	const words = wordsQuery(query.text, query.domain);
	const rank = new Map(codes.map((code, place) => [code, place]));
	const order: Order = (one, other) =>
		rank.get(one.place!)! - rank.get(other.place!)! || byName(one, other);
	const parts: Part[] = [];
	// The commune of the last entry seen is alone, to go on in its own order.
	for (let at = 0, round = after ? -1 : 0; at < codes.length; round++) {
		const some = codes.slice(at, at + (round < 0 ? 1 : (AT_ONCE[round] ?? codes.length)));
		at += some.length;
		parts.push({
			holds: (row) => some.includes(row.place ?? ''),
			list: (limit, from) =>
				askEachPlace(reader, some, sql`true ${holding(words)} ${goOn(from)}`, limit, order)
		});
	}
	if (!query.text) return parts;
	// A text that few entries hold is found at once, wherever they are.
	const isNear = sql`place = any(${codes}::text[]) ${holding(words)} ${goOnAround(after)}`;
	return [
		{
			holds: (row) => rank.has(row.place ?? ''),
			list: (limit) =>
				askFewOrMany(reader, isNear, limit, () => listParts(parts, limit, after), order, codes)
		}
	];
}

function holding(words: string | null): RawBuilder<unknown> {
	return words === null ? sql`` : sql`and words @@ ${words}::tsquery`;
}

function goOn(after: Row | null): RawBuilder<unknown> {
	return after ? sql`and (search_name, key) > (${after.search_name}, ${after.key})` : sql``;
}

/** In the commune of the last entry seen, what comes before it was seen. */
function goOnAround(after: Row | null): RawBuilder<unknown> {
	return after
		? sql`and (place <> ${after.place} or (search_name, key) > (${after.search_name}, ${after.key}))`
		: sql``;
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

/** The communes of a territory, itself when it is one. */
export async function communesOf(reader: Reader, code: string): Promise<string[]> {
	const gazetteer = await openGazetteer(reader);
	const territory = gazetteer.read(code);
	if (!territory) return [];
	if (territory.kind === 'commune') return [territory.code];
	const codes: string[] = [];
	for (const { code, kind, ancestors } of gazetteer.places())
		if (kind === 'commune' && ancestors.includes(territory.code)) codes.push(code);
	return codes;
}
