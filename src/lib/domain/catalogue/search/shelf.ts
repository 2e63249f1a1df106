import { fold } from '../../kernel/typography.ts';
import type { Place } from '../../territory/gazetteer.ts';
import type { Example } from '../example.ts';
import { FACETS, LIST_FACETS, type ListFacet } from '../query.ts';
import { periodOf } from '../vocabulary.ts';
import { Columns } from './columns.ts';
import type { Lexicon } from './lexicon.ts';
import { TextIndex } from './text-index.ts';

/** An example as it is put on the shelf. */
export interface ShelvedExample {
	readonly example: Example;
	/** Code of the smallest present territory it lies in. */
	readonly place: string | null;
	/** `place` and what holds it. */
	readonly territories: readonly string[];
	/** Milliseconds since 1970. */
	readonly updatedAt: number;
}

/** An example on the shelf, under a number that is its own for the life of the shelf. */
export interface Book extends ShelvedExample {
	readonly id: number;
	/** For each facet of LIST_FACETS, its values as bits in the order of their labels. */
	readonly bits: readonly number[];
	readonly sortTitle: string;
	/** Between equals: what is surely known, then what is recent. Never more than a hair of a score. */
	readonly merit: number;
	/** Names of the territories that hold it: « Morbihan » finds what happens in Lorient. */
	readonly placeNames: readonly string[];
	/** Ranks of `territories` in the shelf's list of codes. */
	readonly territoryRanks: readonly number[];
	/** The territory of `place`. */
	readonly lies: Place | undefined;
}

/** Inhabitants under which a commune is taken for a village: a choice of ours, said on /exemples/methode. */
const SMALL = 3_500;

/**
 * The whole catalogue in memory, ready to be searched: examples by slug, by number, and the index of
 * their words. Putting one on or taking one off costs what that one holds.
 */
export class Shelf {
	readonly index: TextIndex;
	readonly columns = new Columns();
	readonly #books: (Book | undefined)[] = [];
	readonly #bySlug = new Map<string, Book>();
	readonly #read: (code: string) => Place | undefined;
	readonly #codes: string[] = [];
	readonly #places: (Place | undefined)[] = [];
	readonly #rankOfCode = new Map<string, number>();
	#orders: { version: number; recent?: Uint32Array; title?: Uint32Array } = { version: -1 };
	/** Moves with each change. */
	version = 0;

	/** `read` gives the territory of a code. */
	constructor(lexicon: Lexicon, read: (code: string) => Place | undefined) {
		this.index = new TextIndex(lexicon);
		this.#read = read;
	}

	get size(): number {
		return this.#bySlug.size;
	}

	/** One more than the highest number given. */
	get room(): number {
		return this.#books.length;
	}

	/** Puts an example on the shelf, in the place of the one of the same slug. */
	put(shelved: ShelvedExample): void {
		this.take(shelved.example.slug);
		const placeNames = shelved.territories.flatMap((code) => this.#read(code)?.name ?? []);
		const book: Book = {
			...shelved,
			id: this.#books.length,
			bits: bitsOf(shelved.example),
			merit: meritOf(shelved.example),
			sortTitle: fold(shelved.example.title).replace(/^[^a-z0-9]+/, ''),
			placeNames,
			lies: shelved.place === null ? undefined : this.#read(shelved.place),
			territoryRanks: shelved.territories.map((code) => this.#rankOf(code))
		};
		this.#books.push(book);
		this.columns.put(book.id, book);
		this.#bySlug.set(shelved.example.slug, book);
		this.index.add(book.id, book.example, placeNames, this.#isRural(shelved.place));
		this.version++;
	}

	#isRural(code: string | null): boolean {
		const place = code === null ? undefined : this.#read(code);
		return place?.kind === 'commune' && (place.population ?? Infinity) < SMALL;
	}

	/** Takes an example off the shelf; nothing happens when it is not there. */
	take(slug: string): void {
		const book = this.#bySlug.get(slug);
		if (!book) return;
		this.#bySlug.delete(slug);
		this.#books[book.id] = undefined;
		this.columns.take(book.id);
		this.index.remove(book.id, book.example, book.placeNames);
		this.version++;
	}

	read(slug: string): Book | undefined {
		return this.#bySlug.get(slug);
	}

	at(id: number): Book | undefined {
		return this.#books[id];
	}

	/** All of them, in the order they were put. */
	books(): Iterable<Book> {
		return this.#bySlug.values();
	}

	slugs(): Iterable<string> {
		return this.#bySlug.keys();
	}

	/** Codes of the territories where examples lie, by rank. */
	get codes(): readonly string[] {
		return this.#codes;
	}

	/** Rank of a code in `codes`; -1 when no example lies there. */
	rankOf(code: string): number {
		return this.#rankOfCode.get(code) ?? -1;
	}

	/** The territories of `codes`. */
	get places(): readonly (Place | undefined)[] {
		return this.#places;
	}

	/** Numbers of all the examples, the latest start first (those without a year last), then by slug. */
	byRecency(): Uint32Array {
		return (this.#kept().recent ??= this.#sorted(
			(a, b) => (b.example.startYear ?? 0) - (a.example.startYear ?? 0)
		));
	}

	/** Numbers of all the examples by title, accents and signs left aside. */
	byTitle(): Uint32Array {
		return (this.#kept().title ??= this.#sorted((a, b) =>
			a.sortTitle === b.sortTitle ? 0 : a.sortTitle < b.sortTitle ? -1 : 1
		));
	}

	#kept() {
		if (this.#orders.version !== this.version) this.#orders = { version: this.version };
		return this.#orders;
	}

	#sorted(compare: (a: Book, b: Book) => number): Uint32Array {
		const books = [...this.#bySlug.values()].sort((a, b) => compare(a, b) || bySlug(a, b));
		return Uint32Array.from(books, ({ id }) => id);
	}

	#rankOf(code: string): number {
		let rank = this.#rankOfCode.get(code);
		if (rank === undefined) {
			rank = this.#codes.length;
			this.#rankOfCode.set(code, rank);
			this.#codes.push(code);
			this.#places.push(this.#read(code));
		}
		return rank;
	}
}

/** What settles every order. */
export function bySlug(a: Book, b: Book): number {
	return a.example.slug < b.example.slug ? -1 : a.example.slug > b.example.slug ? 1 : 0;
}

function meritOf({ confidence, startYear = 2000 }: Example): number {
	return (confidence === 'high' ? 0.004 : 0) + Math.min(26, Math.max(0, startYear - 2000)) * 0.0002;
}

function bitsOf(example: Example): number[] {
	return LIST_FACETS.map((facet) => maskOf(facet, valuesOf(example, facet)));
}

const RANKS = new Map<ListFacet, Map<string, number>>();

/** Values of a facet as bits, in the order of its labels. */
export function maskOf(facet: ListFacet, values: readonly (string | number)[]): number {
	let ranks = RANKS.get(facet);
	if (!ranks) RANKS.set(facet, (ranks = ranksOf(facet)));
	let mask = 0;
	for (const value of values) {
		const rank = ranks.get(String(value));
		if (rank !== undefined) mask |= 1 << rank;
	}
	return mask;
}

function ranksOf(facet: ListFacet): Map<string, number> {
	return new Map(Object.keys(FACETS[facet].labels).map((value, rank) => [value, rank]));
}

/** What an example holds of a facet. */
function valuesOf(example: Example, facet: ListFacet): readonly (string | number)[] {
	switch (facet) {
		case 'kind':
			return [example.kind];
		case 'category':
			return example.category ? [example.category] : [];
		case 'objective':
			return example.objectives;
		case 'domain':
			return example.domains;
		case 'sdg':
			return example.sdgs;
		case 'family':
			return example.actors.map(({ type }) => type);
		case 'scale':
			return [example.scale];
		case 'period':
			return example.startYear === undefined ? [] : [periodOf(example.startYear)];
	}
}
