import { distanceBetween, type Point } from '../../territory/territory.ts';
import type { Place } from '../../territory/gazetteer.ts';
import { FACETS, LIST_FACETS, type CatalogueQuery, type ListFacet } from '../query.ts';
import type { Ranking } from './rank.ts';
import { bySlug, maskOf, type Book, type Shelf } from './shelf.ts';

/** How many examples each value would leave, all the other facets kept. Values with none are absent. */
export type FacetCounts = Readonly<Record<ListFacet, Readonly<Record<string, number>>>>;

/** What answers a query. */
export interface Selection {
	readonly total: number;
	readonly facets: FacetCounts;
	/** How many examples each territory of the shelf's `codes` would leave. */
	readonly territories: Int32Array;
	/** For each distance of `distances`, how many examples it would leave around the territory chosen. */
	readonly around: ReadonlyMap<number, number>;
	/** Is the example of this number among them? */
	holds(id: number): boolean;
	/** Kilometres from the middle of the territory chosen; null when one of the two has no point. */
	distanceOf(book: Book): number | null;
}

interface Here {
	/** Rank of the territory chosen on the shelf. */
	readonly rank: number;
	readonly around: number | null;
	readonly distanceOf: (book: Book) => number | null;
}

/**
 * What answers a query, with the exact counts of its facets: each example fails some facets; it is
 * counted for all when it fails none, and for one when it fails that one only.
 * `chosen` is the territory of the query; `distances` are those to count around it.
 */
export function select(
	shelf: Shelf,
	query: CatalogueQuery,
	ranking: Ranking | null,
	chosen: (Point & { readonly code: string }) | null,
	distances: readonly number[] = []
): Selection {
	const masks = LIST_FACETS.map((facet) => maskOf(facet, query[facet]));
	const counts = LIST_FACETS.map(() => new Int32Array(32));
	const territories = new Int32Array(shelf.codes.length);
	const around = distances.map(() => 0);
	const held = new Uint8Array(shelf.room);
	const distanceOf = distancesFrom(chosen);
	const here: Here | null = chosen && {
		rank: shelf.rankOf(chosen.code),
		around: query.around,
		distanceOf
	};
	const used = [...masks.keys()].filter((rank) => masks[rank] !== 0);
	let total = 0;

	for (let id = 0; id < shelf.room; id++) {
		if (ranking && ranking.scores[id]! <= 0) continue;
		const book = shelf.at(id);
		if (!book) continue;
		let failed = 0;
		let last = -1;
		for (let at = 0; at < used.length; at++) {
			const rank = used[at]!;
			if ((book.bits[rank]! & masks[rank]!) === 0) {
				failed++;
				last = rank;
			}
		}
		if (failed > 1) continue;
		const isHere = here === null || liesIn(book, here);
		if (failed === 0) {
			if (isHere) {
				total++;
				held[id] = 1;
				for (let rank = 0; rank < masks.length; rank++) tally(counts[rank]!, book, rank);
			}
			for (const rank of book.territoryRanks) territories[rank]!++;
			if (here && distances.length > 0) tallyAround(around, distances, book, here);
		} else if (isHere) tally(counts[last]!, book, last);
	}

	return {
		total,
		facets: named(counts),
		territories,
		around: new Map(distances.map((distance, rank) => [distance, around[rank]!])),
		holds: (id) => held[id] === 1,
		distanceOf
	};
}

function tally(counts: Int32Array, book: Book, rank: number): void {
	let left = book.bits[rank]!;
	while (left !== 0) {
		counts[31 - Math.clz32(left & -left)]!++;
		left &= left - 1;
	}
}

function tallyAround(around: number[], distances: readonly number[], book: Book, here: Here): void {
	const far = book.territoryRanks.includes(here.rank) ? 0 : here.distanceOf(book);
	if (far === null) return;
	for (let rank = 0; rank < distances.length; rank++) if (far <= distances[rank]!) around[rank]!++;
}

/** In the territory, or near enough to its middle when a distance is asked for. */
function liesIn(book: Book, { rank, around, distanceOf }: Here): boolean {
	if (book.territoryRanks.includes(rank)) return true;
	if (around === null) return false;
	const distance = distanceOf(book);
	return distance !== null && distance <= around;
}

/** Measures how far examples are from a point, in kilometres; null for what has no point. */
export function distancesFrom(from: Point | null): (book: Book) => number | null {
	const known = new Map<Place, number | null>();
	return ({ lies }) => {
		if (!from || !lies) return null;
		let distance = known.get(lies);
		if (distance === undefined) {
			// A département is everywhere in itself: only a commune or an EPCI is at a distance.
			const isSmall = lies.kind === 'commune' || lies.kind === 'epci';
			distance = isSmall ? distanceBetween(from, lies) : null;
			known.set(lies, distance);
		}
		return distance;
	};
}

function named(counts: readonly Int32Array[]): FacetCounts {
	const facets = {} as Record<ListFacet, Record<string, number>>;
	for (const [rank, facet] of LIST_FACETS.entries()) {
		facets[facet] = {};
		for (const [bit, value] of Object.keys(FACETS[facet].labels).entries()) {
			const count = counts[rank]![bit]!;
			if (count > 0) facets[facet][value] = count;
		}
	}
	return facets;
}

/** A key by which an order compares, higher first; the slug settles what is equal. */
export type OrderKey = (book: Book) => number;

/** The key of an order, or null for the order of titles, which has no number. */
export function orderKey(
	query: CatalogueQuery,
	ranking: Ranking | null,
	distanceOf: (book: Book) => number | null
): OrderKey | null {
	if (query.sort === 'titre') return null;
	if (query.sort === 'pertinence' && ranking) return ({ id }) => ranking.scores[id]!;
	if (query.sort === 'proches') {
		const chosen = query.territory;
		return (book) =>
			chosen !== null && book.territories[0] === chosen ? 0 : -(distanceOf(book) ?? FARTHEST);
	}
	return ({ example }) => example.startYear ?? 0;
}
const FARTHEST = 30_000; // km: nothing on Earth is this far

/** The selection in its order, from the first; at most `most` of them. */
export function ordered(
	shelf: Shelf,
	query: CatalogueQuery,
	selection: Selection,
	key: OrderKey | null,
	most: number
): Book[] {
	if (query.sort === 'titre' || query.sort === 'recents') {
		const order = query.sort === 'titre' ? shelf.byTitle() : shelf.byRecency();
		return firstHeld(shelf, order, selection, most);
	}
	const books: Book[] = [];
	for (let id = 0; id < shelf.room; id++) if (selection.holds(id)) books.push(shelf.at(id)!);
	return highest(books, key!, most);
}

function firstHeld(shelf: Shelf, order: Uint32Array, selection: Selection, most: number): Book[] {
	const books: Book[] = [];
	for (const id of order) {
		if (books.length >= most) break;
		if (selection.holds(id)) books.push(shelf.at(id)!);
	}
	return books;
}

/** Sorting numbers is twenty times as fast as sorting with a function: only what is shown is compared. */
function highest(books: readonly Book[], key: OrderKey, most: number): Book[] {
	const keys = Float64Array.from(books, key);
	const least =
		books.length > most ? Float64Array.from(keys).sort()[books.length - most]! : -Infinity;
	return books
		.map((book, rank) => ({ book, key: keys[rank]! }))
		.filter((one) => one.key >= least)
		.sort((a, b) => b.key - a.key || bySlug(a.book, b.book))
		.slice(0, most)
		.map(({ book }) => book);
}
