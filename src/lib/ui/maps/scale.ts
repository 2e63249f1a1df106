export interface ValueClass {
	/** 1 is the lightest, 5 the darkest. */
	step: 1 | 2 | 3 | 4 | 5;
	from: number;
	to: number;
}

/**
 * Parts the values above zero into at most five classes of about as many places each (quantiles),
 * so that one very big place does not make all the others look alike. Bounds are values of the data.
 */
export function classesOf(values: readonly number[]): ValueClass[] {
	const sorted = values.filter((value) => value > 0).sort((one, other) => one - other);
	const distinct = [...new Set(sorted)];
	if (distinct.length === 0) return [];
	if (distinct.length <= 5) {
		const first = 6 - distinct.length;
		return distinct.map((value, rank) => ({ step: stepAt(first + rank), from: value, to: value }));
	}
	const classes: ValueClass[] = [];
	for (let step = 1; step <= 5; step++) {
		const to = sorted[Math.ceil((step * sorted.length) / 5) - 1]!;
		const before = classes.at(-1)?.to ?? 0;
		const from = distinct.find((value) => value > before);
		if (from !== undefined && to >= from) classes.push({ step: stepAt(step), from, to });
	}
	return classes;
}

/** The step of one value, or nothing when it is zero or unknown. */
export function stepOf(value: number | undefined, classes: readonly ValueClass[]) {
	if (value === undefined || value <= 0) return undefined;
	return classes.find(({ to }) => value <= to)?.step;
}

function stepAt(step: number): ValueClass['step'] {
	return step as ValueClass['step'];
}
