import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortPath } from './short-path.ts';

test('steps are shorter and lead through the same points', () => {
	expect(shortPath('M10,20L10.5,19.5L10.5,19.5L0,0ZM5,5L6,6Z')).toBe(
		'M10 20l.5-.5-10.5-19.5zm-5-15 1 1z'
	);
	expect(shortPath('')).toBe('');
});

test('whatever the outline, each point is found again', () => {
	const tenth = fc.integer({ min: -9000, max: 9000 }).map((value) => value / 10);
	const ring = fc.array(fc.tuple(tenth, tenth), { minLength: 2, maxLength: 12 });
	fc.assert(
		fc.property(fc.array(ring, { minLength: 1, maxLength: 4 }), (rings) => {
			const path = rings.map((points) => `M${points.map((point) => point.join()).join('L')}Z`);
			const expected = rings.map((points) =>
				points
					.filter((point, rank) => rank === 0 || String(point) !== String(points[rank - 1]))
					.map(([x, y]) => [Math.round(x * 10), Math.round(y * 10)])
			);
			expect(pointsOf(shortPath(path.join('')))).toEqual(expected);
		})
	);
});

/** Reads a path as SVG does, in tenths. */
function pointsOf(path: string): number[][][] {
	const rings: number[][][] = [];
	let [x, y] = [0, 0];
	for (const [, command, rest] of path.matchAll(/([Mmlz])([^Mmlz]*)/g)) {
		if (command === 'z') [x, y] = rings.at(-1)![0] as [number, number];
		const numbers = (rest!.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map((one) =>
			Math.round(Number(one) * 10)
		);
		for (let at = 0; at < numbers.length; at += 2) {
			const absolute = command === 'M' && at === 0;
			[x, y] = [(absolute ? 0 : x) + numbers[at]!, (absolute ? 0 : y) + numbers[at + 1]!];
			if (/m/i.test(command!) && at === 0) rings.push([]);
			rings.at(-1)!.push([x, y]);
		}
	}
	return rings;
}
