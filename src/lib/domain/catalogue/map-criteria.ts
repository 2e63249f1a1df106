import type { NamedTerritory } from '../territory/territory.ts';
import { criteriaOf } from './criteria.ts';
import { mapAddress, type MapQuery } from './map-address.ts';

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
	return criteriaOf(query, chosen).map(({ label, without }) => ({
		label,
		removeHref: mapAddress({ query: without, byForm })
	}));
}
