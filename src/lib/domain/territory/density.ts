import type { Point } from './territory.ts';

/*
 * Surfaces are not among our data, and more than half of our points are estimates, some kilometres
 * off: the density of one commune cannot be known from them. How many people live around it can: an
 * error of a few kilometres changes little in a circle of fifteen.
 */

/** Kilometres around a point that count as its surroundings. */
export const SURROUNDINGS = 15;

const KM_PER_DEGREE = 111.195; // of a great circle, mean radius of the Earth
/** No commune of France is further from the equator: meridians are at least so far apart. */
const LEAST_COSINE = Math.cos((60 * Math.PI) / 180);

/** A commune as it counts here. */
type Peopled = Point & { readonly population: number | null };

/**
 * For each commune, inhabitants per square kilometre in the `SURROUNDINGS` around it, itself among
 * them. The sea and what lies beyond the border count as empty. Distances on a flat map: exact to a
 * thousandth over fifteen kilometres.
 */
export function densitiesAround(communes: readonly Peopled[]): Float64Array {
	const tall = SURROUNDINGS / KM_PER_DEGREE;
	const wide = tall / LEAST_COSINE;
	// The globe in cells, row by row: three cells side by side are one run of the sorted communes.
	const cellOf = (latitude: number, longitude: number) =>
		Math.floor(latitude / tall) * ROW + Math.floor(longitude / wide);
	const cells = Float64Array.from(communes, (one) => cellOf(one.latitude, one.longitude));
	const order = Uint32Array.from(communes.keys()).sort((a, b) => cells[a]! - cells[b]!);
	const sorted = Float64Array.from(order, (rank) => cells[rank]!);
	const latitudes = Float64Array.from(order, (rank) => communes[rank]!.latitude);
	const longitudes = Float64Array.from(order, (rank) => communes[rank]!.longitude);
	const inhabitants = Float64Array.from(order, (rank) => communes[rank]!.population ?? 0);

	const densities = new Float64Array(communes.length);
	for (let at = 0; at < order.length; at++) {
		const latitude = latitudes[at]!;
		const longitude = longitudes[at]!;
		const cosine = Math.cos((latitude * Math.PI) / 180);
		let sum = 0;
		for (let row = -1; row <= 1; row++) {
			const middle = sorted[at]! + row * ROW;
			const end = firstFrom(sorted, middle + 2);
			for (let other = firstFrom(sorted, middle - 1); other < end; other++) {
				const north = latitudes[other]! - latitude;
				const east = (longitudes[other]! - longitude) * cosine;
				if (north * north + east * east <= tall * tall) sum += inhabitants[other]!;
			}
		}
		densities[order[at]!] = sum / SURFACE;
	}
	return densities;
}

/** More cells than a row has. */
const ROW = 10_000;
const SURFACE = Math.PI * SURROUNDINGS ** 2;

/** Rank of the first value that is not below `least`. */
function firstFrom(sorted: Float64Array, least: number): number {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (sorted[middle]! < least) low = middle + 1;
		else high = middle;
	}
	return low;
}
