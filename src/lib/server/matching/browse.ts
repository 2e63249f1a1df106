import { needCriteria } from '../../domain/matching/criteria.ts';
import type { Need } from '../../domain/matching/need.ts';
import { onTerritory, type NeedFacet, type NeedQuery } from '../../domain/matching/query.ts';
import { selectNeeds, shelve, timeOf, type ShelvedNeed } from '../../domain/matching/select.ts';
import { toNeedCard, type NeedCard } from '../../domain/matching/view.ts';
import { refuse } from '../../domain/matching/refusals.ts';
import { inTerritory } from '../../domain/territory/french.ts';
import type { Gazetteer, Place } from '../../domain/territory/gazetteer.ts';
import type { NamedTerritory } from '../../domain/territory/territory.ts';
import type { NeedKind } from '../../domain/matching/vocabulary.ts';
import type { Reader } from '../platform/context.ts';
import { readRevision } from '../platform/revision.ts';
import { openGazetteer } from '../territory/index.ts';
import { selectNeedRows, toNeed } from './need-rows.ts';

const PAGE_SIZE = 20;
/** Distances offered around a territory, in kilometres. */
const AROUND = [10, 20, 50, 100];

/** A query whose territory is a present one, or none. */
export interface SettledNeedQuery {
	readonly query: NeedQuery;
	readonly chosen: Place | null;
	/** The code asked for, when it names no territory. */
	readonly unknown: string | null;
}

export interface NeedsPage {
	readonly items: readonly NeedCard[];
	readonly total: number;
	readonly page: number;
	readonly pages: number;
	readonly facets: Readonly<Record<NeedFacet, Readonly<Record<string, number>>>>;
	readonly territories: readonly (NamedTerritory & { readonly count: number })[];
	readonly around: readonly { readonly distance: number; readonly count: number }[];
}

interface Shelf {
	readonly needs: readonly ShelvedNeed[];
	readonly gazetteer: Gazetteer;
}

/** One per open database, made again when needs, organisations or territories move. */
const kept = new WeakMap<object, { revision: string; made: Promise<Shelf> }>();

async function openNeeds(reader: Reader): Promise<Shelf> {
	const revision = await readRevision(reader, 'needs', 'organisations', 'territory');
	const known = kept.get(reader.db);
	if (known?.revision === revision) return known.made;
	const made = makeShelf(reader);
	kept.set(reader.db, { revision, made });
	made.catch(() => kept.delete(reader.db));
	return made;
}

async function makeShelf(reader: Reader): Promise<Shelf> {
	const gazetteer = await openGazetteer(reader);
	const rows = await selectNeedRows(reader).where('need.state', '=', 'published').execute();
	const needs = rows.map((row) => {
		const need = toNeed(row, gazetteer);
		return shelve(need, (need.territory && gazetteer.read(need.territory)) || null);
	});
	return { needs, gazetteer };
}

/** The territory of a query: an old code leads to the present one, an unknown one is left aside. */
export async function settleNeedQuery(reader: Reader, query: NeedQuery): Promise<SettledNeedQuery> {
	if (!query.territory) return { query, chosen: null, unknown: null };
	const place = (await openGazetteer(reader)).read(query.territory);
	if (!place) return { query: onTerritory(query, null), chosen: null, unknown: query.territory };
	return { query: { ...query, territory: place.code }, chosen: place, unknown: null };
}

/** One page of the needs and offers that match, with the facets. */
export async function browseNeeds(
	reader: Reader,
	{ query, chosen }: SettledNeedQuery
): Promise<NeedsPage> {
	const { needs, gazetteer } = await openNeeds(reader);
	const { found, facets } = selectNeeds(needs, query, chosen);
	const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
	const page = Math.min(query.page, pages);
	const count = (other: NeedQuery, place: Place | null) =>
		selectNeeds(needs, other, place).found.length;
	return {
		items: found
			.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
			.map(({ need, distance }) => toNeedCard(need, distance)),
		total: found.length,
		page,
		pages,
		facets,
		territories: offeredPlaces(needs, gazetteer, chosen).flatMap((place) => {
			const { code, kind, name, article } = place;
			const here = count(onTerritory(query, code), place);
			return here > 0 ? [{ code, kind, name, article, count: here }] : [];
		}),
		around: chosen
			? AROUND.map((distance) => ({
					distance,
					count: count({ ...query, around: distance }, chosen)
				}))
			: []
	};
}

/** The régions where something is told, and the départements of the one chosen. */
function offeredPlaces(
	needs: readonly ShelvedNeed[],
	gazetteer: Gazetteer,
	chosen: Place | null
): Place[] {
	const codes = new Set(needs.flatMap((one) => one.codes));
	const chain = chosen ? [chosen.code, ...chosen.ancestors] : [];
	return [...codes, ...chain]
		.filter((code, rank, all) => all.indexOf(code) === rank)
		.flatMap((code) => gazetteer.read(code) ?? [])
		.filter(
			({ kind, code, ancestors }) =>
				kind === 'region' ||
				(kind === 'departement' &&
					(ancestors.length === 0 || ancestors.some((one) => chain.includes(one)))) ||
				code === chosen?.code
		)
		.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Every need that matches, in the order of the query: for the file, the feed. */
export async function listMatchingNeeds(
	reader: Reader,
	{ query, chosen }: SettledNeedQuery
): Promise<Need[]> {
	const { needs } = await openNeeds(reader);
	return selectNeeds(needs, query, chosen).found.map(({ need }) => need);
}

/** The last published first: what a feed begins with. */
export async function listLatestNeeds(
	reader: Reader,
	settled: SettledNeedQuery,
	limit: number
): Promise<Need[]> {
	const all = await listMatchingNeeds(reader, settled);
	return all.sort((a, b) => timeOf(b) - timeOf(a) || (a.slug < b.slug ? -1 : 1)).slice(0, limit);
}

/** A run for programs: `limit` of them after `cursor`, which is the slug of the last one. Refuses `wrong_cursor`. */
export async function runNeeds(
	reader: Reader,
	settled: SettledNeedQuery,
	{ limit, cursor }: { limit: number; cursor: string | null }
): Promise<{ items: Need[]; total: number; next: string | null }> {
	const all = await listMatchingNeeds(reader, settled);
	const at = cursor === null ? -1 : all.findIndex(({ slug }) => slug === cursor);
	if (cursor !== null && at < 0) throw refuse('wrong_cursor', 'cursor');
	const items = all.slice(at + 1, at + 1 + limit);
	const hasMore = at + 1 + limit < all.length;
	return { items, total: all.length, next: hasMore ? items.at(-1)!.slug : null };
}

/** Those of one organisation that are published, the last first. */
export async function listNeedsOf(reader: Reader, organisation: number): Promise<NeedCard[]> {
	const { needs } = await openNeeds(reader);
	return needs
		.map(({ need }) => need)
		.filter((need) => need.organisation.id === organisation)
		.sort((a, b) => timeOf(b) - timeOf(a))
		.map((need) => toNeedCard(need));
}

/** Which organisations have something published, and of which kind, by their ids. */
export async function whoTells(
	reader: Reader
): Promise<ReadonlyMap<number, ReadonlySet<NeedKind>>> {
	const who = new Map<number, Set<NeedKind>>();
	for (const { need } of (await openNeeds(reader)).needs) {
		const { id } = need.organisation;
		who.set(id, (who.get(id) ?? new Set()).add(need.kind));
	}
	return who;
}

/** How many are published. */
export async function countNeeds(reader: Reader): Promise<number> {
	return (await openNeeds(reader)).needs.length;
}

/** The addresses of the published ones, for the map of the site. */
export async function listNeedAddresses(
	reader: Reader
): Promise<{ slug: string; updatedAt: Date }[]> {
	return (await openNeeds(reader)).needs.map(({ need: { slug, updatedAt } }) => ({
		slug,
		updatedAt
	}));
}

/** A selection close to one that has no result. */
export interface NearNeeds {
	readonly label: string;
	readonly query: NeedQuery;
	readonly count: number;
}

const MOST_NEAR = 6;

/** The selections that differ from an empty one by one thing and have results. */
export async function nearestNeeds(
	reader: Reader,
	{ query, chosen }: SettledNeedQuery
): Promise<NearNeeds[]> {
	const { needs, gazetteer } = await openNeeds(reader);
	const tries: { label: string; query: NeedQuery; place: Place | null }[] = [];
	if (chosen) {
		for (const around of AROUND.filter((one) => one > (query.around ?? 0)))
			tries.push({
				label: `${inTerritory(chosen)} et ${around}\u00A0km alentour`,
				query: { ...query, around, page: 1 },
				place: chosen
			});
		for (const wider of chosen.ancestors.flatMap((code) => gazetteer.read(code) ?? []))
			tries.push({
				label: inTerritory(wider),
				query: onTerritory(query, wider.code),
				place: wider
			});
	}
	for (const { withoutLabel, without } of needCriteria(query, chosen))
		tries.push({ label: withoutLabel, query: without, place: without.territory ? chosen : null });
	const near = tries.map((one) => ({
		label: one.label,
		query: one.query,
		count: selectNeeds(needs, one.query, one.place).found.length
	}));
	return near.filter(({ count }) => count > 0).slice(0, MOST_NEAR);
}
