import { cutText, LeftAside, readParameters, type Ignored } from '../kernel/address.ts';
import { fold } from '../kernel/typography.ts';
import { readTerritoryCode } from '../territory/code.ts';
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
export interface CatalogueQuery {
	readonly text: string;
	readonly kind: readonly Kind[];
	readonly category: readonly Category[];
	readonly objective: readonly Objective[];
	readonly domain: readonly Domain[];
	readonly sdg: readonly Sdg[];
	readonly family: readonly Family[];
	readonly scale: readonly Scale[];
	/** When it began. */
	readonly period: readonly Period[];
	/** Code of one territory: the examples that lie in it. */
	readonly territory: string | null;
	/** Kilometres around the territory that are taken in too; null for none. */
	readonly around: number | null;
	readonly sort: Sort;
	/** From 1. */
	readonly page: number;
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

/** A facet in the address bar: its French name, its title on the page, its values and their words. */
interface Facet {
	readonly parameter: string;
	readonly title: string;
	readonly labels: Readonly<Record<string, string>>;
}

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
const FARTHEST = 500;

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

const HIGHEST_PAGE = 100_000;

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

/**
 * Reads a query from an address. Never fails: what is not understood is left aside and listed.
 * `alsoKnown` names the parameters that the caller reads itself.
 */
export function readQuery(
	parameters: URLSearchParams,
	alsoKnown: readonly string[] = []
): { query: CatalogueQuery; ignored: Ignored[] } {
	const aside = new LeftAside();
	const values: Record<ListFacet, string[]> = {
		kind: [],
		category: [],
		objective: [],
		domain: [],
		sdg: [],
		family: [],
		scale: [],
		period: []
	};
	let text = '';
	let territory: string | null = null;
	let around: number | null = null;
	let sort: Sort | null = null;
	let page = 1;

	for (const { name: asked, written, value } of readParameters(parameters)) {
		if (alsoKnown.includes(asked)) continue;
		const name = OTHER_NAMES[asked] ?? asked;
		const facet = LIST_FACETS.find((key) => FACETS[key].parameter === name);
		if (facet) {
			for (const part of value.split(',')) {
				const known = readValue(FACETS[facet].labels, part);
				if (!known) aside.add(written, part);
				else if (!values[facet].includes(known)) values[facet].push(known);
			}
		} else if (name === 'q') text ||= cutText(value);
		else if (name === 'page') page = readPage(value);
		else if (name === 'tri' && value in SORTS) sort = value as Sort;
		else if (name === TERRITORY_PARAMETER && readTerritory(asked, value))
			territory = readTerritory(asked, value);
		else if (name === AROUND_PARAMETER && readDistance(value) !== null)
			around = readDistance(value);
		else aside.add(written, value);
	}

	for (const facet of LIST_FACETS) {
		const order = Object.keys(FACETS[facet].labels);
		values[facet].sort((a, b) => order.indexOf(a) - order.indexOf(b));
	}
	const query = {
		...values,
		sdg: values.sdg.map(Number),
		text,
		territory,
		// A distance without a place to measure it from says nothing.
		around: territory ? around : null,
		sort: sort && isPossible(sort, text, territory) ? sort : text ? 'pertinence' : 'recents',
		page
	} as unknown as CatalogueQuery;
	return { query, ignored: aside.list };
}

/** Writes a query as an address, always the same for the same query; what is by default is left out. */
export function writeQuery(query: CatalogueQuery): URLSearchParams {
	const parameters = new URLSearchParams();
	if (query.text) parameters.set('q', query.text);
	for (const facet of LIST_FACETS) {
		for (const value of query[facet]) parameters.append(FACETS[facet].parameter, String(value));
	}
	if (query.territory) parameters.set(TERRITORY_PARAMETER, query.territory);
	if (query.territory && query.around) parameters.set(AROUND_PARAMETER, String(query.around));
	const sort = settledSort(query);
	if (sort !== (query.text ? 'pertinence' : 'recents')) parameters.set('tri', sort);
	if (query.page > 1) parameters.set('page', String(query.page));
	return parameters;
}

/** The address of the catalogue, or of another page that takes the same parameters, for a query. */
export function catalogueAddress(query: CatalogueQuery, path = '/exemples'): string {
	const search = writeQuery(query).toString();
	return search ? `${path}?${search}` : path;
}

/** The same query with one value of a facet added, or taken away when it was there; back to page 1. */
export function toggle(query: CatalogueQuery, facet: ListFacet, value: string): CatalogueQuery {
	const current = query[facet].map(String);
	const next = current.includes(value)
		? current.filter((one) => one !== value)
		: Object.keys(FACETS[facet].labels).filter((one) => one === value || current.includes(one));
	return { ...query, [facet]: facet === 'sdg' ? next.map(Number) : next, page: 1 };
}

/** Does the query hold anything beside its order and its page? */
export function isNarrowed(query: CatalogueQuery): boolean {
	return (
		query.text !== '' ||
		query.territory !== null ||
		LIST_FACETS.some((facet) => query[facet].length > 0)
	);
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

function readTerritory(parameter: string, value: string): string | null {
	const bareRegion = parameter === 'region' && /^\d{1,2}$/.test(value.trim());
	return readTerritoryCode(bareRegion ? `R${value.trim()}` : value);
}

/** The order of a query, when a criterion it needs was taken away. */
function settledSort({ sort, text, territory }: CatalogueQuery): Sort {
	return isPossible(sort, text, territory) ? sort : text ? 'pertinence' : 'recents';
}

/** Without words there is nothing to be relevant to, without a place nothing to be near. */
function isPossible(sort: Sort, text: string, territory: string | null): boolean {
	if (sort === 'pertinence') return text !== '';
	return sort !== 'proches' || text !== '' || territory !== null;
}

/** Whole kilometres, « 20 » or « 20 km »; null when it is no distance. */
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
