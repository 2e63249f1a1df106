import { repack, type KeptPage } from './page-packing.ts';

/*
 * Answers to anonymous reading, kept in memory as they go over the wire. They change nothing but
 * speed: an answer is given again only while every revision that it was made from is still the
 * present one, to a request that could not have been answered otherwise.
 */

/** The revisions of this process, as `platform/revision.ts` follows them. */
export interface Revisions {
	readonly hears: boolean;
	readonly numbers: ReadonlyMap<string, number>;
}

const LARGEST_PAGE = 1_000_000; // bytes
const OVERHEAD = 600; // bytes an entry costs beside its body and its key
/** Share of the room for pages that were asked for twice: a walk over many addresses does not push them out. */
const ASKED_AGAIN = 0.8;

/** Pages by key, the least recently asked for leaving first, within a number of bytes. */
export class PageCache {
	readonly #once: Store;
	readonly #again: Store;

	constructor(bytes: number) {
		this.#once = new Store(bytes * (1 - ASKED_AGAIN));
		this.#again = new Store(bytes * ASKED_AGAIN);
	}

	/** Bytes held. */
	get bytes(): number {
		return this.#once.bytes + this.#again.bytes;
	}

	/**
	 * The page of a key, when what it was made from is still what is. The second time it is asked for, it is packed
	 * better, in the background.
	 */
	read(key: string, revisions: Revisions): KeptPage | null {
		const known = this.#again.touch(key);
		const page = known ?? this.#once.take(key);
		if (!page) return null;
		if (!isPresent(page.madeFrom, revisions)) {
			this.#again.take(key);
			return null;
		}
		this.#again.put(key, page);
		if (!known) void this.#improve(key, page);
		return page;
	}

	async #improve(key: string, page: KeptPage): Promise<void> {
		const better = await repack(page).catch(() => null);
		if (better && this.#again.touch(key) === page) this.#again.put(key, better);
	}

	keep(key: string, page: KeptPage): void {
		if (page.body.length > LARGEST_PAGE) return;
		if (this.#again.has(key)) this.#again.put(key, page);
		else this.#once.put(key, page);
	}
}

class Store {
	readonly #room: number;
	readonly #pages = new Map<string, KeptPage>();
	bytes = 0;

	constructor(room: number) {
		this.#room = room;
	}

	has(key: string): boolean {
		return this.#pages.has(key);
	}

	touch(key: string): KeptPage | undefined {
		return this.#pages.get(key);
	}

	take(key: string): KeptPage | undefined {
		const page = this.#pages.get(key);
		if (page) {
			this.#pages.delete(key);
			this.bytes -= sizeOf(key, page);
		}
		return page;
	}

	put(key: string, page: KeptPage): void {
		this.take(key);
		this.#pages.set(key, page);
		this.bytes += sizeOf(key, page);
		for (const oldest of this.#pages.keys()) {
			if (this.bytes <= this.#room) return;
			this.take(oldest);
		}
	}
}

function sizeOf(key: string, { body, headers }: KeptPage): number {
	return body.length + key.length * 2 + headers.length * 40 + OVERHEAD;
}

function isPresent(madeFrom: string, { hears, numbers }: Revisions): boolean {
	if (!hears) return false;
	if (madeFrom === '') return true;
	for (const part of madeFrom.split('.')) {
		const at = part.lastIndexOf('-');
		const subject = part.slice(0, at);
		const number = subject === DAY ? today() : numbers.get(subject);
		if (number !== Number(part.slice(at + 1))) return false;
	}
	return true;
}

const DAY = 'day';

/** Days since 1970, UTC: for a page that changes every day. */
export function today(): number {
	return Math.floor(Date.now() / 86_400_000);
}
