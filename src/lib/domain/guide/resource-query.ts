import { cutText, LeftAside, readParameters, type Ignored } from '../kernel/address.ts';
import { fold } from '../kernel/typography.ts';
import {
	RESOURCE_FACET_NAMES,
	RESOURCE_FACETS,
	type ResourceFacet,
	type ResourceQuery
} from './resources.ts';

export const EMPTY_RESOURCE_QUERY: ResourceQuery = {
	text: '',
	nature: [],
	role: [],
	question: [],
	stage: []
};

/** Reads a query from an address. Never fails: what is not understood is left aside and listed. */
export function readResourceQuery(parameters: URLSearchParams): {
	query: ResourceQuery;
	ignored: Ignored[];
} {
	const aside = new LeftAside();
	const values: Record<ResourceFacet, string[]> = { nature: [], role: [], question: [], stage: [] };
	let text = '';
	for (const { name, written, value } of readParameters(parameters)) {
		const facet = RESOURCE_FACET_NAMES.find((key) => RESOURCE_FACETS[key].parameter === name);
		if (facet) {
			for (const part of value.split(',')) {
				const known = readValue(facet, part);
				if (!known) aside.add(written, part);
				else if (!values[facet].includes(known)) values[facet].push(known);
			}
		} else if (name === 'q') text ||= cutText(value);
		else aside.add(written, value);
	}
	for (const facet of RESOURCE_FACET_NAMES) {
		const order = Object.keys(RESOURCE_FACETS[facet].labels);
		values[facet].sort((a, b) => order.indexOf(a) - order.indexOf(b));
	}
	return { query: { ...values, text }, ignored: aside.list };
}

/** The address of a page that takes these parameters, always the same for the same query. */
export function resourcesAddress(query: ResourceQuery, path = '/ressources'): string {
	const parameters = new URLSearchParams();
	if (query.text) parameters.set('q', query.text);
	for (const facet of RESOURCE_FACET_NAMES) {
		for (const value of query[facet]) parameters.append(RESOURCE_FACETS[facet].parameter, value);
	}
	const search = parameters.toString();
	return search ? `${path}?${search}` : path;
}

/** The same query with one value of a facet added, or taken away when it was there. */
export function toggleResource(
	query: ResourceQuery,
	facet: ResourceFacet,
	value: string
): ResourceQuery {
	const current = query[facet];
	return {
		...query,
		[facet]: current.includes(value)
			? current.filter((one) => one !== value)
			: Object.keys(RESOURCE_FACETS[facet].labels).filter(
					(one) => one === value || current.includes(one)
				)
	};
}

/** One criterion of a selection: how it is said, and the query without it. */
export interface ResourceCriterion {
	readonly label: string;
	readonly without: ResourceQuery;
}

/** Each criterion of a query in words, in the order they are said. */
export function resourceCriteria(query: ResourceQuery): ResourceCriterion[] {
	const criteria = RESOURCE_FACET_NAMES.flatMap((facet) =>
		query[facet].map((value) => {
			const label = RESOURCE_FACETS[facet].labels[value]!;
			return {
				label:
					facet === 'stage'
						? `étape ${value}, ${label.toLowerCase()}`
						: `${label.charAt(0).toLowerCase()}${label.slice(1)}`,
				without: toggleResource(query, facet, value)
			};
		})
	);
	if (query.text === '') return criteria;
	return [{ label: `«\u202F${query.text}\u202F»`, without: { ...query, text: '' } }, ...criteria];
}

/** The key of a value, from its key or from its words: « Méthodes », « methode » and « methodes ». */
function readValue(facet: ResourceFacet, typed: string): string | undefined {
	const asked = slugOf(typed);
	const { labels } = RESOURCE_FACETS[facet];
	return Object.keys(labels).find(
		(key) => asked === key || asked === `${key}s` || asked === slugOf(labels[key]!)
	);
}

function slugOf(text: string): string {
	return fold(text)
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}
