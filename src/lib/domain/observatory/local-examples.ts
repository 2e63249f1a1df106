import { LIST_FACETS } from '../catalogue/query.ts';
import { maskOf, type Book } from '../catalogue/search/shelf.ts';
import type { Domain } from '../catalogue/vocabulary.ts';
import type { Point } from '../territory/territory.ts';
import { Best, latestFirst, type Near } from './best-books.ts';
import { distanceOf, type PlacedExamples } from './placed-examples.ts';

/** Whose examples are looked for. */
export interface Locality extends Point {
	readonly code: string;
	/** Code of the département that holds it, when there is one. */
	readonly departement: string | null;
}

/**
 * The examples nearest to a territory, those in it first: `most` of them, then as many again of the
 * domains asked for. Those of its département that have no point are among them, last. The order is
 * that of distance, then the latest first.
 */
export function gatherLocal(
	placed: PlacedExamples,
	{
		most,
		domains,
		...from
	}: Locality & { readonly most: number; readonly domains: readonly Domain[] }
): Near[] {
	const all = new Best(most);
	const asked = domains.length > 0 ? new Best(most) : null;
	const domainRank = LIST_FACETS.indexOf('domain');
	const mask = maskOf('domain', domains);
	const add = (book: Book, key: number, distance: number | null) => {
		all.add(book, key, distance);
		if (((book.bits[domainRank] ?? 0) & mask) !== 0) asked?.add(book, key, distance);
	};
	const own = new Set(placed.heldBy(from.code));
	const chords = placed.chordsFrom(from);
	// What is here comes before what touches it: chords are never negative.
	for (const at of own)
		for (const book of placed.groups[at]!.books) add(book, latestFirst(book) - 1, 0);
	for (let at = 0; at < chords.length; at++) {
		const chord = chords[at]!;
		if (own.has(at) || !(all.wants(chord) || asked?.wants(chord))) continue;
		for (const book of placed.groups[at]!.books) add(book, chord, distanceOf(chord));
	}
	const known = new Set<Book>();
	const found: Near[] = [];
	for (const near of [...all.list(), ...(asked?.list() ?? [])]) {
		if (known.has(near.book)) continue;
		known.add(near.book);
		found.push(near);
	}
	const somewhere = new Best(most);
	for (const at of from.departement === null ? [] : placed.heldBy(from.departement))
		if (!own.has(at) && Number.isNaN(chords[at]!))
			for (const book of placed.groups[at]!.books) somewhere.add(book, latestFirst(book), null);
	return [...found, ...somewhere.list()];
}
