import { plainWords } from '../kernel/typography.ts';
import type { NamedTerritory, Point } from './territory.ts';

/** A territory as a search knows it. */
export interface Place extends NamedTerritory, Point {
	readonly population: number | null;
	/** The name without accents, in lower case. */
	readonly folded: string;
	/** The point is an estimate of ours. */
	readonly approximate: boolean;
	/** Codes of what holds it, nearest first. */
	readonly ancestors: readonly string[];
	readonly postalCodes: readonly string[];
	/** Codes of what touches it; only for départements and régions. */
	readonly neighbours: readonly string[];
}

/** A part of France that people name and that no official code holds: « Bretagne sud », « les Cévennes ». */
export interface Land {
	readonly names: readonly string[];
	readonly codes: readonly string[];
}

/** What a name leads to: one territory, or the territories of a land. */
export type Named = { readonly place: Place } | { readonly land: Land };

type Held = Place | Land;

const RANK = { region: 0, departement: 1, commune: 2, epci: 3 } as const;

/** All the territories by code, by name as people write it, and by postal code. */
export class Gazetteer {
	readonly #places = new Map<string, Place>();
	readonly #present: ReadonlyMap<string, string>;
	/** Most names lead to one: a list and its wrapping for each would weigh as much as the names. */
	readonly #names = new Map<string, Held | Held[]>();
	readonly #postal = new Map<string, Place[]>();
	/** Most words in a name. */
	readonly longest: number;

	/** `present` leads from the old code of a commune to the present one. */
	constructor(
		places: readonly Place[],
		lands: readonly Land[] = [],
		present: ReadonlyMap<string, string> = new Map()
	) {
		this.#present = present;
		let longest = 1;
		const name = (key: string, named: Held) => {
			if (key === '') return;
			const held = this.#names.get(key);
			if (Array.isArray(held)) held.push(named);
			else this.#names.set(key, held ? [held, named] : named);
			longest = Math.max(longest, key.split(' ').length);
		};
		// The most expected first: « Paris » is the commune, « Bretagne » the région, the largest of its name.
		const ranked = [...places].sort(
			(a, b) =>
				RANK[a.kind] - RANK[b.kind] ||
				(b.population ?? 0) - (a.population ?? 0) ||
				(a.code < b.code ? -1 : 1)
		);
		for (const land of lands) for (const one of land.names) name(nameKey(one), land);
		for (const place of ranked) {
			this.#places.set(place.code, place);
			for (const key of keysOf(place)) name(key, place);
			for (const code of place.postalCodes) {
				this.#postal.set(code, [...(this.#postal.get(code) ?? []), place]);
			}
		}
		this.longest = Math.min(longest, 9);
	}

	/** The territory of a code; an old code of a commune leads to the present one. */
	read(code: string): Place | undefined {
		return this.#places.get(code) ?? this.#places.get(this.#present.get(code) ?? '');
	}

	/** The territories of a name (`nameKey`), the most expected first. */
	named(key: string): readonly Named[] {
		const held = this.#names.get(key);
		if (held === undefined) return [];
		return (Array.isArray(held) ? held : [held]).map((one) =>
			'names' in one ? { land: one } : { place: one }
		);
	}

	/** The communes of a postal code, the largest first. */
	ofPostalCode(code: string): readonly Place[] {
		return this.#postal.get(code) ?? [];
	}

	/** Every territory, the most expected first. */
	places(): Iterable<Place> {
		return this.#places.values();
	}

	get size(): number {
		return this.#places.size;
	}
}

/** What two writings of one name have in common: « St-Brieuc » and « Saint Brieuc ». */
export function nameKey(name: string): string {
	return keyOfWords(plainWords(name));
}

function keyOfWords(words: readonly string[]): string {
	return words
		.map((word) => (word === 'st' ? 'saint' : word === 'ste' ? 'sainte' : word))
		.join(' ');
}

/** The name, the name without its article, and for an EPCI the name without its kind. */
function keysOf({ kind, folded }: Place): Set<string> {
	const key = keyOfWords(plainWords(folded));
	const keys = new Set([key]);
	const bare = kind === 'epci' ? key.replace(/^(cc|ca|cu|petr) (d |de |du |des )?/, '') : key;
	keys.add(bare);
	keys.add(bare.replace(/^(la|le|les|l) (?=...)/, ''));
	return keys;
}
