import { criteriaOf } from '../../domain/catalogue/criteria.ts';
import type { CatalogueQuery } from '../../domain/catalogue/query.ts';
import { inTerritory } from '../../domain/territory/french.ts';
import type { Reader } from '../platform/context.ts';
import { findExamples, settleTerritory, type SettledQuery } from './search.ts';

/** A selection close to one that has no result. */
export interface NearSelection {
	/** What changes, as a link says it: « sans les mots “licorne” », « en Bretagne ». */
	readonly label: string;
	readonly query: CatalogueQuery;
	readonly count: number;
}

const MOST = 6;
const WIDER = [50, 100]; // km

/**
 * The selections that differ from an empty one by one thing and have results: a criterion less, a
 * wider place. The widest change comes last.
 */
export async function nearestSelections(
	reader: Reader,
	{ query, chosen }: SettledQuery
): Promise<NearSelection[]> {
	const tries: { label: string; query: CatalogueQuery }[] = [];
	if (chosen) {
		for (const around of WIDER.filter((one) => one > (query.around ?? 0))) {
			tries.push({
				label: `${inTerritory(chosen)} et ${around}\u00A0km alentour`,
				query: { ...query, around, page: 1 }
			});
		}
		for (const wider of chosen.ancestors) {
			const territory = wider.code;
			tries.push({
				label: inTerritory(wider),
				query: { ...query, territory, around: null, page: 1 }
			});
		}
	}
	const criteria = criteriaOf(query, chosen);
	if (criteria.length > 1) {
		for (const { withoutLabel, without } of criteria) {
			tries.push({ label: withoutLabel, query: without });
		}
	}
	const found: NearSelection[] = [];
	for (const one of tries) {
		if (found.length === MOST) break;
		const { selection } = await findExamples(reader, await settleTerritory(reader, one.query));
		if (selection.total > 0) found.push({ ...one, count: selection.total });
	}
	return found;
}
