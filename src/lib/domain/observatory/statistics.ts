import { fold } from '../kernel/typography.ts';
import { displayName } from '../territory/french.ts';
import type { NamedTerritory } from '../territory/territory.ts';
import { FACETS, LIST_FACETS, TERRITORY_PARAMETER, type ListFacet } from '../catalogue/query.ts';

/** What examples can be counted by. */
export type Dimension = ListFacet | TerritoryDimension | 'year';
export type TerritoryDimension = 'region' | 'departement';

interface DimensionWords {
	/** Its name in an address: `lignes=domaine`. */
	readonly name: string;
	readonly title: string;
	/** « Exemples par domaine ». */
	readonly by: string;
	/** An example may hold several of its values: the sum of its counts is then more than the number of examples. */
	readonly several: boolean;
	/** The parameter of /exemples that selects one of its values; null when none does. */
	readonly parameter: string | null;
	/** The line of the examples that hold none of its values. */
	readonly without: string;
}

function facet(name: ListFacet, words: Omit<DimensionWords, 'name' | 'parameter'>): DimensionWords {
	const { parameter } = FACETS[name];
	return { name: parameter, parameter, ...words };
}

export const DIMENSIONS: Readonly<Record<Dimension, DimensionWords>> = {
	domain: facet('domain', {
		title: 'Domaine',
		by: 'par domaine',
		several: true,
		without: 'Sans domaine'
	}),
	category: facet('category', {
		title: 'Forme de partenariat',
		by: 'par forme de partenariat',
		several: false,
		without: 'Sans forme de partenariat'
	}),
	family: facet('family', {
		title: 'Famille d’acteurs',
		by: 'par famille d’acteurs',
		several: true,
		without: 'Sans acteur'
	}),
	scale: facet('scale', {
		title: 'Échelle',
		by: 'par échelle',
		several: false,
		without: 'Sans échelle'
	}),
	objective: facet('objective', {
		title: 'Objectif',
		by: 'par objectif',
		several: true,
		without: 'Sans objectif'
	}),
	sdg: facet('sdg', {
		title: 'Objectif de développement durable',
		by: 'par objectif de développement durable',
		several: true,
		without: 'Sans ODD'
	}),
	region: {
		name: 'region',
		title: 'Région',
		by: 'par région',
		several: false,
		parameter: TERRITORY_PARAMETER,
		without: 'Sans région'
	},
	departement: {
		name: 'departement',
		title: 'Département',
		by: 'par département',
		several: false,
		parameter: TERRITORY_PARAMETER,
		without: 'Sans département'
	},
	year: {
		name: 'annee',
		title: 'Année de début',
		by: 'par année de début',
		several: false,
		parameter: null,
		without: 'Sans année'
	},
	period: facet('period', {
		title: 'Période de début',
		by: 'par période de début',
		several: false,
		without: 'Sans année'
	}),
	kind: facet('kind', {
		title: 'Nature',
		by: 'par nature',
		several: false,
		without: 'Sans nature'
	})
};
export const DIMENSION_NAMES = Object.keys(DIMENSIONS) as Dimension[];

/** The names of the records' fields, and those that people try. */
const OTHER_NAMES: Readonly<Record<string, Dimension>> = {
	category: 'category',
	forme: 'category',
	domain: 'domain',
	domains: 'domain',
	family: 'family',
	famille: 'family',
	scale: 'scale',
	objective: 'objective',
	objectives: 'objective',
	sdg: 'sdg',
	sdgs: 'sdg',
	department: 'departement',
	year: 'year',
	startyear: 'year',
	period: 'period',
	periode: 'period',
	kind: 'kind'
};

/** Reads the name of a dimension, in French or as the records say it; undefined when there is none. */
export function readDimension(typed: string): Dimension | undefined {
	const asked = fold(typed).trim();
	const known = DIMENSION_NAMES.find((dimension) => DIMENSIONS[dimension].name === asked);
	return known ?? (Object.hasOwn(OTHER_NAMES, asked) ? OTHER_NAMES[asked] : undefined);
}

export function isFacet(dimension: Dimension): dimension is ListFacet {
	return (LIST_FACETS as readonly string[]).includes(dimension);
}

export function isTerritorial(dimension: Dimension): dimension is TerritoryDimension {
	return dimension === 'region' || dimension === 'departement';
}

/** Is this territory one of the lines of « région » or of « département »? */
export function isOfDimension(
	dimension: TerritoryDimension,
	{ kind, ancestors }: Pick<NamedTerritory, 'kind'> & { readonly ancestors: readonly string[] }
): boolean {
	if (kind === dimension) return true;
	// A collectivité d’outre-mer belongs to no région: it stands beside them.
	return dimension === 'region' && kind === 'departement' && ancestors.length === 0;
}

/** The words of a value of a closed list. */
export function labelOfFacet(dimension: ListFacet, value: string): string {
	const label = FACETS[dimension].labels[value] ?? value;
	return dimension === 'sdg' ? `${value}. ${label}` : label;
}

/** « Ain (01) », « Bretagne ». */
export function labelOfTerritory(place: Pick<NamedTerritory, 'code' | 'kind' | 'name'>): string {
	return place.kind === 'departement'
		? `${displayName(place)} (${place.code})`
		: displayName(place);
}
