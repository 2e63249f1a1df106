import type { ThemePortrait } from './maturity.ts';

/** A point of a drawing whose centre is 0, 0; y goes down. */
export interface RadarPoint {
	readonly x: number;
	readonly y: number;
}

export interface RadarAxis extends RadarPoint {
	readonly theme: string;
	readonly label: string;
	/** Where the label stands: outside, on its side. */
	readonly at: RadarPoint;
	readonly side: 'start' | 'middle' | 'end';
	/** The value on the axis; null when nothing is known. */
	readonly value: RadarPoint | null;
	readonly quality: number | null;
}

/** A portrait as a radar of the given radius: the first theme on top, then clockwise. */
export function drawRadar(
	themes: readonly ThemePortrait[],
	radius: number,
	gap: number
): RadarAxis[] {
	return themes.map(({ theme, short, quality }, rank) => {
		const angle = (rank / themes.length) * 2 * Math.PI - Math.PI / 2;
		const point = (distance: number): RadarPoint => ({
			x: round(Math.cos(angle) * distance),
			y: round(Math.sin(angle) * distance)
		});
		const cosine = Math.cos(angle);
		return {
			theme,
			label: short,
			...point(radius),
			at: point(radius + gap),
			side: Math.abs(cosine) < 0.2 ? 'middle' : cosine > 0 ? 'start' : 'end',
			value: quality === null ? null : point((quality / 100) * radius),
			quality
		};
	});
}

/** The rings of a radar, as points in the order of its axes. */
export function drawRing(count: number, radius: number): RadarPoint[] {
	return Array.from({ length: count }, (_, rank) => {
		const angle = (rank / count) * 2 * Math.PI - Math.PI / 2;
		return { x: round(Math.cos(angle) * radius), y: round(Math.sin(angle) * radius) };
	});
}

/** For the attribute `points` of a polygon. */
export function writePoints(points: readonly RadarPoint[]): string {
	return points.map(({ x, y }) => `${x},${y}`).join(' ');
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
