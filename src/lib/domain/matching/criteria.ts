import { inTerritory } from '../territory/french.ts';
import type { NamedTerritory } from '../territory/territory.ts';
import { NEED_FACET_NAMES, NEED_FACETS, onTerritory, type NeedQuery } from './query.ts';

/** One criterion of a selection: how it is said, and the query without it. */
export interface NeedCriterion {
	readonly label: string;
	readonly without: NeedQuery;
	readonly withoutLabel: string;
}

/** Each criterion of a query in words, in the order they are said. */
export function needCriteria(query: NeedQuery, chosen: NamedTerritory | null): NeedCriterion[] {
	const first = { ...query, page: 1 };
	const criteria: NeedCriterion[] = [];
	if (query.text) {
		criteria.push({
			label: `«\u202F${query.text}\u202F»`,
			without: { ...first, text: '' },
			withoutLabel: `sans les mots «\u202F${query.text}\u202F»`
		});
	}
	for (const facet of NEED_FACET_NAMES) {
		for (const value of query[facet]) {
			const written = NEED_FACETS[facet].labels[value]!;
			const label =
				facet === 'sdg'
					? `ODD ${value}, ${written.toLowerCase()}`
					: written.charAt(0).toLowerCase() + written.slice(1);
			criteria.push({
				label,
				without: {
					...first,
					[facet]: (query[facet] as readonly unknown[]).filter((one) => one !== value)
				},
				withoutLabel: `sans le critère «\u202F${label}\u202F»`
			});
		}
	}
	if (chosen) {
		const around = query.around ? ` et ${query.around}\u00A0km alentour` : '';
		criteria.push({
			label: inTerritory(chosen) + around,
			without: onTerritory(first, null),
			withoutLabel: 'partout en France'
		});
	}
	return criteria;
}

/** A selection in a few words: « besoins et offres, mobilité, en Bretagne ». */
export function describeNeeds(query: NeedQuery, chosen: NamedTerritory | null): string {
	return ['besoins et offres', ...needCriteria(query, chosen).map(({ label }) => label)].join(', ');
}
