import { distanceBetween, type Point } from '../../territory/territory.ts';
import type { Place } from '../../territory/gazetteer.ts';
import { FACETS, LIST_FACETS, type CatalogueQuery, type ListFacet } from '../query.ts';
import type { Ground } from './columns.ts';
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
	readonly distanceOf: (placed: Pick<Ground, 'lies'>) => number | null;
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
	const { bits, ground, grounds } = shelf.columns;
	const masks = LIST_FACETS.map((facet) => maskOf(facet, query[facet]));
	const counts = LIST_FACETS.map(() => new Int32Array(32));
	const held = new Uint8Array(shelf.room);
	const distanceOf = distancesFrom(chosen);
	const here: Here | null = chosen && {
		rank: shelf.rankOf(chosen.code),
		around: query.around,
		distanceOf
	};
	const isHere = Uint8Array.from(grounds, (one) => (!here || liesIn(one, here) ? 1 : 0));
	/** Of each ground, how many pass all the facets, wherever the territory chosen is. */
	const onGround = new Int32Array(grounds.length);
	const used = [...masks.keys()].filter((rank) => masks[rank] !== 0);
	let total = 0;

	for (let id = 0; id < held.length; id++) {
		if (ranking && ranking.scores[id]! <= 0) continue;
		const at = ground[id]!;
		if (at < 0) continue;
		let failed = 0;
		let last = -1;
		for (let facet = 0; facet < used.length; facet++) {
			const rank = used[facet]!;
			if ((bits[rank]![id]! & masks[rank]!) === 0) {
				failed++;
				last = rank;
			}
		}
		if (failed === 0) {
			onGround[at]!++;
			if (isHere[at] === 0) continue;
			total++;
			held[id] = 1;
			for (let rank = 0; rank < bits.length; rank++) tally(counts[rank]!, bits[rank]![id]!);
		} else if (failed === 1 && isHere[at] === 1) tally(counts[last]!, bits[last]![id]!);
	}

	return {
		total,
		facets: named(counts),
		territories: territoriesOf(shelf, onGround),
		around: new Map(
			distances.map((distance) => [
				distance,
				here ? countWithin(shelf, onGround, distance, here) : 0
			])
		),
		holds: (id) => held[id] === 1,
		distanceOf
	};
}

function tally(counts: Int32Array, bits: number): void {
	for (let left = bits; left !== 0; left &= left - 1) counts[31 - Math.clz32(left & -left)]!++;
}

/** By rank of territory, how many examples lie in it. */
function territoriesOf(shelf: Shelf, onGround: Int32Array): Int32Array {
	const territories = new Int32Array(shelf.codes.length);
	for (const [at, { territoryRanks }] of shelf.columns.grounds.entries())
		for (const rank of territoryRanks) territories[rank]! += onGround[at]!;
	return territories;
}

function countWithin(shelf: Shelf, onGround: Int32Array, around: number, here: Here): number {
	const near = shelf.columns.grounds.map((one) => liesIn(one, { ...here, around }));
	return onGround.reduce((sum, count, at) => sum + (near[at] ? count : 0), 0);
}

/** In the territory, or near enough to its middle when a distance is asked for. */
function liesIn(one: Ground, { rank, around, distanceOf }: Here): boolean {
	if (one.territoryRanks.includes(rank)) return true;
	if (around === null) return false;
	const distance = distanceOf(one);
	return distance !== null && distance <= around;
}

/** Measures how far examples are from a point, in kilometres; null for what has no point. */
export function distancesFrom(from: Point | null): (placed: Pick<Ground, 'lies'>) => number | null {
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
