import type { NamedTerritory } from '../territory/territory.ts';
import { inTerritory } from '../territory/french.ts';
import {
	FACETS,
	LIST_FACETS,
	SORTS,
	type CatalogueQuery,
	type ListFacet,
	type Sort
} from './query.ts';

/** One criterion of a selection: how it is said, and the query without it. */
export interface Criterion {
	readonly label: string;
	readonly without: CatalogueQuery;
	/** What going without it is called: « sans le critère “sport” », « partout en France ». */
	readonly withoutLabel: string;
}

/** Each criterion of a query in words, in the order they are said. `chosen` is its territory. */
export function criteriaOf(query: CatalogueQuery, chosen: NamedTerritory | null): Criterion[] {
	const first = { ...query, page: 1 };
	const criteria: Criterion[] = [];
	if (query.text) {
		criteria.push({
			label: `«\u202F${query.text}\u202F»`,
			without: { ...first, text: '' },
			withoutLabel: `sans les mots «\u202F${query.text}\u202F»`
		});
	}
	for (const facet of LIST_FACETS) {
		for (const value of query[facet]) {
			const left = (query[facet] as readonly unknown[]).filter((one) => one !== value);
			const label = labelIn(facet, String(value));
			criteria.push({
				label,
				without: { ...first, [facet]: left },
				withoutLabel: `sans le critère «\u202F${label}\u202F»`
			});
		}
	}
	if (chosen) {
		criteria.push({
			label: query.around
				? `${inTerritory(chosen)} et ${query.around}\u00A0km alentour`
				: inTerritory(chosen),
			without: { ...first, territory: null, around: null },
			withoutLabel: 'partout en France'
		});
	}
	return criteria;
}

/** The orders that mean something for a query. */
export function sortsOf(query: CatalogueQuery, hasPlace: boolean): Sort[] {
	return (Object.keys(SORTS) as Sort[]).filter(
		(sort) =>
			(sort !== 'pertinence' || query.text !== '') &&
			(sort !== 'proches' || query.territory !== null || hasPlace)
	);
}

function labelIn(facet: ListFacet, value: string): string {
	const label = FACETS[facet].labels[value] ?? value;
	if (facet === 'sdg') return `ODD ${value}, ${label.toLowerCase()}`;
	if (facet === 'period') return `début\u00A0: ${label.toLowerCase()}`;
	if (facet === 'family' && value === 'etat') return label;
	return label.charAt(0).toLowerCase() + label.slice(1);
}
