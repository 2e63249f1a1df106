import { DOMAINS, SDGS, type Domain, type Sdg } from '../catalogue/vocabulary.ts';
import { facetedList, type Facet, type ListQuery } from '../territory/faceted-list.ts';
import { HELP, NEED_KINDS, PUBLICS, type Help, type NeedKind, type Public } from './vocabulary.ts';

/** What a person looks for among needs and offers. Inside one facet, any of the values; between facets, all. */
export interface NeedQuery extends ListQuery<NeedSort> {
	readonly kind: readonly NeedKind[];
	readonly help: readonly Help[];
	readonly domain: readonly Domain[];
	readonly public: readonly Public[];
	readonly sdg: readonly Sdg[];
}

/** With a place the nearest come first, unless another order is asked for. */
export const NEED_SORTS = {
	proches: 'Plus proches',
	recents: 'Plus récents',
	pertinence: 'Pertinence'
} as const;
export type NeedSort = keyof typeof NEED_SORTS;

export type NeedFacet = 'kind' | 'help' | 'domain' | 'public' | 'sdg';

export const NEED_FACETS: Readonly<Record<NeedFacet, Facet>> = {
	kind: { parameter: 'nature', title: 'Besoin ou offre', labels: NEED_KINDS },
	help: { parameter: 'aide', title: 'Aide', labels: HELP },
	domain: { parameter: 'domaine', title: 'Domaine', labels: DOMAINS },
	public: { parameter: 'public', title: 'Public', labels: PUBLICS },
	sdg: { parameter: 'odd', title: 'Objectif de développement durable', labels: SDGS }
};

export const EMPTY_NEED_QUERY: NeedQuery = {
	text: '',
	kind: [],
	help: [],
	domain: [],
	public: [],
	sdg: [],
	territory: null,
	around: null,
	sort: 'recents',
	page: 1
};

/** Names that an API user tries first. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
	kind: 'nature',
	help: 'aide',
	domain: 'domaine',
	sdg: 'odd',
	territory: 'territoire',
	around: 'rayon',
	sort: 'tri'
};

function usualSort({ text, territory }: Pick<NeedQuery, 'text' | 'territory'>): NeedSort {
	return territory ? 'proches' : text ? 'pertinence' : 'recents';
}

const PLURAL: Readonly<Record<NeedKind, string>> = { need: 'Besoins', offer: 'Offres' };

const list = facetedList<NeedQuery, NeedFacet, NeedSort>({
	path: '/besoins',
	facets: NEED_FACETS,
	ordered: ['sdg'],
	sorts: NEED_SORTS,
	usualSort,
	isPossible(sort, { text, territory }) {
		if (sort === 'pertinence') return text !== '';
		return sort !== 'proches' || territory !== null;
	},
	otherNames: OTHER_NAMES,
	labelOf: (facet, value) => (facet === 'kind' ? PLURAL[value as NeedKind] : undefined)
});

export const NEED_FACET_NAMES = list.names;
/** Reads a query from an address; `alsoKnown` names the parameters that the caller reads itself. */
export const readNeedQuery = list.read;
/** Writes a query as an address, always the same for the same query. */
export const writeNeedQuery = list.write;
export const needsAddress = list.address;
/** The same query with one value of a facet added, or taken away when it was there; back to page 1. */
export const toggleNeed = list.toggle;
/** The orders that mean something for a query. */
export const needSortsOf = list.sortsOf;
/** Does the query hold anything beside its order and its page? */
export const isNeedNarrowed = list.isNarrowed;
export const { choicesOf, criteriaIn, distancesOf } = list;

/** The same query about another territory, in the order that suits it. */
export function onTerritory(query: NeedQuery, territory: string | null): NeedQuery {
	const moved = { ...query, territory, around: null, page: 1 };
	// An order that was only usual there gives way to what is usual here.
	const sort = query.sort === usualSort(query) ? usualSort(moved) : list.settledSort(moved);
	return { ...moved, sort };
}
