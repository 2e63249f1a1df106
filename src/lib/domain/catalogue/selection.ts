import { inTerritory } from '../territory/french.ts';
import type { NamedTerritory } from '../territory/territory.ts';
import { FACETS, LIST_FACETS, type CatalogueQuery } from './query.ts';
import { labelInSentence } from './telling.ts';

/** A selection in a few words: « exemples d’alliances, «  vélo  », mobilité, en Bretagne ». */
export function describeSelection(query: CatalogueQuery, chosen: NamedTerritory | null): string {
	const words = query.text ? [`«\u202F${query.text}\u202F»`] : [];
	const facets = LIST_FACETS.flatMap((facet) =>
		query[facet].map((value) =>
			facet === 'sdg' ? `ODD ${value}` : labelInSentence(FACETS[facet].labels[String(value)]!)
		)
	);
	const place = chosen ? [inTerritory(chosen)] : [];
	return ['exemples d’alliances', ...words, ...facets, ...place].join(', ');
}
