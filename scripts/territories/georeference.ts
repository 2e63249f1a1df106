// Finds where on Earth a drawing lies, from points known to be inside each of its shapes.
// The drawing of MapSVG is a Mercator map: x follows the longitude, y the Mercator ordinate, each with its own scale
// (they differ by 0.3 %, because the map was computed on the ellipsoid and this is a sphere).

import type { Point, Position } from './plane.ts';
import { centreOfRings, distanceToRings, isInside, type Ring } from './rings.ts';

/** A point (degrees) and the shape it belongs to. */
export interface Witness extends Point {
	shape: string;
}

export interface Georeference {
	toPoint(position: Position): Point;
	/** Number of witnesses the fitted drawing leaves outside their shape. */
	outside: number;
}

/** Scale and offset of each axis: drawing = scale × mercator + offset. */
type Fit = [scaleX: number, offsetX: number, scaleY: number, offsetY: number];

/** A witness further than this from its shape (drawing units, 6 km) counts as much as one at that distance: it may be an error. */
const FAR_OUTSIDE = 4;
/** The search ends when no step of 1/100 unit (15 m) improves the fit. */
const FINEST_STEP = 0.01;

export function georeference(drawing: Map<string, Ring[]>, witnesses: Witness[]): Georeference {
	const known = witnesses.map((witness) => ({
		shape: drawing.get(witness.shape)!,
		position: toMercator(witness)
	}));
	const centre = toMercator({ latitude: 46.5, longitude: 2.5 });

	const cost = (fit: Fit): { total: number; outside: number } => {
		let [total, outside] = [0, 0];
		for (const { shape, position } of known) {
			const [x, y] = [fit[0] * position[0] + fit[1], fit[2] * position[1] + fit[3]];
			if (isInside(shape, x, y)) continue;
			outside++;
			total += Math.min(FAR_OUTSIDE, distanceToRings(shape, x, y));
		}
		return { total, outside };
	};

	// Each parameter in turn is moved by a step that shrinks when nothing improves. Stretching is done about the
	// centre of France, by an amount that moves its edges (0.09 radian away) by one step.
	let fit = firstFit(drawing, witnesses);
	let best = cost(fit);
	for (let step = 1; step >= FINEST_STEP;) {
		const moves = [step, -step].flatMap((by) =>
			[0, 1].flatMap((axis) => [shift(fit, axis, by), stretch(fit, axis, by / 0.09, centre)])
		);
		const better = moves
			.map((move) => ({ move, score: cost(move) }))
			.sort((a, b) => a.score.total - b.score.total)[0]!;
		if (better.score.total < best.total) [fit, best] = [better.move, better.score];
		else step /= 2;
	}

	return {
		toPoint: ([x, y]) => fromMercator([(x - fit[1]) / fit[0], (y - fit[3]) / fit[2]]),
		outside: best.outside
	};
}

/** Least squares between the middle of each shape and the mean of its witnesses, one axis at a time. */
function firstFit(drawing: Map<string, Ring[]>, witnesses: Witness[]): Fit {
	const byShape = Map.groupBy(witnesses, (witness) => witness.shape);
	const pairs = [...byShape].map(([shape, inside]) => {
		const positions = inside.map(toMercator);
		const mean = [0, 1].map(
			(axis) => positions.reduce((sum, position) => sum + position[axis]!, 0) / positions.length
		);
		return { earth: mean as Position, drawn: centreOfRings(drawing.get(shape)!) };
	});
	const line = (axis: 0 | 1): [number, number] => {
		const earth = pairs.reduce((sum, pair) => sum + pair.earth[axis], 0) / pairs.length;
		const drawn = pairs.reduce((sum, pair) => sum + pair.drawn[axis], 0) / pairs.length;
		const shared = pairs.reduce(
			(sum, pair) => sum + (pair.earth[axis] - earth) * (pair.drawn[axis] - drawn),
			0
		);
		const spread = pairs.reduce((sum, pair) => sum + (pair.earth[axis] - earth) ** 2, 0);
		return [shared / spread, drawn - (shared / spread) * earth];
	};
	return [...line(0), ...line(1)];
}

function shift(fit: Fit, axis: number, by: number): Fit {
	const moved: Fit = [...fit];
	moved[axis * 2 + 1]! += by;
	return moved;
}

function stretch(fit: Fit, axis: number, by: number, centre: Position): Fit {
	const moved = shift(fit, axis, -by * centre[axis]!);
	moved[axis * 2]! += by;
	return moved;
}

/** Radians east, and Mercator ordinate on the sphere. */
function toMercator(point: Point): Position {
	const latitude = (point.latitude * Math.PI) / 180;
	return [(point.longitude * Math.PI) / 180, Math.log(Math.tan(Math.PI / 4 + latitude / 2))];
}

function fromMercator([x, y]: Position): Point {
	const latitude = 2 * Math.atan(Math.exp(y)) - Math.PI / 2;
	return { latitude: (latitude * 180) / Math.PI, longitude: (x * 180) / Math.PI };
}
