import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MIDDLE, placeAround, radiusOf } from './ring-of-scales.ts';

test('every mark stands on its ring, inside the drawing', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 60 }), (level, count) => {
			const places = placeAround(level, count);
			expect(places).toHaveLength(count);
			for (const { x, y } of places) {
				expect(Math.hypot(x - MIDDLE, y - MIDDLE)).toBeCloseTo(radiusOf(level), 0);
				expect(Math.min(x, y)).toBeGreaterThan(8);
				expect(Math.max(x, y)).toBeLessThan(2 * MIDDLE - 8);
			}
		})
	);
});
