// What can be asked of closed lines: are we inside, how far, how large, where is the middle.

import type { Position } from './plane.ts';

/** A closed line; the last position may repeat the first. */
export type Ring = Position[];

/** Even-odd rule over all rings, so that a hole is a ring inside another. */
export function isInside(rings: Ring[], x: number, y: number): boolean {
	let inside = false;
	for (const ring of rings) {
		for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
			const a = ring[i]!;
			const b = ring[j]!;
			if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0])
				inside = !inside;
		}
	}
	return inside;
}

/** Distance to the nearest line of the rings, whichever side, in the unit of the positions. */
export function distanceToRings(rings: Ring[], x: number, y: number): number {
	let nearest = Infinity;
	for (const ring of rings) {
		for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
			const a = ring[j]!;
			const b = ring[i]!;
			const dx = b[0] - a[0];
			const dy = b[1] - a[1];
			const along = ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy || 1);
			const t = Math.min(1, Math.max(0, along));
			nearest = Math.min(nearest, Math.hypot(x - a[0] - t * dx, y - a[1] - t * dy));
		}
	}
	return nearest;
}

/** Positive when the ring turns counterclockwise in a plane whose y goes up. */
export function signedArea(ring: Ring): number {
	let doubled = 0;
	for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
		doubled += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1];
	}
	return doubled / 2;
}

/** Middle of the surface of rings that do not overlap. */
export function centreOfRings(rings: Ring[]): Position {
	let [area, x, y] = [0, 0, 0];
	for (const ring of rings) {
		const sign = Math.sign(signedArea(ring));
		for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
			const a = ring[j]!;
			const b = ring[i]!;
			const cross = sign * (a[0] * b[1] - b[0] * a[1]);
			area += cross / 2;
			x += ((a[0] + b[0]) * cross) / 6;
			y += ((a[1] + b[1]) * cross) / 6;
		}
	}
	return [x / area, y / area];
}

/** Centres of the squares of the given side whose centre is inside the rings, row by row. */
export function listSquaresInside(rings: Ring[], side: number): Position[] {
	const ys = rings.flat().map((position) => position[1]);
	const squares: Position[] = [];
	for (let row = Math.floor(Math.min(...ys) / side); row <= Math.max(...ys) / side; row++) {
		const y = (row + 0.5) * side;
		const crossings = rings.flatMap((ring) => crossingsAt(ring, y)).sort((a, b) => a - b);
		for (let k = 0; k + 1 < crossings.length; k += 2) {
			for (
				let column = Math.ceil(crossings[k]! / side - 0.5);
				(column + 0.5) * side < crossings[k + 1]!;
				column++
			) {
				squares.push([(column + 0.5) * side, y]);
			}
		}
	}
	return squares;
}

function crossingsAt(ring: Ring, y: number): number[] {
	const crossings: number[] = [];
	for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
		const a = ring[i]!;
		const b = ring[j]!;
		if (a[1] > y !== b[1] > y) crossings.push(((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]);
	}
	return crossings;
}
