import { LIST_FACETS } from '../catalogue/query.ts';
import { FAMILIES, type Family } from '../catalogue/vocabulary.ts';
import type { Book } from '../catalogue/search/shelf.ts';
import { countTable } from './statistics-count.ts';

/** Which families of actors meet: two families meet in an example when both act in it. */
export interface Meetings {
	readonly families: readonly Family[];
	/** Examples where both act; on the diagonal, those where the family acts at all. */
	readonly together: readonly (readonly number[])[];
	/** Examples where two families or more act. */
	readonly mixed: number;
	/** Two different families that meet somewhere, the most frequent first. */
	readonly pairs: readonly {
		readonly one: Family;
		readonly other: Family;
		readonly count: number;
	}[];
}

/** Counts where families meet. Families that act nowhere are left out. */
export function countMeetings(books: readonly Book[]): Meetings {
	const { rows, cells } = countTable(books, [], 'family', 'family');
	const known = rows.flatMap(({ value }, rank) => (value === null ? [] : [{ value, rank }]));
	const families = known.map(({ value }) => value as Family);
	const together = known.map(({ rank }) => known.map((other) => cells[rank]![other.rank]!));
	const pairs = families.flatMap((one, rank) =>
		families
			.slice(rank + 1)
			.map((other, at) => ({ one, other, count: together[rank]![rank + 1 + at]! }))
	);
	return {
		families,
		together,
		mixed: countMixed(books),
		pairs: pairs
			.filter(({ count }) => count > 0)
			.sort(
				(a, b) =>
					b.count - a.count || order(a.one) - order(b.one) || order(a.other) - order(b.other)
			)
	};
}

const ORDER = Object.keys(FAMILIES);
function order(family: Family): number {
	return ORDER.indexOf(family);
}

function countMixed(books: readonly Book[]): number {
	let count = 0;
	for (const { bits } of books) {
		const families = bits[FAMILY]!;
		// More than one bit: what is left without the lowest.
		if ((families & (families - 1)) !== 0) count++;
	}
	return count;
}
const FAMILY = LIST_FACETS.indexOf('family');
