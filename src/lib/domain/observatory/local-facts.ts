import type { Example } from '../catalogue/example.ts';
import type { Category, Domain, Family } from '../catalogue/vocabulary.ts';
import type { CoverMap } from './cover-map.ts';
import type { Compared } from './missing.ts';
import type { Present } from './present.ts';
import type { TerritoryInWords } from './territory-in-words.ts';

/** An example, and how far: 0 in the territory, null when it is somewhere in its département. */
export interface LocalExample {
	readonly example: Example;
	readonly distance: number | null;
}

/** What a document on one territory is made from: its portrait, in words that need no geography. */
export interface LocalFacts {
	readonly territory: TerritoryInWords;
	/** « Commune », « Communauté de communes ». */
	readonly kind: string;
	readonly isCommune: boolean;
	/** « 238 246 habitants ». */
	readonly people: string;
	/** « environ 38 habitants au km² », an estimate. */
	readonly density: string | null;
	/** What holds it, each name once, the nearest first, with the number of their examples. */
	readonly holders: readonly (TerritoryInWords & {
		readonly kind: string;
		readonly count: number;
	})[];
	readonly neighbours: readonly TerritoryInWords[];
	readonly parts: readonly TerritoryInWords[];
	/** How many examples lie in it, and so near to its middle. */
	readonly total: number;
	readonly around: readonly { readonly distance: number; readonly count: number }[];
	/** What is done there or, when nothing is, in `field`: the smallest around where something is. */
	readonly present: Present;
	readonly field: (TerritoryInWords & { readonly count: number }) | null;
	/** The territories compared: how many, and the first of them. */
	readonly alike: { readonly count: number; readonly first: readonly TerritoryInWords[] };
	/** What some of them do, and that nothing tells here. */
	readonly missing: readonly {
		readonly facet: Compared;
		readonly value: Domain | Category;
		readonly territories: number;
		readonly example: Example;
	}[];
	readonly ecosystems: readonly LocalExample[];
	readonly catalysts: readonly (LocalExample & {
		readonly name: string;
		readonly family: Family;
		/** Path of its page, when it has one. */
		readonly address: string | undefined;
	})[];
	/** Code of its région, null when it is in none. */
	readonly region: string | null;
	readonly map: CoverMap | null;
	/** The nearest examples, those here first; of the domains asked for as many again. */
	readonly examples: readonly LocalExample[];
}
