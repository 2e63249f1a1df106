import { cutText, LeftAside, readParameters, type Ignored } from '../kernel/address.ts';
import type { Atlas, PlacedIndicator } from './indicator-atlas.ts';

/** What a person looks for among the figures. Empty lists ask for nothing. */
export interface IndicatorQuery {
	readonly text: string;
	readonly theme: readonly string[];
	readonly population: readonly string[];
	/** A year, or `inconnue` for the figures whose source gives none. */
	readonly year: readonly string[];
	readonly study: readonly string[];
}

export type IndicatorFacet = Exclude<keyof IndicatorQuery, 'text'>;

export const INDICATOR_FACETS: Readonly<
	Record<IndicatorFacet, { parameter: string; title: string }>
> = {
	theme: { parameter: 'theme', title: 'Thème' },
	population: { parameter: 'population', title: 'Public interrogé' },
	year: { parameter: 'annee', title: 'Année' },
	study: { parameter: 'etude', title: 'Étude' }
};
export const INDICATOR_FACET_NAMES = Object.keys(INDICATOR_FACETS) as IndicatorFacet[];

export const UNKNOWN_YEAR = 'inconnue';

export const EMPTY_INDICATOR_QUERY: IndicatorQuery = {
	text: '',
	theme: [],
	population: [],
	year: [],
	study: []
};

/** An API user tries the English names first. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
	year: 'annee',
	study: 'etude'
};

/** The value of a figure in each facet. */
export const VALUE_IN: Readonly<Record<IndicatorFacet, (indicator: PlacedIndicator) => string>> = {
	theme: ({ theme }) => theme.id,
	population: ({ family }) => family.id,
	year: ({ year }) => (year === null ? UNKNOWN_YEAR : String(year)),
	study: ({ of }) => of.id
};

/** The choices of a facet with their words, in the order in which they are offered. */
export function choicesOf(atlas: Atlas, facet: IndicatorFacet): Map<string, string> {
	if (facet === 'theme') return new Map(atlas.themes.map(({ id, title }) => [id, title]));
	if (facet === 'population') return new Map(atlas.populations.map(({ id, title }) => [id, title]));
	if (facet === 'study') return new Map(atlas.studies.map(({ id, title }) => [id, title]));
	const years = new Set(atlas.indicators.map(VALUE_IN.year));
	years.delete(UNKNOWN_YEAR);
	return new Map([
		...[...years].sort((a, b) => Number(b) - Number(a)).map((year) => [year, year] as const),
		[UNKNOWN_YEAR, 'Année non précisée']
	]);
}

/**
 * Reads a query from an address. Never fails: what is not understood is left aside and listed.
 * `alsoKnown` names the parameters that the caller reads itself.
 */
export function readIndicatorQuery(
	atlas: Atlas,
	parameters: URLSearchParams,
	alsoKnown: readonly string[] = []
): { query: IndicatorQuery; ignored: Ignored[] } {
	const aside = new LeftAside();
	const chosen: Record<IndicatorFacet, string[]> = {
		theme: [],
		population: [],
		year: [],
		study: []
	};
	let text = '';
	for (const { name, written, value } of readParameters(parameters)) {
		const parameter = Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name]! : name;
		if (alsoKnown.includes(parameter)) continue;
		if (parameter === 'q') {
			text = cutText(value);
			continue;
		}
		const facet = INDICATOR_FACET_NAMES.find(
			(one) => INDICATOR_FACETS[one].parameter === parameter
		);
		if (!facet) {
			aside.add(written, value);
			continue;
		}
		const choices = choicesOf(atlas, facet);
		for (const one of value.split(',').map((part) => part.trim().toLowerCase())) {
			if (choices.has(one)) chosen[facet].push(one);
			else if (one !== '') aside.add(written, one);
		}
	}
	for (const facet of INDICATOR_FACET_NAMES) {
		const order = [...choicesOf(atlas, facet).keys()];
		chosen[facet] = order.filter((choice) => chosen[facet].includes(choice));
	}
	return { query: { text, ...chosen }, ignored: aside.list };
}

/** The search part of an address for a query, always the same for the same query; empty for the whole. */
export function indicatorSearch(query: IndicatorQuery): string {
	const parameters = new URLSearchParams();
	if (query.text) parameters.set('q', query.text);
	for (const facet of INDICATOR_FACET_NAMES)
		for (const value of query[facet]) parameters.append(INDICATOR_FACETS[facet].parameter, value);
	const search = parameters.toString();
	return search ? `?${search}` : '';
}

export function indicatorsAddress(query: IndicatorQuery): string {
	return `/observatoire/indicateurs${indicatorSearch(query)}`;
}

/** The same query with a choice added, or taken away when it is there. */
export function withChoice(
	query: IndicatorQuery,
	facet: IndicatorFacet,
	value: string
): IndicatorQuery {
	const held = query[facet];
	const changed = held.includes(value) ? held.filter((one) => one !== value) : [...held, value];
	return { ...query, [facet]: changed };
}
