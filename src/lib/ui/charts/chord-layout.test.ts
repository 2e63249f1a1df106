import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOutChord } from './chord-layout.ts';

/** What meets what, the same both ways. */
const anyMeetings = fc
	.array(fc.array(fc.nat(500), { minLength: 9, maxLength: 9 }), { minLength: 1, maxLength: 9 })
	.map((lines) =>
		lines.map((line, at) => lines.map((other, to) => (at <= to ? line[to]! : other[at]!)))
	);

describe('the drawing of meetings', () => {
	test('has one ribbon for each pair that meets, and one name for each that is there', () => {
		fc.assert(
			fc.property(anyMeetings, (together) => {
				const { arcs, ribbons } = layOutChord(together, 150);
				expect(arcs.map(({ rank }) => rank).sort()).toEqual([...together.keys()]);
				const drawn = ribbons.map(({ one, other }) => [one, other].sort().join(' '));
				const meeting = together.flatMap((line, at) =>
					line.flatMap((count, to) => (at < to && count > 0 ? [`${at} ${to}`] : []))
				);
				expect(drawn.sort()).toEqual(meeting.sort());
			})
		);
	});

	test('draws the widest ribbons first, under the thin ones', () => {
		const { ribbons } = layOutChord(
			[
				[9, 1, 5],
				[1, 9, 3],
				[5, 3, 9]
			],
			150
		);
		expect(ribbons.map(({ one, other }) => [one, other].sort())).toEqual([
			[0, 2],
			[1, 2],
			[0, 1]
		]);
	});

	test('is written in tenths', () => {
		const { arcs, ribbons } = layOutChord(
			[
				[0, 7],
				[7, 0]
			],
			150
		);
		for (const { path } of [...arcs, ...ribbons]) {
			expect(path).not.toMatch(/\d\.\d\d|NaN|e-/);
			expect(path).toMatch(/^M[-\d.,]+/);
		}
	});
});
