import type { Place } from './gazetteer.ts';

/** What lies directly in each territory: France → région → département → EPCI → commune. */
export class Holdings {
	readonly #held = new Map<string, Place[]>();

	constructor(places: Iterable<Place>) {
		for (const place of places) {
			for (const holder of holdersOf(place)) {
				const held = this.#held.get(holder);
				if (held) held.push(place);
				else this.#held.set(holder, [place]);
			}
		}
		for (const held of this.#held.values()) held.sort(byName);
	}

	/**
	 * What lies directly in the territory of a code, in the order of names: the départements of a
	 * région, the EPCI of a département and its communes that have none, the communes of an EPCI.
	 */
	of(code: string): readonly Place[] {
		return this.#held.get(code) ?? [];
	}

	/** Régions and the overseas collectivités, which belong to none. */
	ofFrance(): readonly Place[] {
		return this.of(FRANCE);
	}
}

const FRANCE = '';

/** An EPCI lies in one or several départements, a commune in its EPCI, else in its département. */
function holdersOf({ kind, ancestors }: Place): readonly string[] {
	if (kind === 'region') return [FRANCE];
	if (kind === 'departement') return ancestors.length > 0 ? ancestors : [FRANCE];
	if (kind === 'epci') return ancestors.filter((code) => !code.startsWith('R'));
	return ancestors.slice(0, 1);
}

function byName(a: Place, b: Place): number {
	if (a.folded !== b.folded) return a.folded < b.folded ? -1 : 1;
	return a.code < b.code ? -1 : 1;
}
