// Distances, and a flat picture of a piece of France small enough for straight lines to be true.

/** Degrees, WGS 84. */
export interface Point {
	latitude: number;
	longitude: number;
}

/** Kilometres east and north of the plane's origin. */
export type Position = [x: number, y: number];

export interface Plane {
	project(point: Point): Position;
	unproject(position: Position): Point;
}

const EARTH_RADIUS_KM = 6371.0088;
const KM_PER_DEGREE = (EARTH_RADIUS_KM * Math.PI) / 180;

/** Equirectangular projection, true to 1 % within 100 km of the given latitude. */
export function planeAt(latitude: number): Plane {
	const kmPerDegreeEast = KM_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
	return {
		project: (point) => [point.longitude * kmPerDegreeEast, point.latitude * KM_PER_DEGREE],
		unproject: ([x, y]) => ({ latitude: y / KM_PER_DEGREE, longitude: x / kmPerDegreeEast })
	};
}

export function distance(a: Position, b: Position): number {
	return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** The middle of several positions, all of the same weight. */
export function meanPosition(positions: Position[]): Position {
	let [x, y] = [0, 0];
	for (const position of positions) {
		x += position[0];
		y += position[1];
	}
	return [x / positions.length, y / positions.length];
}
