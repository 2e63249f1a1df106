import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gatherSpots, radiusOfOne, REACH } from './circles.ts';
import type { Spot } from './drawing.ts';

const BOX = { x: 0, y: 0, width: 600, height: 580 };

const spots: fc.Arbitrary<Spot[]> = fc
	.array(
		fc.record({
			group: fc.constantFrom('R11', 'R53', 'R84', 'R93'),
			x: fc.double({ min: 0, max: 600, noNaN: true }),
			y: fc.double({ min: 0, max: 580, noNaN: true }),
			count: fc.integer({ min: 1, max: 200 })
		}),
		{ maxLength: 60 }
	)
	.map((list) => list.map((spot, rank) => ({ ...spot, key: String(rank).padStart(3, '0') })));

const unitOf = (list: readonly Spot[]) => {
	const groups = new Map<string, number>();
	for (const { group, count } of list) groups.set(group, (groups.get(group) ?? 0) + count);
	return radiusOfOne([...groups.values()]);
};

test('every spot is in one circle, and every example is counted once', () => {
	fc.assert(
		fc.property(spots, (list) => {
			const circles = gatherSpots(list, BOX, unitOf(list));
			const held = circles.flatMap((circle) => circle.spots.map(({ key }) => key)).sort();
			expect(held).toEqual(list.map(({ key }) => key));
			for (const { count, spots: inside } of circles)
				expect(count).toBe(inside.reduce((sum, spot) => sum + spot.count, 0));
		})
	);
});

test('no circle hides another, and a finger finds each of them', () => {
	fc.assert(
		fc.property(spots, (list) => {
			const circles = gatherSpots(list, BOX, unitOf(list));
			for (const [rank, one] of circles.entries()) {
				for (const other of circles.slice(rank + 1)) {
					const apart = Math.hypot(one.x - other.x, one.y - other.y);
					const least = Math.max(REACH, one.r) + Math.max(REACH, other.r);
					expect(apart).toBeGreaterThan(least - 0.5);
				}
			}
		})
	);
});

test('circles are inside the drawing, and their area follows the count', () => {
	fc.assert(
		fc.property(spots, (list) => {
			const unit = unitOf(list);
			for (const { x, y, r, count } of gatherSpots(list, BOX, unit)) {
				expect(Math.abs(r - unit * Math.sqrt(count))).toBeLessThan(0.06);
				expect(x - r).toBeGreaterThan(-0.2);
				expect(y - r).toBeGreaterThan(-0.2);
				expect(x + r).toBeLessThan(600.2);
				expect(y + r).toBeLessThan(580.2);
			}
		})
	);
});

test('the order in which spots come changes nothing', () => {
	fc.assert(
		fc.property(spots, fc.integer(), (list, seed) => {
			const other = [...list].sort((a, b) => mixed(a.key, seed) - mixed(b.key, seed));
			expect(gatherSpots(other, BOX, unitOf(list))).toEqual(gatherSpots(list, BOX, unitOf(list)));
		})
	);
});

describe('spots near one another', () => {
	const spot = (key: string, group: string, x: number, count = 1): Spot => ({
		key,
		group,
		x,
		y: 300,
		count
	});

	test('of one group are gathered', () => {
		const [circle, ...none] = gatherSpots(
			[spot('a', 'R53', 200, 3), spot('b', 'R53', 220)],
			BOX,
			8
		);
		expect(none).toEqual([]);
		expect(circle).toMatchObject({ count: 4, x: 205 });
	});

	test('of two groups are set apart by a little', () => {
		const circles = gatherSpots([spot('a', 'R53', 200), spot('b', 'R52', 220)], BOX, 8);
		expect(circles.map(({ x }) => x)).toEqual([expect.closeTo(185, 0), expect.closeTo(235, 0)]);
	});

	test('eight hundred at one place are one circle', () => {
		const circles = gatherSpots([spot('13055', 'R93', 300, 851)], BOX, radiusOfOne([851]));
		expect(circles).toHaveLength(1);
		expect(circles[0]!.r).toBeCloseTo(54, 0);
	});
});

function mixed(key: string, seed: number): number {
	return (Math.imul(Number(key) + 1, 2654435761) ^ seed) >>> 0;
}
