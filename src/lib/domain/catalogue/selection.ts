import type { NamedTerritory } from '../territory/territory.ts';
import { criteriaOf } from './criteria.ts';
import type { CatalogueQuery } from './query.ts';

/** A selection in a few words: « exemples d’alliances, mobilité, en Bretagne ». */
export function describeSelection(query: CatalogueQuery, chosen: NamedTerritory | null): string {
	const labels = criteriaOf(query, chosen).map(({ label }) => label);
	return ['exemples d’alliances', ...labels].join(', ');
}
