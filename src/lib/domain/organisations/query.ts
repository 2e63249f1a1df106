import { cutText, LeftAside, readParameters, type Ignored } from '../kernel/address.ts';
import { fold } from '../kernel/typography.ts';
import {
	DOMAINS,
	FAMILIES,
	SDGS,
	type Domain,
	type Family,
	type Sdg
} from '../kernel/vocabulary.ts';
import { readTerritoryCode } from '../territory/code.ts';
import { inTerritory } from '../territory/french.ts';
import type { NamedTerritory } from '../territory/territory.ts';
import { SIZE_SPANS, TELLING, type SizeSpan, type Telling } from './vocabulary.ts';

/** What a person looks for in the directory. Inside one facet, any of the values; between facets, all. */
export interface OrganisationQuery {
	readonly text: string;
	readonly family: readonly Family[];
	readonly domain: readonly Domain[];
	readonly sdg: readonly Sdg[];
	readonly size: readonly SizeSpan[];
	/** Looks for something, or offers it, in what it has published. */
	readonly telling: readonly Telling[];
	/** Code of one territory: those that have their seat there, or say that they act there. */
	readonly territory: string | null;
	/** Kilometres around the territory within which a seat counts too. */
	readonly around: number | null;
	readonly sort: OrganisationSort;
	/** From 1. */
	readonly page: number;
}

export const ORGANISATION_SORTS = {
	pertinence: 'Pertinence',
	proches: 'Plus proches',
	nom: 'De A à Z',
	recentes: 'Mises à jour récemment'
} as const;
export type OrganisationSort = keyof typeof ORGANISATION_SORTS;

export type OrganisationFacet = 'family' | 'telling' | 'domain' | 'sdg' | 'size';
export const ORGANISATION_FACETS: Readonly<
	Record<
		OrganisationFacet,
		{
			readonly parameter: string;
			readonly title: string;
			readonly labels: Readonly<Record<string, string>>;
		}
	>
> = {
	family: { parameter: 'famille', title: 'Famille', labels: FAMILIES },
	telling: { parameter: 'annonce', title: 'Besoins et offres', labels: TELLING },
	domain: { parameter: 'domaine', title: 'Domaine', labels: DOMAINS },
	size: { parameter: 'taille', title: 'Taille', labels: SIZE_SPANS },
	sdg: { parameter: 'odd', title: 'Objectif de développement durable', labels: SDGS }
};
export const FACET_NAMES = Object.keys(ORGANISATION_FACETS) as OrganisationFacet[];
/** Distances offered around a territory, in kilometres. */
export const DISTANCES = [10, 20, 50, 100] as const;
const FARTHEST = 500;
const HIGHEST_PAGE = 100_000;

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

/** Reads a query from an address. Never fails: what is not understood is left aside and listed. */
export function readOrganisationQuery(
	parameters: URLSearchParams,
	alsoKnown: readonly string[] = []
): { query: OrganisationQuery; ignored: Ignored[] } {
	const aside = new LeftAside();
	const values: Record<OrganisationFacet, string[]> = {
		family: [],
		telling: [],
		domain: [],
		sdg: [],
		size: []
	};
	let text = '';
	let territory: string | null = null;
	let around: number | null = null;
	let sort: OrganisationSort | null = null;
	let page = 1;
	for (const { name, written, value } of readParameters(parameters)) {
		if (alsoKnown.includes(name)) continue;
		const facet = FACET_NAMES.find((one) => ORGANISATION_FACETS[one].parameter === name);
		if (facet) {
			for (const part of value.split(',')) {
				const known = readValue(ORGANISATION_FACETS[facet].labels, part);
				if (known === undefined) aside.add(written, part);
				else if (!values[facet].includes(known)) values[facet].push(known);
			}
		} else if (name === 'q') text ||= cutText(value);
		else if (name === 'page' && /^\d{1,9}$/.test(value))
			page = Math.min(Math.max(Number(value), 1), HIGHEST_PAGE);
		else if (name === 'tri' && Object.hasOwn(ORGANISATION_SORTS, value))
			sort = value as OrganisationSort;
		else if (name === 'territoire' && readTerritoryCode(value))
			territory = readTerritoryCode(value);
		else if (name === 'rayon' && /^\d{1,4}( ?km)?$/i.test(value) && Number.parseInt(value) > 0)
			around = Math.min(Number.parseInt(value), FARTHEST);
		else aside.add(written, value);
	}
	for (const facet of FACET_NAMES) {
		const order = Object.keys(ORGANISATION_FACETS[facet].labels);
		values[facet].sort((a, b) => order.indexOf(a) - order.indexOf(b));
	}
	const query = {
		...values,
		sdg: values.sdg.map(Number),
		text,
		territory,
		around: territory ? around : null,
		sort: sort ?? 'nom',
		page
	} as unknown as OrganisationQuery;
	return {
		query: { ...query, sort: sort && isPossible(sort, query) ? sort : usualSort(query) },
		ignored: aside.list
	};
}

/** The address of a query, always the same for the same query; what is by default is left out. */
export function organisationsAddress(query: OrganisationQuery, path = '/organisations'): string {
	const search = writeOrganisationQuery(query).toString();
	return search ? `${path}?${search}` : path;
}

export function writeOrganisationQuery(query: OrganisationQuery): URLSearchParams {
	const parameters = new URLSearchParams();
	if (query.text) parameters.set('q', query.text);
	for (const facet of FACET_NAMES)
		for (const value of query[facet])
			parameters.append(ORGANISATION_FACETS[facet].parameter, String(value));
	if (query.territory) parameters.set('territoire', query.territory);
	if (query.territory && query.around) parameters.set('rayon', String(query.around));
	if (isPossible(query.sort, query) && query.sort !== usualSort(query))
		parameters.set('tri', query.sort);
	if (query.page > 1) parameters.set('page', String(query.page));
	return parameters;
}

/** The orders that mean something for a query. */
export function organisationSorts(query: OrganisationQuery): OrganisationSort[] {
	return (Object.keys(ORGANISATION_SORTS) as OrganisationSort[]).filter((sort) =>
		isPossible(sort, query)
	);
}

/** The order of a query whose own one lost what it needs. */
export function settledOrder(query: OrganisationQuery): OrganisationSort {
	return isPossible(query.sort, query) ? query.sort : usualSort(query);
}

/** The same query with one value of a facet added, or taken away when it was there; back to page 1. */
export function toggleFacet(
	query: OrganisationQuery,
	facet: OrganisationFacet,
	value: string
): OrganisationQuery {
	const current = query[facet].map(String);
	const next = current.includes(value)
		? current.filter((one) => one !== value)
		: Object.keys(ORGANISATION_FACETS[facet].labels).filter(
				(one) => one === value || current.includes(one)
			);
	return { ...query, [facet]: facet === 'sdg' ? next.map(Number) : next, page: 1 };
}

export function isNarrowed(query: OrganisationQuery): boolean {
	return (
		query.text !== '' ||
		query.territory !== null ||
		FACET_NAMES.some((facet) => query[facet].length > 0)
	);
}

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

function usualSort({ text, territory }: Pick<OrganisationQuery, 'text' | 'territory'>) {
	return text ? 'pertinence' : territory ? 'proches' : 'nom';
}

function isPossible(
	sort: OrganisationSort,
	{ text, territory }: Pick<OrganisationQuery, 'text' | 'territory'>
): boolean {
	if (sort === 'pertinence') return text !== '';
	return sort !== 'proches' || territory !== null;
}

function readValue(labels: Readonly<Record<string, string>>, typed: string): string | undefined {
	const asked = slugOf(typed);
	return Object.keys(labels).find((key) => asked === key || asked === slugOf(labels[key]!));
}

function slugOf(text: string): string {
	return fold(text)
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}
