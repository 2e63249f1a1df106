import type { Book } from '../catalogue/search/shelf.ts';

/** How far something is: 0 in the territory; null when it is somewhere in the département, without a point. */
export interface Near {
	readonly book: Book;
	readonly distance: number | null;
}

/** The latest begun first. */
export function latestFirst({ example }: Book): number {
	return -(example.startYear ?? 0);
}

/** Keeps the books of the lowest keys; the slug settles what is equal. */
export class Best {
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

	/** Could a book of this key be kept? Not one whose key is not a number. */
	wants(key: number): boolean {
		return this.#kept.length < this.#most ? !Number.isNaN(key) : key <= this.#kept.at(-1)!.key;
	}

	list(): Near[] {
		return this.#kept.map(({ book, distance }) => ({ book, distance }));
	}
}

export function isBefore(book: Book, key: number, other: { book: Book; key: number }): boolean {
	if (key !== other.key) return key < other.key;
	return book.example.slug < other.book.example.slug;
}
