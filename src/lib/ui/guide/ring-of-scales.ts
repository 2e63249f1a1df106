/** Half of the side of the drawing. */
export const MIDDLE = 180;
const FIRST = 30;
const STEP = 22;

/** Radius of the ring of a scale: 0 the nearest, 6 the farthest. */
export function radiusOf(level: number): number {
	return FIRST + STEP * level;
}

/** Places `count` marks evenly around the ring of a level; each ring begins a little further round. */
export function placeAround(level: number, count: number): { x: number; y: number }[] {
	const round = (value: number) => Math.round(value * 10) / 10;
	return Array.from({ length: count }, (_, rank) => {
		const angle = ((rank + 0.5) / count) * 2 * Math.PI + level * 0.7 - Math.PI / 2;
		return {
			x: round(MIDDLE + radiusOf(level) * Math.cos(angle)),
			y: round(MIDDLE + radiusOf(level) * Math.sin(angle))
		};
	});
}
