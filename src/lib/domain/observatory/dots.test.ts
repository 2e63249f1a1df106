import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DOT_STEP, drawDots } from './dots.ts';

/** The dots that a path draws: one at its start, one at each whole step. */
const dotsOf = (path: string) =>
	[...path.matchAll(/h([\d.]+)/g)].reduce(
		(sum, [, length]) => sum + Math.floor(Number(length) / DOT_STEP) + 1,
		0
	);

test('a field of dots holds each dot once, filled or not', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 120 }),
			fc.integer({ min: 0, max: 120 }),
			fc.integer({ min: 1, max: 12 }),
			(all, wanted, columns) => {
				const filled = Math.min(wanted, all);
				const field = drawDots(filled, all, columns);
				expect(dotsOf(field.filled)).toBe(filled);
				expect(dotsOf(field.empty)).toBe(all - filled);
				expect(field.rows * columns).toBeGreaterThanOrEqual(all);
			}
		)
	);
});
