import type { Box, Circle, Spot } from './drawing.ts';

/*
 * Circles that stand for counts on a map. Their area follows the count. Each keeps a least distance
 * from the others, so that a finger finds one and none hides another: those of one group that would
 * touch are gathered into one, those of two groups are set apart by a little, and gathered too when
 * a little is not enough. The same spots give the same circles, in whatever order they come.
 */

/** Half of the least distance between two circles: 24 px on a screen of 320, in a drawing 600 wide. */
export const REACH = 25;
const LARGEST = 54;
const WIDEST_SINGLE = 8;
/** No circle is set further than this from where it is, in units of the drawing. */
const FARTHEST = 36;
const ROUNDS = 60;
const TOUCH = 0.05;

interface Moving {
	spots: Spot[];
	count: number;
	home: { x: number; y: number };
	x: number;
	y: number;
}

/** Radius of a count of one, such that the largest of `counts` still fits the map. */
export function radiusOfOne(counts: readonly number[]): number {
	return Math.min(WIDEST_SINGLE, LARGEST / Math.sqrt(Math.max(1, ...counts)));
}

/** Gathers the spots of one drawing. Every spot is in exactly one circle. */
export function gatherSpots(spots: readonly Spot[], box: Box, unit: number): Circle[] {
	const sorted = [...spots].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
	let circles: Moving[] = [];
	for (const spot of sorted) circles = absorb(circles, circleOf([spot]), unit);
	while (!setApart(circles, box, unit)) {
		const pair = closest(circles, unit);
		if (!pair) break;
		const [one, other] = pair;
		circles = [
			...circles.filter((circle) => circle !== one && circle !== other),
			circleOf([...one.spots, ...other.spots])
		];
	}
	return circles
		.map(({ spots: held, count, x, y }) => ({
			spots: held,
			count,
			x: round(x),
			y: round(y),
			r: round(unit * Math.sqrt(count))
		}))
		.sort((a, b) => b.count - a.count || (a.spots[0]!.key < b.spots[0]!.key ? -1 : 1));
}

/** Adds a circle; it takes in those of its own group that it would touch, one after the other. */
function absorb(circles: Moving[], added: Moving, unit: number): Moving[] {
	const group = added.spots[0]!.group;
	let rest = circles;
	let grown = added;
	for (;;) {
		const touched = rest
			.filter((one) => one.spots[0]!.group === group && overlap(one, grown, unit) > TOUCH)
			.sort((a, b) => overlap(b, grown, unit) - overlap(a, grown, unit))[0];
		if (!touched) return [...rest, grown];
		rest = rest.filter((one) => one !== touched);
		grown = circleOf([...touched.spots, ...grown.spots]);
	}
}

function circleOf(spots: Spot[]): Moving {
	const count = spots.reduce((sum, spot) => sum + spot.count, 0);
	const mean = (axis: 'x' | 'y') =>
		spots.reduce((sum, spot) => sum + spot[axis] * spot.count, 0) / count;
	const home = { x: mean('x'), y: mean('y') };
	return {
		spots: [...spots].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1)),
		count,
		home,
		...home
	};
}

/** Moves the circles off one another, from where they are; false when it takes too much. */
function setApart(circles: Moving[], box: Box, unit: number): boolean {
	const starts = circles.map((circle) => {
		keepInside(Object.assign(circle, circle.home), box, unit);
		return { x: circle.x, y: circle.y };
	});
	for (let turn = 0; turn < ROUNDS; turn++) {
		let touched = false;
		for (const [rank, one] of circles.entries()) {
			for (const other of circles.slice(rank + 1)) {
				const excess = overlap(one, other, unit);
				if (excess <= TOUCH) continue;
				touched = true;
				push(one, other, excess, rank);
				keepInside(one, box, unit);
				keepInside(other, box, unit);
			}
		}
		if (!touched)
			return circles.every(
				({ x, y }, rank) => Math.hypot(x - starts[rank]!.x, y - starts[rank]!.y) <= FARTHEST
			);
	}
	return false;
}

function push(one: Moving, other: Moving, excess: number, rank: number): void {
	const distance = Math.hypot(other.x - one.x, other.y - one.y);
	const angle = distance > 0 ? Math.atan2(other.y - one.y, other.x - one.x) : rank;
	const total = one.count + other.count;
	const [dx, dy] = [Math.cos(angle) * (excess + TOUCH), Math.sin(angle) * (excess + TOUCH)];
	one.x -= (dx * other.count) / total;
	one.y -= (dy * other.count) / total;
	other.x += (dx * one.count) / total;
	other.y += (dy * one.count) / total;
}

/** The two that hide each other most where they are; the nearest two when none does. */
function closest(circles: readonly Moving[], unit: number): [Moving, Moving] | undefined {
	let best: [Moving, Moving] | undefined;
	let most = -Infinity;
	for (const [rank, one] of circles.entries()) {
		for (const other of circles.slice(rank + 1)) {
			const distance = Math.hypot(one.home.x - other.home.x, one.home.y - other.home.y);
			const excess = spaceOf(one, unit) + spaceOf(other, unit) - distance;
			if (excess > most) [most, best] = [excess, [one, other]];
		}
	}
	return best;
}

function overlap(one: Moving, other: Moving, unit: number): number {
	const distance = Math.hypot(one.x - other.x, one.y - other.y);
	return spaceOf(one, unit) + spaceOf(other, unit) - distance;
}

function spaceOf({ count }: Moving, unit: number): number {
	return Math.max(REACH, unit * Math.sqrt(count));
}

function keepInside(circle: Moving, box: Box, unit: number): void {
	const space = spaceOf(circle, unit);
	const within = (value: number, start: number, length: number) =>
		length < 2 * space
			? start + length / 2
			: Math.min(Math.max(value, start + space), start + length - space);
	circle.x = within(circle.x, box.x, box.width);
	circle.y = within(circle.y, box.y, box.height);
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
