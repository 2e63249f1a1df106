import { densitiesAround } from './density.ts';
import type { Place } from './gazetteer.ts';
import type { TerritoryKind } from './territory.ts';

/** A territory like another one. */
export interface Alike {
	readonly place: Place;
	/** 0 for a twin; 1 when one has twice the inhabitants of the other, all else equal. */
	readonly gap: number;
	/** Inhabitants per square kilometre around it, an estimate (`density.ts`). */
	readonly density: number;
}

/**
 * What parts two territories, in doublings of population. Choices of ours, said on
 * /territoires/methode. Coast and mountain are left out: nothing in our data tells them.
 */
const WEIGHTS = { population: 1, density: 0.5, overseas: 2, centre: 0.75 };

/** Beyond this gap, two territories are no longer called alike: eight times the inhabitants. */
export const FARTHEST_ALIKE = 3;

/** Those of one kind, a row each. */
interface Table {
	readonly places: Place[];
	readonly rankOf: Map<string, number>;
	/** Logarithms in base 2; a population that is unknown or null gives NaN. */
	readonly populations: Float64Array;
	readonly densities: Float64Array;
	/** Bit 1: overseas; bit 2: the most peopled commune of its intercommunalité. */
	readonly traits: Uint8Array;
}

/** Compares each territory with those of its kind. The same territories give the same answers. */
export class Likeness {
	readonly #tables = new Map<TerritoryKind, Table>();

	constructor(places: Iterable<Place>) {
		const byKind = Map.groupBy(places, ({ kind }) => kind);
		const communes = byKind.get('commune') ?? [];
		const around = densitiesAround(communes);
		const lived = livedDensities(communes, around);
		const centres = centresOf(communes);
		for (const [kind, some] of byKind) {
			// The order of codes settles what is equal.
			const sorted = [...some].sort((a, b) => (a.code < b.code ? -1 : 1));
			this.#tables.set(kind, {
				places: sorted,
				rankOf: new Map(sorted.map(({ code }, rank) => [code, rank])),
				populations: Float64Array.from(sorted, ({ population }) => logOf(population)),
				densities: Float64Array.from(sorted, ({ code }) => logOf(lived.get(code) ?? null)),
				traits: Uint8Array.from(
					sorted,
					(place) => (isOverseas(place) ? 1 : 0) | (centres.has(place.code) ? 2 : 0)
				)
			});
		}
	}

	/** Inhabitants per square kilometre around it, an estimate; null when no one is known to live there. */
	densityOf({ kind, code }: Pick<Place, 'kind' | 'code'>): number | null {
		const table = this.#tables.get(kind);
		const density = table?.densities[table.rankOf.get(code) ?? -1];
		return density === undefined || Number.isNaN(density) ? null : 2 ** density;
	}

	/**
	 * The territories of its kind most like one, the most alike first, among those that `keep` keeps.
	 * None when its population is unknown: there is nothing to compare.
	 */
	alike(
		{ kind, code }: Pick<Place, 'kind' | 'code'>,
		most: number,
		keep: (place: Place) => boolean = () => true
	): Alike[] {
		const table = this.#tables.get(kind);
		const rank = table?.rankOf.get(code);
		if (!table || rank === undefined) return [];
		const found: { rank: number; gap: number }[] = [];
		for (let other = 0; other < table.places.length; other++) {
			if (other === rank) continue;
			const gap = gapBetween(table, rank, other);
			// NaN is no gap: a population is unknown.
			if (!(gap <= (found.length < most ? FARTHEST_ALIKE : found.at(-1)!.gap))) continue;
			if (found.length === most && gap === found.at(-1)!.gap) continue;
			if (!keep(table.places[other]!)) continue;
			const at = found.findIndex((one) => gap < one.gap);
			found.splice(at < 0 ? found.length : at, 0, { rank: other, gap });
			if (found.length > most) found.pop();
		}
		return found.map((one) => ({
			place: table.places[one.rank]!,
			gap: one.gap,
			density: 2 ** table.densities[one.rank]!
		}));
	}
}

function gapBetween({ populations, densities, traits }: Table, one: number, other: number): number {
	const differ = traits[one]! ^ traits[other]!;
	return (
		WEIGHTS.population * Math.abs(populations[one]! - populations[other]!) +
		WEIGHTS.density * Math.abs(densities[one]! - densities[other]!) +
		(differ & 1 ? WEIGHTS.overseas : 0) +
		(differ & 2 ? WEIGHTS.centre : 0)
	);
}

/** Of each commune, the density around it; of what holds communes, the one that an inhabitant knows on average. */
function livedDensities(communes: readonly Place[], around: Float64Array): Map<string, number> {
	const lived = new Map<string, number>();
	const sums = new Map<string, { inhabitants: number; weighted: number }>();
	for (const [rank, { code, population, ancestors }] of communes.entries()) {
		lived.set(code, around[rank]!);
		for (const holder of ancestors) {
			let sum = sums.get(holder);
			if (!sum) sums.set(holder, (sum = { inhabitants: 0, weighted: 0 }));
			sum.inhabitants += population ?? 0;
			sum.weighted += (population ?? 0) * around[rank]!;
		}
	}
	for (const [code, { inhabitants, weighted }] of sums)
		if (inhabitants > 0) lived.set(code, weighted / inhabitants);
	return lived;
}

/** The most peopled commune of each intercommunalité; the first code between equals. */
function centresOf(communes: readonly Place[]): Set<string> {
	const largest = new Map<string, Place>();
	for (const commune of communes) {
		const epci = commune.ancestors.find((code) => code.length === 9);
		if (epci === undefined) continue;
		const known = largest.get(epci);
		const people = commune.population ?? 0;
		const most = known?.population ?? -1;
		if (!known || people > most || (people === most && commune.code < known.code))
			largest.set(epci, commune);
	}
	return new Set([...largest.values()].map(({ code }) => code));
}

const OVERSEAS_REGIONS = new Set(['R01', 'R02', 'R03', 'R04', 'R06']);

/** Départements and collectivités d’outre-mer, and what lies in them. */
export function isOverseas({ code, ancestors }: Pick<Place, 'code' | 'ancestors'>): boolean {
	// The code of an EPCI is a SIREN: its first digits say nothing of where it lies.
	return (
		OVERSEAS_REGIONS.has(code) ||
		(code.length !== 9 && /^9[78]/.test(code)) ||
		ancestors.some((holder) => /^9[78]\d$/.test(holder))
	);
}

function logOf(value: number | null): number {
	return value === null || value <= 0 ? NaN : Math.log2(value);
}
