/** One line of the table: what was measured, and the bound it must keep when it has one. */
export interface Figure {
	readonly what: string;
	/** Null when it could not be measured: `remark` says why. */
	readonly measured: number | null;
	readonly unit: Unit;
	/** The most that is allowed; absent when the figure is there for information. */
	readonly bound?: number | undefined;
	readonly remark?: string | undefined;
	/** One sentence: how it was measured. */
	readonly method: string;
}

/** `MB` and `kB` are 1,000,000 and 1,000 bytes; `×` is a ratio. */
export type Unit = 's' | 'ms' | 'µs' | 'MB' | 'kB' | 'bytes' | 'requests' | 'requests/s' | '×';

/** What one file of `measures/` offers: a name for `--only`, and the figures it finds. */
export interface Measure {
	readonly name: string;
	run(bench: Bench): Promise<Figure[]>;
}

/** What the measures of one run share. */
export interface Bench {
	/** The product's folder. */
	readonly root: string;
	/** Says what is going on: a whole run takes minutes. */
	say(sentence: string): void;
	/** A folder of an embedded database filled by a first start, a fresh copy at each call. */
	filledFolder(): Promise<string>;
}

/** Measured over bound: at most 1 when the bound is kept. Null when there is nothing to compare. */
export function ratioOf({ measured, bound }: Figure): number | null {
	if (measured === null || bound === undefined) return null;
	if (bound === 0) return measured === 0 ? 0 : Infinity;
	return measured / bound;
}

/** Whether the bound is kept; null when there is none. A bound that was not measured is not kept. */
export function isKept(figure: Figure): boolean | null {
	if (figure.bound === undefined) return null;
	const ratio = ratioOf(figure);
	return ratio !== null && ratio <= 1;
}

/** The middle of some numbers: one slow run among three does not decide. */
export function median(numbers: readonly number[]): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)]!;
}

/** What 95 of 100 stay under. */
export function p95(numbers: readonly number[]): number {
	return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * 0.95)]!;
}

/** Seconds since `began`, an instant of `performance.now()`. */
export function secondsSince(began: number): number {
	return (performance.now() - began) / 1000;
}
