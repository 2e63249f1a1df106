import { cutText, LeftAside, readParameters, type Ignored } from '../kernel/address.ts';
import { fold } from '../kernel/typography.ts';
import { readTerritoryCode } from './code.ts';

/*
 * What the catalogue, the directory and the needs have in common: a list searched by words, facets, and a
 * territory with what lies around, whose address holds all that was asked.
 */

/** A facet in the address bar: its French name, its title on the page, its values and their words. */
export interface Facet {
	readonly parameter: string;
	readonly title: string;
	readonly labels: Readonly<Record<string, string>>;
}

/** What is asked of every such list, beside its own facets. */
export interface ListQuery<Sort extends string> {
	readonly text: string;
	/** Code of one territory. */
	readonly territory: string | null;
	/** Kilometres around the territory that are taken in too; null for none. */
	readonly around: number | null;
	readonly sort: Sort;
	/** From 1. */
	readonly page: number;
}

/** On what an order depends: without words there is nothing to be relevant to, without a place nothing to be near. */
export type OrderedBy = Pick<ListQuery<string>, 'text' | 'territory'>;

/** What is one list's own. */
export interface ListWords<Name extends string, Sort extends string> {
	/** Where the list is. */
	readonly path: string;
	readonly facets: Readonly<Record<Name, Facet>>;
	/** Facets whose values have an order of their own; elsewhere the most frequent comes first. */
	readonly ordered: readonly Name[];
	readonly sorts: Readonly<Record<Sort, string>>;
	/** The order when none is asked for. */
	usualSort(query: OrderedBy): Sort;
	isPossible(sort: Sort, query: OrderedBy): boolean;
	/** Other names that parameters are understood by. */
	readonly otherNames?: Readonly<Record<string, string>>;
	/** How a value is said among the choices; by default as in `labels`, after its number for a goal. */
	labelOf?(facet: Name, value: string): string | undefined;
}

/** A choice in a facet: the address of the query with it, or without it when it is there. */
export interface FacetChoice {
	readonly label: string;
	readonly count: number;
	readonly href: string;
	readonly current: boolean;
}

/** Goals are numbers, whichever the list. */
const GOALS = 'sdg';
const FARTHEST = 500; // km
const HIGHEST_PAGE = 100_000;

/** The addresses of a list with facets. Same query, same address; an address is never refused. */
export function facetedList<
	Query extends ListQuery<Sort> & Readonly<Record<Name, readonly (string | number)[]>>,
	Name extends string,
	Sort extends string
>(words: ListWords<Name, Sort>) {
	const names = Object.keys(words.facets) as Name[];
	const { facets } = words;

	/** The orders that mean something for a query. */
	const sortsOf = (query: OrderedBy): Sort[] =>
		(Object.keys(words.sorts) as Sort[]).filter((sort) => words.isPossible(sort, query));

	/** The order of a query, when a criterion that it needs was taken away. */
	const settledSort = (query: OrderedBy & { readonly sort: Sort }): Sort =>
		words.isPossible(query.sort, query) ? query.sort : words.usualSort(query);

	/**
	 * Reads a query from an address: what is not understood is left aside and listed. `alsoKnown` names the
	 * parameters that the caller reads itself.
	 */
	function read(
		parameters: URLSearchParams,
		alsoKnown: readonly string[] = []
	): { query: Query; ignored: Ignored[] } {
		const aside = new LeftAside();
		const values = Object.fromEntries(names.map((name) => [name, [] as string[]])) as Record<
			Name,
			string[]
		>;
		let text = '';
		let territory: string | null = null;
		let around: number | null = null;
		let sort: Sort | null = null;
		let page = 1;
		for (const { name: asked, written, value } of readParameters(parameters)) {
			if (alsoKnown.includes(asked)) continue;
			const name = words.otherNames?.[asked] ?? asked;
			const facet = names.find((one) => facets[one].parameter === name);
			if (facet) {
				for (const part of value.split(',')) {
					const known = readValue(facets[facet].labels, part);
					if (!known) aside.add(written, part);
					else if (!values[facet].includes(known)) values[facet].push(known);
				}
			} else if (name === 'q') text ||= cutText(value);
			else if (name === 'page') {
				page = readPage(value);
				// The first page is shown, and it is said that what was asked is no page.
				if (!/^\d+$/.test(value)) aside.add(written, value);
			} else if (name === 'tri' && Object.hasOwn(words.sorts, value)) sort = value as Sort;
			else if (name === 'territoire' && readTerritory(asked, value))
				territory = readTerritory(asked, value);
			else if (name === 'rayon' && readDistance(value) !== null) around = readDistance(value);
			else aside.add(written, value);
		}
		for (const name of names) {
			const order = Object.keys(facets[name].labels);
			values[name].sort((a, b) => order.indexOf(a) - order.indexOf(b));
		}
		const usual = words.usualSort({ text, territory });
		const query = {
			...Object.fromEntries(names.map((name) => [name, typed(name, values[name])])),
			text,
			territory,
			// A distance without a place to measure it from says nothing.
			around: territory ? around : null,
			sort: settledSort({ text, territory, sort: sort ?? usual }),
			page
		};
		return { query: query as unknown as Query, ignored: aside.list };
	}

	/** Writes a query as an address; what is by default is left out. */
	function write(query: Query): URLSearchParams {
		const parameters = new URLSearchParams();
		if (query.text) parameters.set('q', query.text);
		for (const name of names)
			for (const value of query[name]) parameters.append(facets[name].parameter, String(value));
		if (query.territory) parameters.set('territoire', query.territory);
		if (query.territory && query.around) parameters.set('rayon', String(query.around));
		const sort = settledSort(query);
		if (sort !== words.usualSort(query)) parameters.set('tri', sort);
		if (query.page > 1) parameters.set('page', String(query.page));
		return parameters;
	}

	/** The address of the list, or of another page that takes the same parameters. */
	function address(query: Query, path = words.path): string {
		const search = write(query).toString();
		return search ? `${path}?${search}` : path;
	}

	/** The same query with one value of a facet added, or taken away when it was there; back to page 1. */
	function toggle(query: Query, facet: Name, value: string): Query {
		const current = query[facet].map(String);
		const next = current.includes(value)
			? current.filter((one) => one !== value)
			: Object.keys(facets[facet].labels).filter((one) => one === value || current.includes(one));
		return { ...query, [facet]: typed(facet, next), page: 1 };
	}

	/** Does the query hold anything beside its order and its page? */
	const isNarrowed = (query: Query): boolean =>
		query.text !== '' || query.territory !== null || names.some((name) => query[name].length > 0);

	/** How many criteria the drawer of facets holds. */
	const criteriaIn = (query: Query): number =>
		names.reduce((sum, name) => sum + query[name].length, query.territory ? 1 : 0);

	/** The choices of a facet: `counts` says how many each value would leave; those with none are not offered. */
	function choicesOf(
		query: Query,
		facet: Name,
		counts: Readonly<Record<string, number>>
	): FacetChoice[] {
		const current = query[facet].map(String);
		const choices = Object.entries(facets[facet].labels)
			.map(([value, label]) => ({
				label: words.labelOf?.(facet, value) ?? (facet === GOALS ? `${value}. ${label}` : label),
				count: counts[value] ?? 0,
				href: address(toggle(query, facet, value)),
				current: current.includes(value)
			}))
			.filter((choice) => choice.count > 0 || choice.current);
		return words.ordered.includes(facet) ? choices : choices.sort((a, b) => b.count - a.count);
	}

	/** The distances offered around the territory. */
	const distancesOf = (
		query: Query,
		around: readonly { readonly distance: number; readonly count: number }[]
	): FacetChoice[] =>
		around.map(({ distance, count }) => ({
			label: `jusqu’à ${distance}\u00A0km`,
			count,
			href: address({
				...query,
				around: query.around === distance ? null : distance,
				page: 1
			}),
			current: query.around === distance
		}));

	return {
		names,
		read,
		write,
		address,
		toggle,
		isNarrowed,
		criteriaIn,
		choicesOf,
		distancesOf,
		sortsOf,
		settledSort
	};
}

function typed(facet: string, values: readonly string[]): readonly (string | number)[] {
	return facet === GOALS ? values.map(Number) : values;
}

function readValue(labels: Readonly<Record<string, string>>, written: string): string | undefined {
	const asked = slugOf(written);
	return Object.keys(labels).find(
		(key) =>
			asked === key ||
			asked === slugOf(labels[key]!) ||
			asked.replace(/^(odd|sdg)?-?0*(?=\d)/, '') === key
	);
}

/** « region=53 » is a région, though « 53 » is also a département. */
function readTerritory(parameter: string, value: string): string | null {
	const bareRegion = parameter === 'region' && /^\d{1,2}$/.test(value.trim());
	return readTerritoryCode(bareRegion ? `R${value.trim()}` : value);
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
