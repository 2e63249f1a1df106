import { facetedList, type Facet, type ListQuery } from '../territory/faceted-list.ts';
import {
	CATEGORIES,
	DOMAINS,
	FAMILIES,
	KINDS,
	OBJECTIVES,
	PERIODS,
	SCALES,
	SDGS,
	type Category,
	type Domain,
	type Family,
	type Kind,
	type Objective,
	type Period,
	type Scale,
	type Sdg
} from './vocabulary.ts';

/** What a person looks for in the catalogue. Inside one facet, any of the values; between facets, all. */
export interface CatalogueQuery extends ListQuery<Sort> {
	readonly kind: readonly Kind[];
	readonly category: readonly Category[];
	readonly objective: readonly Objective[];
	readonly domain: readonly Domain[];
	readonly sdg: readonly Sdg[];
	readonly family: readonly Family[];
	readonly scale: readonly Scale[];
	/** When it began. */
	readonly period: readonly Period[];
}

export const SORTS = {
	pertinence: 'Pertinence',
	recents: 'Plus récents',
	proches: 'Plus proches',
	titre: 'Titre'
} as const;
export type Sort = keyof typeof SORTS;

export type ListFacet =
	'kind' | 'category' | 'objective' | 'domain' | 'sdg' | 'family' | 'scale' | 'period';
export type FacetName = ListFacet | 'territory';

export const FACETS: Readonly<Record<ListFacet, Facet>> = {
	domain: { parameter: 'domaine', title: 'Domaine', labels: DOMAINS },
	category: { parameter: 'categorie', title: 'Forme de partenariat', labels: CATEGORIES },
	family: { parameter: 'acteur', title: 'Famille d’acteurs', labels: FAMILIES },
	scale: { parameter: 'echelle', title: 'Échelle', labels: SCALES },
	objective: { parameter: 'objectif', title: 'Objectif', labels: OBJECTIVES },
	sdg: { parameter: 'odd', title: 'Objectif de développement durable', labels: SDGS },
	period: { parameter: 'debut', title: 'Début', labels: PERIODS },
	kind: { parameter: 'nature', title: 'Nature', labels: KINDS }
};
export const LIST_FACETS = Object.keys(FACETS) as ListFacet[];
export const TERRITORY_PARAMETER = 'territoire';
export const AROUND_PARAMETER = 'rayon';
/** Distances offered around a territory, in kilometres. */
export const AROUND = [10, 20, 50, 100] as const;

/** The names of the records' fields are understood too: an API user tries them first. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
	kind: 'nature',
	category: 'categorie',
	forme: 'categorie',
	objective: 'objectif',
	objectives: 'objectif',
	domain: 'domaine',
	domains: 'domaine',
	sdg: 'odd',
	sdgs: 'odd',
	family: 'acteur',
	famille: 'acteur',
	scale: 'echelle',
	territory: 'territoire',
	region: 'territoire',
	departement: 'territoire',
	department: 'territoire',
	commune: 'territoire',
	epci: 'territoire',
	sort: 'tri',
	period: 'debut',
	periode: 'debut',
	around: 'rayon',
	distance: 'rayon',
	within: 'rayon'
};

export const EMPTY_QUERY: CatalogueQuery = {
	text: '',
	kind: [],
	category: [],
	objective: [],
	domain: [],
	sdg: [],
	family: [],
	scale: [],
	period: [],
	territory: null,
	around: null,
	sort: 'recents',
	page: 1
};

const list = facetedList<CatalogueQuery, ListFacet, Sort>({
	path: '/exemples',
	facets: FACETS,
	ordered: ['scale', 'sdg', 'period'],
	sorts: SORTS,
	usualSort: ({ text }) => (text ? 'pertinence' : 'recents'),
	isPossible(sort, { text, territory }) {
		if (sort === 'pertinence') return text !== '';
		return sort !== 'proches' || text !== '' || territory !== null;
	},
	otherNames: OTHER_NAMES
});

/** Reads a query from an address; `alsoKnown` names the parameters that the caller reads itself. */
export const readQuery = list.read;
/** Writes a query as an address, always the same for the same query. */
export const writeQuery = list.write;
/** The address of the catalogue, or of another page that takes the same parameters. */
export const catalogueAddress = list.address;
/** The same query with one value of a facet added, or taken away when it was there; back to page 1. */
export const toggle = list.toggle;
/** Does the query hold anything beside its order and its page? */
export const isNarrowed = list.isNarrowed;
export const { choicesOf, criteriaIn, distancesOf } = list;
