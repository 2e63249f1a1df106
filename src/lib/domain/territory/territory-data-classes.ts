/** One class of a map: the values from `from` to `to`, both in it. 1 is the lowest. */
export interface DataClass {
	readonly step: 1 | 2 | 3 | 4 | 5;
	readonly from: number;
	readonly to: number;
	/** How many territories are in it. */
	readonly count: number;
}

const MOST = 5;

/**
 * Parts values into at most five classes of about as many territories each (quantiles), the same value
 * always in the same class. Bounds are values of the data; zero and values below it are values like others.
 */
export function dataClasses(values: readonly number[]): DataClass[] {
	const sorted = [...values].sort((one, other) => one - other);
	const distinct = [...new Set(sorted)];
	const parts: { from: number; to: number }[] = [];
	if (distinct.length <= MOST) parts.push(...distinct.map((value) => ({ from: value, to: value })));
	else {
		for (let part = 1; part <= MOST; part++) {
			const to = sorted[Math.ceil((part * sorted.length) / MOST) - 1]!;
			const from = parts.length === 0 ? sorted[0]! : distinct.find((one) => one > parts.at(-1)!.to);
			if (from !== undefined && to >= from) parts.push({ from, to });
		}
	}
	const first = MOST - parts.length + 1;
	return parts.map(({ from, to }, rank) => ({
		step: (first + rank) as DataClass['step'],
		from,
		to,
		count: sorted.filter((value) => value >= from && value <= to).length
	}));
}

/** The class of a value. */
export function dataStep(value: number, classes: readonly DataClass[]): DataClass['step'] | null {
	return classes.find(({ to }) => value <= to)?.step ?? null;
}
