import type { NamedTerritory, Point } from './territory.ts';

/** One territory with what holds it and what touches it. Population in inhabitants, degrees WGS 84. */
export interface TerritoryView extends NamedTerritory, Point {
	readonly epciKind: string | null;
	readonly population: number | null;
	/** The point is an estimate of ours, not a measured one. */
	readonly approximate: boolean;
	readonly postalCodes: readonly string[];
	readonly seat: string | null;
	readonly ancestors: readonly NamedTerritory[];
	readonly neighbours: readonly NamedTerritory[];
	/** When the code asked for was an old one: that code, and the name it had. */
	readonly formerly: { readonly code: string; readonly name: string } | null;
}

/** A territory that answers a search, with what tells it from its homonyms. */
export interface FoundTerritory extends NamedTerritory {
	readonly population: number | null;
	readonly postalCodes: readonly string[];
	/** Départements, or the région of a département. */
	readonly holders: readonly NamedTerritory[];
}
