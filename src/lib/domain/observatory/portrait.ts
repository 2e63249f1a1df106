import type { FacetCounts } from '../catalogue/search/select.ts';
import { maskOf, type Book, type Shelf } from '../catalogue/search/shelf.ts';
import {
	CATEGORIES,
	DOMAINS,
	FAMILIES,
	type Category,
	type Domain,
	type Family
} from '../catalogue/vocabulary.ts';
import { FACETS, LIST_FACETS } from '../catalogue/query.ts';

/*
 * What the examples say of one territory, read in one pass over the catalogue. Nothing here is an
 * opinion on the territory: what is « missing » is what no example that we know of tells.
 */

/** The facets in which a territory is compared with those like it. */
export const COMPARED = ['domain', 'category'] as const;
export type Compared = (typeof COMPARED)[number];

/** Something that territories alike do, and that no example tells here. */
export interface MissingValue {
	readonly facet: Compared;
	readonly value: Domain | Category;
	/** How many territories alike have an example of it. */
	readonly territories: number;
	/** One of these examples: in the territory most alike, the latest. */
	readonly book: Book;
}

/** What is done, as counted values, the most frequent first. */
export interface Present {
	readonly domains: readonly { readonly value: Domain; readonly count: number }[];
	readonly categories: readonly { readonly value: Category; readonly count: number }[];
	readonly families: readonly { readonly value: Family; readonly count: number }[];
	/** Families of actors that no example shows. */
	readonly absent: readonly Family[];
}

/** Puts the counts of facets in order. */
export function presentIn({ domain, category, family }: FacetCounts): Present {
	return {
		domains: inOrder(domain, DOMAINS),
		categories: inOrder(category, CATEGORIES),
		families: inOrder(family, FAMILIES),
		absent: (Object.keys(FAMILIES) as Family[]).filter((one) => !family[one])
	};
}

function inOrder<Value extends string>(
	counts: Readonly<Record<string, number>>,
	labels: Readonly<Record<Value, string>>
): { value: Value; count: number }[] {
	return (Object.keys(labels) as Value[])
		.filter((value) => counts[value])
		.map((value) => ({ value, count: counts[value]! }))
		.sort((a, b) => b.count - a.count);
}

/** Kilometres within which a territory looks for its catalysts and ecosystems. */
export const NEAR = 100;

/** How far something is: 0 in the territory; null when it is somewhere in the département, without a point. */
export interface Near {
	readonly book: Book;
	readonly distance: number | null;
}

/** What one pass over the catalogue gathers. */
export interface Gathered {
	/** The nearest examples that are not in the territory, whatever the distance. */
	readonly nearest: readonly Near[];
	readonly ecosystems: readonly Near[];
	/** Examples that name a catalyst. */
	readonly catalysed: readonly Near[];
	/** For each territory alike, in their order: its latest examples. */
	readonly alike: readonly (readonly Book[])[];
	readonly missing: readonly MissingValue[];
}

/** Where to look, and what for. */
export interface Gathering {
	isHere(book: Book): boolean;
	/** Kilometres from the territory; null when one of the two has no point. */
	distanceOf(book: Book): number | null;
	/** Only what is in the territory is near a région or a département: they have no middle worth measuring from. */
	readonly isWide: boolean;
	/** Code of the département, when there is one. */
	readonly departement: string | null;
	/** Codes of the territories alike, the most alike first. */
	readonly alike: readonly string[];
	/** What is done here or, when nothing is, in the smallest territory around where something is. */
	readonly present: Present;
	/** How many of each are wanted. */
	readonly most: Readonly<Record<'near' | 'ecosystems' | 'catalysed' | 'alike', number>>;
}

const ECOSYSTEM = 'ecosystem';
/** After what is at a distance, before nothing: somewhere in the département. */
const SOMEWHERE = NEAR + 1;

export function gatherPortrait(shelf: Shelf, asked: Gathering): Gathered {
	const nearest = new Best(asked.most.near);
	const ecosystems = new Best(asked.most.ecosystems);
	const catalysed = new Best(asked.most.catalysed);
	const alike = asked.alike.map(() => new Best(asked.most.alike));
	const missing = new MissingCount(asked.present);
	const alikeOf = new Int16Array(shelf.codes.length).fill(-1);
	for (const [at, code] of asked.alike.entries()) {
		const rank = shelf.rankOf(code);
		if (rank >= 0) alikeOf[rank] = at;
	}
	const departement = asked.departement === null ? -1 : shelf.rankOf(asked.departement);

	for (const book of shelf.books()) {
		const isHere = asked.isHere(book);
		const distance = isHere ? 0 : asked.distanceOf(book);
		if (!isHere && distance !== null) nearest.add(book, distance, distance);
		const key = nearness(book, isHere, distance, asked.isWide, departement);
		if (key !== null) {
			if (book.example.kind === ECOSYSTEM) ecosystems.add(book, key, distance);
			if (book.example.actors.some(({ role }) => role === 'catalyseur'))
				catalysed.add(book, key, distance);
		}
		if (isHere) continue;
		for (const rank of book.territoryRanks) {
			const at = alikeOf[rank]!;
			if (at < 0) continue;
			alike[at]!.add(book, -(book.example.startYear ?? 0), null);
			missing.add(book, at);
		}
	}
	return {
		nearest: nearest.list(),
		ecosystems: ecosystems.list(),
		catalysed: catalysed.list(),
		alike: alike.map((one) => one.list().map(({ book }) => book)),
		missing: missing.list()
	};
}

/** The lower the nearer; null for what is not near. What is here comes first, the latest before. */
function nearness(
	book: Book,
	isHere: boolean,
	distance: number | null,
	isWide: boolean,
	departement: number
): number | null {
	if (isHere) return -(book.example.startYear ?? 1);
	if (isWide) return null;
	if (distance !== null) return distance <= NEAR ? distance : null;
	return departement >= 0 && book.territoryRanks.includes(departement) ? SOMEWHERE : null;
}

/** Keeps the books of the lowest keys; the slug settles what is equal. */
class Best {
	readonly #most: number;
	readonly #kept: (Near & { readonly key: number })[] = [];

	constructor(most: number) {
		this.#most = most;
	}

	add(book: Book, key: number, distance: number | null): void {
		const last = this.#kept.at(-1);
		if (this.#kept.length === this.#most && !isBefore(book, key, last!)) return;
		const at = this.#kept.findIndex((one) => isBefore(book, key, one));
		this.#kept.splice(at < 0 ? this.#kept.length : at, 0, { book, key, distance });
		if (this.#kept.length > this.#most) this.#kept.pop();
	}

	list(): Near[] {
		return this.#kept.map(({ book, distance }) => ({ book, distance }));
	}
}

function isBefore(book: Book, key: number, other: { book: Book; key: number }): boolean {
	if (key !== other.key) return key < other.key;
	return book.example.slug < other.book.example.slug;
}

/** Counts, over the territories alike, what is not present here. */
class MissingCount {
	/** For each facet compared: its rank among the facets, its values, and those that are not here. */
	readonly #facets: { facet: Compared; rank: number; values: string[]; wanted: number }[];
	readonly #found = new Map<
		string,
		{ facet: Compared; value: string; alike: Set<number>; first: number; book: Book }
	>();

	constructor({ domains, categories }: Present) {
		const here = { domain: domains, category: categories };
		this.#facets = COMPARED.map((facet) => {
			const values = Object.keys(FACETS[facet].labels);
			const present = maskOf(
				facet,
				here[facet].map(({ value }) => value)
			);
			return {
				facet,
				rank: LIST_FACETS.indexOf(facet),
				values,
				wanted: maskOf(facet, values) & ~present
			};
		});
	}

	add(book: Book, at: number): void {
		for (const { facet, rank, values, wanted } of this.#facets) {
			let left = book.bits[rank]! & wanted;
			while (left !== 0) {
				const value = values[31 - Math.clz32(left & -left)]!;
				left &= left - 1;
				this.#count(facet, value, book, at);
			}
		}
	}

	#count(facet: Compared, value: string, book: Book, at: number): void {
		const known = this.#found.get(value);
		if (!known) {
			this.#found.set(value, { facet, value, alike: new Set([at]), first: at, book });
			return;
		}
		known.alike.add(at);
		const year = (one: Book) => -(one.example.startYear ?? 0);
		const isBetter =
			at < known.first ||
			(at === known.first &&
				isBefore(book, year(book), { book: known.book, key: year(known.book) }));
		if (isBetter) Object.assign(known, { first: at, book });
	}

	/** Domains, then forms; what most of the territories alike do comes first. */
	list(): MissingValue[] {
		const order = (facet: Compared) => COMPARED.indexOf(facet);
		return [...this.#found.values()]
			.sort(
				(a, b) =>
					order(a.facet) - order(b.facet) ||
					b.alike.size - a.alike.size ||
					a.first - b.first ||
					(a.value < b.value ? -1 : 1)
			)
			.map(({ facet, value, alike, book }) => ({
				facet,
				value: value as Domain | Category,
				territories: alike.size,
				book
			}));
	}
}
