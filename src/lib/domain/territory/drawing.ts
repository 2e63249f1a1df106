/** A rectangle of a drawing. */
export interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** A count at a place of a drawing. */
export interface Spot {
	/** Code of the territory counted. */
	readonly key: string;
	/** Code of the territory inside which spots may be gathered. */
	readonly group: string;
	readonly x: number;
	readonly y: number;
	readonly count: number;
}

/** One or several spots drawn as one; the largest first. */
export interface Circle {
	readonly spots: readonly Spot[];
	readonly x: number;
	readonly y: number;
	readonly r: number;
	readonly count: number;
}
