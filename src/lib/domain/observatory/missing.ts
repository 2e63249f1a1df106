import { FACETS, LIST_FACETS } from '../catalogue/query.ts';
import { maskOf, type Book } from '../catalogue/search/shelf.ts';
import type { Category, Domain } from '../catalogue/vocabulary.ts';
import { isBefore, latestFirst } from './best-books.ts';
import type { Present } from './present.ts';

/*
 * What is « missing » in a territory is no opinion on it: it is what no example that we know of tells
 * there, and what one tells at least in a territory alike.
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

/** Counts, over the territories alike, what is not present here. */
export class MissingCount {
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
		const isBetter =
			at < known.first ||
			(at === known.first &&
				isBefore(book, latestFirst(book), { book: known.book, key: latestFirst(known.book) }));
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
