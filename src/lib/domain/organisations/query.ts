import {
	DOMAINS,
	FAMILIES,
	SDGS,
	type Domain,
	type Family,
	type Sdg
} from '../kernel/vocabulary.ts';
import { facetedList, type Facet, type ListQuery } from '../territory/faceted-list.ts';
import { inTerritory } from '../territory/french.ts';
import type { NamedTerritory } from '../territory/territory.ts';
import { SIZE_SPANS, TELLING, type SizeSpan, type Telling } from './vocabulary.ts';

/**
 * What a person looks for in the directory. Inside one facet, any of the values; between facets, all. The
 * territory is that of their seat, or one where they say that they act; a seat around it counts too.
 */
export interface OrganisationQuery extends ListQuery<OrganisationSort> {
	readonly family: readonly Family[];
	readonly domain: readonly Domain[];
	readonly sdg: readonly Sdg[];
	readonly size: readonly SizeSpan[];
	/** Looks for something, or offers it, in what it has published. */
	readonly telling: readonly Telling[];
}

export const ORGANISATION_SORTS = {
	pertinence: 'Pertinence',
	proches: 'Plus proches',
	nom: 'De A à Z',
	recentes: 'Mises à jour récemment'
} as const;
export type OrganisationSort = keyof typeof ORGANISATION_SORTS;

export type OrganisationFacet = 'family' | 'telling' | 'domain' | 'sdg' | 'size';
export const ORGANISATION_FACETS: Readonly<Record<OrganisationFacet, Facet>> = {
	family: { parameter: 'famille', title: 'Famille', labels: FAMILIES },
	telling: { parameter: 'annonce', title: 'Besoins et offres', labels: TELLING },
	domain: { parameter: 'domaine', title: 'Domaine', labels: DOMAINS },
	size: { parameter: 'taille', title: 'Taille', labels: SIZE_SPANS },
	sdg: { parameter: 'odd', title: 'Objectif de développement durable', labels: SDGS }
};
/** Distances offered around a territory, in kilometres. */
export const DISTANCES = [10, 20, 50, 100] as const;

export const EVERY_ORGANISATION: OrganisationQuery = {
	text: '',
	family: [],
	domain: [],
	sdg: [],
	size: [],
	telling: [],
	territory: null,
	around: null,
	sort: 'nom',
	page: 1
};

const list = facetedList<OrganisationQuery, OrganisationFacet, OrganisationSort>({
	path: '/organisations',
	facets: ORGANISATION_FACETS,
	ordered: ['size', 'sdg'],
	sorts: ORGANISATION_SORTS,
	usualSort: ({ text, territory }) => (text ? 'pertinence' : territory ? 'proches' : 'nom'),
	isPossible(sort, { text, territory }) {
		if (sort === 'pertinence') return text !== '';
		return sort !== 'proches' || territory !== null;
	}
});

export const FACET_NAMES = list.names;
/** Reads a query from an address; `alsoKnown` names the parameters that the caller reads itself. */
export const readOrganisationQuery = list.read;
/** Writes a query as an address, always the same for the same query. */
export const writeOrganisationQuery = list.write;
export const organisationsAddress = list.address;
/** The orders that mean something for a query. */
export const organisationSorts = list.sortsOf;
/** The order of a query whose own one lost what it needs. */
export const settledOrder = list.settledSort;
/** The same query with one value of a facet added, or taken away when it was there; back to page 1. */
export const toggleFacet = list.toggle;
/** Does the query hold anything beside its order and its page? */
export const isNarrowed = list.isNarrowed;
export const { choicesOf, criteriaIn, distancesOf } = list;

/** Each criterion in words, and the query without it. `chosen` is the territory of the query. */
export function criteriaOf(
	query: OrganisationQuery,
	chosen: NamedTerritory | null
): { label: string; without: OrganisationQuery }[] {
	const first = { ...query, page: 1 };
	const facets = FACET_NAMES.flatMap((facet) =>
		query[facet].map((value) => ({
			label: inSentence(facet, String(value)),
			without: toggleFacet(query, facet, String(value))
		}))
	);
	return [
		...(query.text
			? [{ label: `«\u202F${query.text}\u202F»`, without: { ...first, text: '' } }]
			: []),
		...facets,
		...(chosen
			? [
					{
						label: query.around
							? `${inTerritory(chosen)} et ${query.around}\u00A0km alentour`
							: inTerritory(chosen),
						without: { ...first, territory: null, around: null }
					}
				]
			: [])
	];
}

function inSentence(facet: OrganisationFacet, value: string): string {
	const label = ORGANISATION_FACETS[facet].labels[value] ?? value;
	if (facet === 'sdg') return `ODD\u00A0${value}, ${label.toLowerCase()}`;
	return value === 'etat' ? label : label.charAt(0).toLowerCase() + label.slice(1);
}
