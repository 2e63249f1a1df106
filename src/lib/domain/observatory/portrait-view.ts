import type { ExampleCard } from '../catalogue/example-card.ts';
import type { Category, Domain, Family } from '../catalogue/vocabulary.ts';
import type { TerritoryView } from '../territory/territory-view.ts';
import type { NamedTerritory } from '../territory/territory.ts';
import type { PlacedIndicator } from './indicator-atlas.ts';
import type { Compared } from './missing.ts';
import type { Present } from './present.ts';

/* What the page and the document of a territory are told. */

/** A territory with the number of examples that lie in it. */
export interface CountedTerritory extends NamedTerritory {
	readonly population: number | null;
	readonly count: number;
}

/** An example, how far it is in kilometres (0 in the territory), null when it has no point. */
export interface NearExample {
	readonly example: ExampleCard;
	readonly distance: number | null;
}

/** A catalyst, and the example in which it is one. */
export interface NearCatalyst {
	readonly name: string;
	readonly family: Family;
	/** Path of its page, when it has one. */
	readonly address: string | undefined;
	readonly example: ExampleCard;
	readonly distance: number | null;
}

/** A territory of the same kind that is much like it. */
export interface AlikeTerritory extends CountedTerritory {
	/** Inhabitants per square kilometre around it, an estimate. */
	readonly density: number;
	/** The nearest of what holds it that tells homonyms apart. */
	readonly departement: NamedTerritory | null;
	/** Its latest examples. */
	readonly examples: readonly ExampleCard[];
}

/** All that is known of one territory. */
export interface TerritoryPortrait {
	readonly territory: TerritoryView;
	/** Inhabitants per square kilometre around it, an estimate; null when no one is known to live there. */
	readonly density: number | null;
	readonly seat: NamedTerritory | null;
	/** What lies directly in it, in the order of names. */
	readonly parts: readonly CountedTerritory[];
	readonly total: number;
	/** What holds it, the nearest first. */
	readonly holders: readonly CountedTerritory[];
	readonly neighbours: readonly CountedTerritory[];
	/** Of a commune or an EPCI: how many examples lie in it or so near to its middle. */
	readonly around: readonly { readonly distance: number; readonly count: number }[];
	/** Its latest examples. */
	readonly here: readonly ExampleCard[];
	/** The nearest ones elsewhere. */
	readonly nearest: readonly NearExample[];
	/** Where what is present was counted: itself or, when it has no example, the smallest that holds it and has some. */
	readonly field: CountedTerritory | null;
	readonly present: Present;
	readonly missing: readonly {
		readonly facet: Compared;
		readonly value: Domain | Category;
		readonly territories: number;
		readonly example: ExampleCard;
	}[];
	/** Those most like it, whatever is known of them. */
	readonly twins: readonly CountedTerritory[];
	/** Those most like it of which an example is known: what is missing is compared with them. */
	readonly alike: readonly AlikeTerritory[];
	/** Ecosystems that are not already among `here` and `nearest`. */
	readonly ecosystems: readonly NearExample[];
	readonly catalysts: readonly NearCatalyst[];
	/** The région that holds it, itself when it is one, and the figures measured there. */
	readonly region: NamedTerritory | null;
	readonly indicators: readonly PlacedIndicator[];
}
