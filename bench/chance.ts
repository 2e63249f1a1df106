/** Numbers drawn at random, the same at each run. */
export interface Chance {
	/** A whole number from 0 to `limit`, excluded. */
	below(limit: number): number;
	oneOf<Value>(list: readonly Value[]): Value;
}

/** The generator « mulberry32 »: small, and even enough to choose words. */
export function seededChance(seed: number): Chance {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const below = (limit: number) => Math.floor(next() * limit);
	return { below, oneOf: (list) => list[below(list.length)]! };
}
