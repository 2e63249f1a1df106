import { cutText, LeftAside, readParameters, type Ignored } from '../kernel/address.ts';
import { fold } from '../kernel/typography.ts';
import { DOMAINS, SDGS, type Domain, type Sdg } from '../catalogue/vocabulary.ts';
import { readTerritoryCode } from '../territory/code.ts';
import { HELP, NEED_KINDS, PUBLICS, type Help, type NeedKind, type Public } from './vocabulary.ts';

/** What a person looks for among needs and offers. Inside one facet, any of the values; between facets, all. */
export interface NeedQuery {
	readonly text: string;
	readonly kind: readonly NeedKind[];
	readonly help: readonly Help[];
	readonly domain: readonly Domain[];
	readonly public: readonly Public[];
	readonly sdg: readonly Sdg[];
	/** Code of one territory: what lies in it, and what is told for a wider one that holds it. */
	readonly territory: string | null;
	/** Kilometres around the territory that are taken in too. */
	readonly around: number | null;
	readonly sort: NeedSort;
	readonly page: number;
}

/** With a place the nearest come first, unless another order is asked for. */
export const NEED_SORTS = {
	proches: 'Plus proches',
	recents: 'Plus récents',
	pertinence: 'Pertinence'
} as const;
export type NeedSort = keyof typeof NEED_SORTS;

export type NeedFacet = 'kind' | 'help' | 'domain' | 'public' | 'sdg';

interface Facet {
	readonly parameter: string;
	readonly title: string;
	readonly labels: Readonly<Record<string, string>>;
}

export const NEED_FACETS: Readonly<Record<NeedFacet, Facet>> = {
	kind: { parameter: 'nature', title: 'Besoin ou offre', labels: NEED_KINDS },
	help: { parameter: 'aide', title: 'Aide', labels: HELP },
	domain: { parameter: 'domaine', title: 'Domaine', labels: DOMAINS },
	public: { parameter: 'public', title: 'Public', labels: PUBLICS },
	sdg: { parameter: 'odd', title: 'Objectif de développement durable', labels: SDGS }
};
export const NEED_FACET_NAMES = Object.keys(NEED_FACETS) as NeedFacet[];

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

const FARTHEST = 500;
const HIGHEST_PAGE = 100_000;

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

/** Reads a query from an address. Never fails: what is not understood is left aside and listed. */
export function readNeedQuery(
	parameters: URLSearchParams,
	alsoKnown: readonly string[] = []
): { query: NeedQuery; ignored: Ignored[] } {
	const aside = new LeftAside();
	const values: Record<NeedFacet, string[]> = {
		kind: [],
		help: [],
		domain: [],
		public: [],
		sdg: []
	};
	let text = '';
	let territory: string | null = null;
	let around: number | null = null;
	let sort: NeedSort | null = null;
	let page = 1;
	for (const { name: asked, written, value } of readParameters(parameters)) {
		if (alsoKnown.includes(asked)) continue;
		const name = OTHER_NAMES[asked] ?? asked;
		const facet = NEED_FACET_NAMES.find((key) => NEED_FACETS[key].parameter === name);
		if (facet) {
			for (const part of value.split(',')) {
				const known = readValue(NEED_FACETS[facet].labels, part);
				if (!known) aside.add(written, part);
				else if (!values[facet].includes(known)) values[facet].push(known);
			}
		} else if (name === 'q') text ||= cutText(value);
		else if (name === 'page') page = readPage(value);
		else if (name === 'tri' && Object.hasOwn(NEED_SORTS, value)) sort = value as NeedSort;
		else if (name === 'territoire' && readTerritoryCode(value))
			territory = readTerritoryCode(value);
		else if (name === 'rayon' && readDistance(value) !== null) around = readDistance(value);
		else aside.add(written, value);
	}
	for (const facet of NEED_FACET_NAMES) {
		const order = Object.keys(NEED_FACETS[facet].labels);
		values[facet].sort((a, b) => order.indexOf(a) - order.indexOf(b));
	}
	const given = {
		...values,
		sdg: values.sdg.map(Number),
		text,
		territory,
		around: territory ? around : null,
		page
	} as unknown as NeedQuery;
	return {
		query: { ...given, sort: settledSort({ ...given, sort: sort ?? usualSort(given) }) },
		ignored: aside.list
	};
}

/** Writes a query as an address, always the same for the same query; what is by default is left out. */
export function writeNeedQuery(query: NeedQuery): URLSearchParams {
	const parameters = new URLSearchParams();
	if (query.text) parameters.set('q', query.text);
	for (const facet of NEED_FACET_NAMES) {
		for (const value of query[facet])
			parameters.append(NEED_FACETS[facet].parameter, String(value));
	}
	if (query.territory) parameters.set('territoire', query.territory);
	if (query.territory && query.around) parameters.set('rayon', String(query.around));
	const sort = settledSort(query);
	if (sort !== usualSort(query)) parameters.set('tri', sort);
	if (query.page > 1) parameters.set('page', String(query.page));
	return parameters;
}

export function needsAddress(query: NeedQuery, path = '/besoins'): string {
	const search = writeNeedQuery(query).toString();
	return search ? `${path}?${search}` : path;
}

/** The same query with one value of a facet added, or taken away when it was there; back to page 1. */
export function toggleNeed(query: NeedQuery, facet: NeedFacet, value: string): NeedQuery {
	const current = query[facet].map(String);
	const next = current.includes(value)
		? current.filter((one) => one !== value)
		: Object.keys(NEED_FACETS[facet].labels).filter(
				(one) => one === value || current.includes(one)
			);
	return { ...query, [facet]: facet === 'sdg' ? next.map(Number) : next, page: 1 };
}

/** The same query about another territory, in the order that suits it. */
export function onTerritory(query: NeedQuery, territory: string | null): NeedQuery {
	const moved = { ...query, territory, around: null, page: 1 };
	return {
		...moved,
		sort: query.sort === usualSort(query) ? usualSort(moved) : settledSort(moved)
	};
}

/** The orders that mean something for a query. */
export function needSortsOf({ text, territory }: NeedQuery): NeedSort[] {
	return (Object.keys(NEED_SORTS) as NeedSort[]).filter(
		(sort) => (sort !== 'proches' || territory) && (sort !== 'pertinence' || text)
	);
}

/** Does the query hold anything beside its order and its page? */
export function isNeedNarrowed(query: NeedQuery): boolean {
	return (
		query.text !== '' ||
		query.territory !== null ||
		NEED_FACET_NAMES.some((facet) => query[facet].length > 0)
	);
}

function usualSort({ text, territory }: Pick<NeedQuery, 'text' | 'territory'>): NeedSort {
	return territory ? 'proches' : text ? 'pertinence' : 'recents';
}

function settledSort(query: NeedQuery): NeedSort {
	return needSortsOf(query).includes(query.sort) ? query.sort : usualSort(query);
}

function readValue(labels: Readonly<Record<string, string>>, typed: string): string | undefined {
	const asked = slugOf(typed);
	return Object.keys(labels).find(
		(key) =>
			asked === key ||
			asked === slugOf(labels[key]!) ||
			asked.replace(/^(odd|sdg)?-?0*(?=\d)/, '') === key
	);
}

function readDistance(value: string): number | null {
	const digits = /^(\d{1,4})\s*(km)?$/i.exec(value)?.[1];
	const distance = Number(digits);
	return digits && distance >= 1 ? Math.min(distance, FARTHEST) : null;
}

function readPage(value: string): number {
	const page = Math.trunc(Number(value));
	return Number.isFinite(page) ? Math.min(Math.max(page, 1), HIGHEST_PAGE) : 1;
}

function slugOf(text: string): string {
	return fold(text)
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}
