import { FACETS, LIST_FACETS, type ListFacet } from '../catalogue/query.ts';
import type { Book, Shelf } from '../catalogue/search/shelf.ts';
import { EARTH_RADIUS, type Point } from '../territory/territory.ts';

/** The examples of one place: they lie in the same territories, at the same distance of everything. */
export interface Group {
	readonly books: readonly Book[];
	/** Where they are; null when they belong to a whole département or more, and are at no distance. */
	readonly point: Point | null;
}

/**
 * The catalogue by place: a hundred thousand examples lie in some twenty thousand places, and what a
 * portrait asks (how many here, how far) is the same for all those of one place. It counts as the
 * catalogue's own selections do (`catalogue/search/select.ts`): tests hold that both agree. Made again
 * when the shelf has moved.
 */
export class PlacedExamples {
	readonly groups: readonly Group[];
	readonly version: number;
	readonly #shelf: Shelf;
	/** For each rank of the shelf's list of codes: the groups that lie in that territory, by their places in `groups`. */
	readonly #held: number[][];
	readonly #counts: Int32Array;
	/** Where each group is on a globe of radius 1; not a number without point. */
	readonly #globe: Float64Array;

	constructor(shelf: Shelf) {
		this.#shelf = shelf;
		this.version = shelf.version;
		const groups = new Map<string, Group & { books: Book[] }>();
		this.#held = shelf.codes.map(() => []);
		for (const book of shelf.books()) {
			const key = book.territories.join();
			const known = groups.get(key);
			if (known) known.books.push(book);
			else {
				for (const rank of book.territoryRanks) this.#held[rank]!.push(groups.size);
				groups.set(key, { books: [book], point: pointOf(book) });
			}
		}
		this.groups = [...groups.values()];
		this.#globe = Float64Array.from(this.groups.flatMap(({ point }) => onGlobe(point)));
		this.#counts = Int32Array.from(this.#held, (some) =>
			some.reduce((sum, at) => sum + this.groups[at]!.books.length, 0)
		);
	}

	/** How many examples lie in a territory. */
	countOf(code: string): number {
		return this.#counts[this.#shelf.rankOf(code)] ?? 0;
	}

	/** The groups that lie in a territory, by their places in `groups`. */
	heldBy(code: string): readonly number[] {
		return this.#held[this.#shelf.rankOf(code)] ?? [];
	}

	/** How many examples each value of some facets has in a territory; values with none are absent. */
	facetsIn<Facet extends ListFacet>(
		code: string,
		facets: readonly Facet[]
	): Record<Facet, Record<string, number>> {
		const held = this.heldBy(code);
		const count = (facet: Facet) => {
			const values = Object.keys(FACETS[facet].labels);
			const facetRank = LIST_FACETS.indexOf(facet);
			const counts = new Int32Array(values.length);
			for (const at of held)
				for (const { bits } of this.groups[at]!.books)
					for (let left = bits[facetRank]!; left !== 0; left &= left - 1)
						counts[31 - Math.clz32(left & -left)]!++;
			return Object.fromEntries(
				values.flatMap((value, bit) => (counts[bit]! > 0 ? [[value, counts[bit]!]] : []))
			);
		};
		return Object.fromEntries(facets.map((facet) => [facet, count(facet)])) as Record<
			Facet,
			Record<string, number>
		>;
	}

	/**
	 * The square of the straight line from a point to each group, through a globe of radius 1: a measure
	 * that grows with the distance and takes no sine. Not a number for what has no point.
	 */
	chordsFrom(point: Point): Float64Array {
		const [x, y, z] = onGlobe(point);
		const globe = this.#globe;
		const chords = new Float64Array(this.groups.length);
		for (let at = 0; at < chords.length; at++) {
			const [dx, dy, dz] = [globe[3 * at]! - x, globe[3 * at + 1]! - y, globe[3 * at + 2]! - z];
			chords[at] = dx * dx + dy * dy + dz * dz;
		}
		return chords;
	}
}

/** A département is everywhere in itself: only a commune or an EPCI is at a distance. */
function pointOf({ lies }: Book): Point | null {
	return lies?.kind === 'commune' || lies?.kind === 'epci' ? lies : null;
}

function onGlobe(point: Point | null): [x: number, y: number, z: number] {
	if (!point) return [NaN, NaN, NaN];
	const latitude = (point.latitude * Math.PI) / 180;
	const longitude = (point.longitude * Math.PI) / 180;
	return [
		Math.cos(latitude) * Math.cos(longitude),
		Math.cos(latitude) * Math.sin(longitude),
		Math.sin(latitude)
	];
}

/** The chord, as `chordsFrom` measures it, of a distance in kilometres. */
export function chordOf(distance: number): number {
	return (2 * Math.sin(distance / (2 * EARTH_RADIUS))) ** 2;
}

/** The distance of a chord, in kilometres. */
export function distanceOf(chord: number): number {
	return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(chord) / 2));
}
