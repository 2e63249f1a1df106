import { inTerritory } from '../territory/french.ts';
import type { NamedTerritory } from '../territory/territory.ts';
import { mapAddress, type MapQuery } from './map-address.ts';
import { FACETS, LIST_FACETS, type CatalogueQuery, type ListFacet } from './query.ts';

interface Criterion {
	/** As it reads in a sentence: « emploi et insertion », « en Bretagne ». */
	readonly label: string;
	/** The map without it. */
	readonly removeHref: string;
}

/** The criteria of the selection on the map, each with the map that does without it. */
export function mapCriteria(
	{ query, byForm }: MapQuery,
	chosen: NamedTerritory | null
): Criterion[] {
	const without = (change: Partial<CatalogueQuery>) =>
		mapAddress({ query: { ...query, ...change }, byForm });
	const sort = query.sort === 'pertinence' ? 'recents' : query.sort;
	return [
		...(query.text
			? [{ label: `«\u202F${query.text}\u202F»`, removeHref: without({ text: '', sort }) }]
			: []),
		...LIST_FACETS.flatMap((facet) =>
			query[facet].map((value) => ({
				label: labelIn(facet, String(value)),
				removeHref: without({
					[facet]: (query[facet] as readonly unknown[]).filter((one) => one !== value)
				})
			}))
		),
		...(chosen ? [{ label: inTerritory(chosen), removeHref: without({ territory: null }) }] : [])
	];
}

function labelIn(facet: ListFacet, value: string): string {
	const label = FACETS[facet].labels[value] ?? value;
	if (facet === 'sdg') return `ODD ${value}, ${label.toLowerCase()}`;
	if (facet === 'family' && value === 'etat') return label;
	return label.charAt(0).toLowerCase() + label.slice(1);
}
