import type { Example } from '../../domain/catalogue/example.ts';
import { AROUND, type CatalogueQuery } from '../../domain/catalogue/query.ts';
import { refuse } from '../../domain/catalogue/refusals.ts';
import { rank, type Ranking } from '../../domain/catalogue/search/rank.ts';
import {
	distancesFrom,
	ordered,
	orderKey,
	select,
	type FacetCounts,
	type OrderKey,
	type Selection
} from '../../domain/catalogue/search/select.ts';
import type { Book, Shelf } from '../../domain/catalogue/search/shelf.ts';
import { understand, type Understanding } from '../../domain/catalogue/search/understand.ts';
import { withArticle } from '../../domain/territory/french.ts';
import type { Place } from '../../domain/territory/gazetteer.ts';
import type { NamedTerritory, Point, TerritoryKind } from '../../domain/territory/territory.ts';
import type { Reader } from '../platform/context.ts';
import { toFoundCard, type FoundCard } from './card.ts';
import { openShelf, type OpenShelf } from './shelf.ts';

export const PAGE_SIZE = 20;

/** The territory of a query, with what holds it. */
export interface ChosenTerritory extends NamedTerritory, Point {
	readonly ancestors: readonly NamedTerritory[];
	/** What touches it; known for départements and régions. */
	readonly neighbours: readonly NamedTerritory[];
	/** The old code that was asked for, when it was one. */
	readonly formerly: string | null;
}

/** A query whose territory is a present one, or none. */
export interface SettledQuery {
	readonly query: CatalogueQuery;
	readonly chosen: ChosenTerritory | null;
	/** The code asked for, when it names no territory: the query goes without it, and the page says so. */
	readonly unknown: string | null;
}

/** A territory that can be chosen: the régions, then what lies in the one chosen. */
export interface TerritoryChoice extends NamedTerritory {
	readonly count: number;
}

/** What matches a query: the one definition that lists, facets, maps, feeds and exports share. */
export interface Found {
	readonly open: OpenShelf;
	readonly query: CatalogueQuery;
	readonly understanding: Understanding | null;
	readonly ranking: Ranking | null;
	readonly selection: Selection;
	readonly key: OrderKey | null;
}

export interface CataloguePage {
	readonly items: readonly FoundCard[];
	readonly total: number;
	/** How many answer all the words; the others answer a part of them. Null without words. */
	readonly whole: number | null;
	/** What was understood of the words. */
	readonly understood: Understood | null;
	/** The page shown: the last one when the query asks for a page beyond it. */
	readonly page: number;
	readonly pages: number;
	readonly facets: FacetCounts;
	readonly territories: readonly TerritoryChoice[];
	/** For each distance offered, how many examples it would leave around the territory chosen. */
	readonly around: readonly { readonly distance: number; readonly count: number }[];
}

/** What a page says of how it read the words. */
export interface Understood {
	/** The place that the words name, which brings what is near it to the top. */
	readonly place: { readonly name: string; readonly code: string | null } | null;
	readonly corrections: readonly { readonly typed: string; readonly read: string }[];
	readonly unknown: readonly string[];
	/** The criteria that words amount to: a goal, a place. Each can be chosen in one click. */
	readonly goals: readonly number[];
}

/** Looks up the territory of a query: an old code leads to the present one, an unknown one is left aside. */
export async function settleTerritory(
	reader: Reader,
	query: CatalogueQuery
): Promise<SettledQuery> {
	if (!query.territory) return { query, chosen: null, unknown: null };
	const { gazetteer } = await openShelf(reader);
	const place = gazetteer.read(query.territory);
	if (!place) {
		const sort = query.sort === 'proches' ? (query.text ? 'pertinence' : 'recents') : query.sort;
		const without = { ...query, territory: null, around: null, sort } as const;
		return { query: without, chosen: null, unknown: query.territory };
	}
	const named = (codes: readonly string[]) =>
		codes.flatMap((code) => gazetteer.read(code) ?? []).map(nameOf);
	const chosen: ChosenTerritory = {
		...nameOf(place),
		latitude: place.latitude,
		longitude: place.longitude,
		ancestors: named(place.ancestors),
		neighbours: named(place.neighbours),
		formerly: place.code === query.territory ? null : query.territory
	};
	return { query: { ...query, territory: place.code }, chosen, unknown: null };
}

/** Finds what matches a query that `settleTerritory` settled. `distances`: those to count around its territory. */
export async function findExamples(
	reader: Reader,
	{ query, chosen }: SettledQuery,
	distances: readonly number[] = []
): Promise<Found> {
	const open = await openShelf(reader);
	const { shelf, gazetteer, knowledge } = open;
	const understanding = query.text ? understand(query.text, knowledge) : null;
	const ranking = understanding && rank(shelf, gazetteer, understanding);
	const selection = select(shelf, query, ranking, chosen, distances);
	const key = orderKey(query, ranking, distanceFrom(understanding, chosen, selection));
	return { open, query, understanding, ranking, selection, key };
}

/** Distances are measured from the territory chosen, else from the place that the words name. */
function distanceFrom(
	understanding: Understanding | null,
	chosen: ChosenTerritory | null,
	selection: Selection
): (book: Book) => number | null {
	const place = understanding?.place;
	if (chosen || !place?.centre) return selection.distanceOf;
	const measure = distancesFrom(place.centre);
	return (book) => (book.territories.some((code) => place.codes.has(code)) ? 0 : measure(book));
}

/** One page of the catalogue with its facets, for a query that `settleTerritory` settled. */
export async function browseExamples(
	reader: Reader,
	settled: SettledQuery,
	size = PAGE_SIZE
): Promise<CataloguePage> {
	const found = await findExamples(reader, settled, settled.chosen ? AROUND : []);
	const { selection, key, query } = found;
	const { shelf } = found.open;
	const pages = Math.max(1, Math.ceil(selection.total / size));
	const page = Math.min(query.page, pages);
	return {
		items: ordered(shelf, query, selection, key, page * size)
			.slice((page - 1) * size)
			.map((book) => toFoundCard(book, found)),
		total: selection.total,
		whole: wholeIn(found),
		understood: found.understanding && understoodOf(found.understanding),
		page,
		pages,
		facets: selection.facets,
		territories: offeredTerritories(shelf, selection, settled.chosen),
		around: [...selection.around].map(([distance, count]) => ({ distance, count }))
	};
}

function understoodOf({ place, corrections, unknown, concepts }: Understanding): Understood {
	return {
		place: place && {
			name: place.territory ? withArticle(place.territory) : (place.land ?? ''),
			code: place.territory?.code ?? null
		},
		corrections,
		unknown,
		goals: concepts.flatMap(({ goal }) => goal ?? [])
	};
}

/** Among what is selected, how many answer every word. */
function wholeIn({ ranking, selection, open }: Found): number | null {
	if (!ranking) return null;
	let count = 0;
	for (let id = 0; id < open.shelf.room; id++) {
		if (selection.holds(id) && ranking.isWhole(id)) count++;
	}
	return count;
}

/** Every example that matches, in the order of the query. */
export async function selectExamples(reader: Reader, settled: SettledQuery): Promise<Book[]> {
	const { open, query, selection, key } = await findExamples(reader, settled);
	return ordered(open.shelf, query, selection, key, Infinity);
}

/** Régions always; the départements of the région one is in; the communes of the département one is in. */
function offeredTerritories(
	{ places }: Shelf,
	{ territories }: Selection,
	chosen: ChosenTerritory | null
): TerritoryChoice[] {
	const chain = chosen ? [chosen, ...chosen.ancestors] : [];
	const holders = (...kinds: TerritoryKind[]) =>
		chain.filter(({ kind }) => kinds.includes(kind)).map(({ code }) => code);
	const regions = holders('region');
	const smaller = holders('departement', 'epci');
	const isIn = ({ ancestors }: Place, codes: readonly string[]) =>
		codes.some((code) => ancestors.includes(code));
	const choices: TerritoryChoice[] = [];
	for (const [rank, place] of places.entries()) {
		const count = territories[rank]!;
		if (!place || count === 0) continue;
		const offered =
			place.kind === 'region' ||
			// A collectivité d’outre-mer belongs to no région: it stands beside them.
			(place.kind === 'departement' && (place.ancestors.length === 0 || isIn(place, regions))) ||
			(place.kind === 'commune' && isIn(place, smaller));
		if (offered) choices.push({ ...nameOf(place), count });
	}
	return choices.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

function nameOf({ code, kind, name, article }: Place): NamedTerritory {
	return { code, kind, name, article };
}

/**
 * A run of whole examples for programs: `limit` of them after `cursor` (what `next` was), and the
 * next cursor, or null at the end. Refuses `wrong_cursor`.
 */
export async function listExamples(
	reader: Reader,
	settled: SettledQuery,
	{ limit, cursor }: { limit: number; cursor: string | null }
): Promise<{ items: Example[]; total: number; next: string | null }> {
	const after = cursor === null ? null : readCursor(cursor, settled.query);
	const { open, query, selection, key } = await findExamples(reader, settled);
	const all = ordered(open.shelf, query, selection, key, Infinity);
	const keyOf = (book: Book) => (key ? key(book) : book.sortTitle);
	const from = after === null ? 0 : firstAfter(all, after, keyOf);
	const run = all.slice(from, from + limit);
	const last = run.at(-1);
	return {
		items: run.map(({ example }) => example),
		total: selection.total,
		next: last && from + limit < all.length ? writeCursor(query, keyOf(last), last) : null
	};
}

interface Cursor {
	readonly key: number | string;
	readonly slug: string;
}

/** Where the list goes on, even when the example of the cursor has left it. */
function firstAfter(
	all: readonly Book[],
	after: Cursor,
	keyOf: (book: Book) => number | string
): number {
	const at = all.findIndex((book) => {
		const key = keyOf(book);
		if (key === after.key) return book.example.slug > after.slug;
		return typeof key === 'number' ? key < Number(after.key) : key > String(after.key);
	});
	return at < 0 ? all.length : at;
}

function writeCursor({ sort }: CatalogueQuery, key: number | string, book: Book): string {
	return Buffer.from(JSON.stringify([sort, key, book.example.slug])).toString('base64url');
}

function readCursor(cursor: string, query: CatalogueQuery): Cursor {
	try {
		const [sort, key, slug] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
		const isKey = query.sort === 'titre' ? isShortText(key) : Number.isFinite(key);
		if (
			sort === query.sort &&
			isKey &&
			typeof slug === 'string' &&
			/^[a-z0-9-]{1,120}$/.test(slug)
		) {
			return { key: key as number | string, slug };
		}
	} catch {
		// Said below: whatever is wrong in it, the way out is the same.
	}
	throw refuse('wrong_cursor', 'cursor');
}

function isShortText(value: unknown): boolean {
	return typeof value === 'string' && value.length <= 200;
}
