import type { TerritoryKind } from './territory.ts';

interface Valued {
	readonly code: string;
	readonly kind: TerritoryKind;
	readonly value: number | null;
}

/** The place of a value among those of its kind. */
export interface Rank {
	/** From the highest; the same value has the same rank, and the next one leaves as many places free. Null without a value. */
	readonly rank: number | null;
	/** Others have the same value. */
	readonly tied: boolean;
}

/** What is known of the values of one kind of territory. */
export interface Summary {
	readonly kind: TerritoryKind;
	readonly count: number;
	readonly missing: number;
	readonly lowest: number | null;
	readonly median: number | null;
	readonly highest: number | null;
}

const UNRANKED: Rank = { rank: null, tied: false };

/** The rank of each territory of one vintage, by code. */
export function rankValues(values: readonly Valued[]): ReadonlyMap<string, Rank> {
	const ranks = new Map<string, Rank>();
	for (const ofKind of Map.groupBy(values, ({ kind }) => kind).values()) {
		const sorted = ofKind.filter(({ value }) => value !== null).sort((a, b) => b.value! - a.value!);
		for (let from = 0; from < sorted.length;) {
			let to = from + 1;
			while (to < sorted.length && sorted[to]!.value === sorted[from]!.value) to++;
			const rank = { rank: from + 1, tied: to - from > 1 };
			for (const { code } of sorted.slice(from, to)) ranks.set(code, rank);
			from = to;
		}
		for (const { code, value } of ofKind) if (value === null) ranks.set(code, UNRANKED);
	}
	return ranks;
}

/** What is known of one vintage, a line by kind of territory. */
export function summarizeValues(values: readonly Valued[]): Summary[] {
	return [...Map.groupBy(values, ({ kind }) => kind)].map(([kind, ofKind]) => {
		const numbers = ofKind.flatMap(({ value }) => value ?? []).sort((one, other) => one - other);
		const middle = numbers.length / 2;
		return {
			kind,
			count: numbers.length,
			missing: ofKind.length - numbers.length,
			lowest: numbers[0] ?? null,
			median:
				numbers.length === 0
					? null
					: (numbers[Math.ceil(middle) - 1]! + numbers[Math.floor(middle)]!) / 2,
			highest: numbers.at(-1) ?? null
		};
	});
}
