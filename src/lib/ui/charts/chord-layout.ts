import { chord, ribbon } from 'd3-chord';
import { arc } from 'd3-shape';

/** Families around a circle, and ribbons between those that meet. Units of a drawing whose centre is 0, 0. */
export interface ChordLayout {
	readonly arcs: readonly {
		/** Rank of the family. */
		readonly rank: number;
		readonly path: string;
		/** Where its name is written. */
		readonly x: number;
		readonly y: number;
		readonly anchor: 'start' | 'middle' | 'end';
	}[];
	/** The widest first, so that the thin ones are drawn over them. */
	readonly ribbons: readonly {
		readonly one: number;
		readonly other: number;
		readonly path: string;
	}[];
}

const THICKNESS = 10;
const GAP = 3;
const TO_NAME = 14;

/**
 * Lays out what meets what. `together[i][j]`: how often i and j meet, the same both ways; the diagonal
 * is left aside. At both ends a ribbon is as wide as its number, of the same scale all around.
 */
export function layOutChord(together: readonly (readonly number[])[], radius: number): ChordLayout {
	const matrix = together.map((line, at) => line.map((count, to) => (at === to ? 0 : count)));
	const laid = chord()
		.padAngle(0.05)
		.sortSubgroups((a, b) => b - a)(matrix);
	const drawArc = arc<{ startAngle: number; endAngle: number }>()
		.innerRadius(radius)
		.outerRadius(radius + THICKNESS);
	const drawRibbon = ribbon().radius(radius - GAP);
	return {
		arcs: laid.groups.map(({ index, startAngle, endAngle }) => {
			const middle = (startAngle + endAngle) / 2;
			const [sine, cosine] = [Math.sin(middle), Math.cos(middle)];
			return {
				rank: index,
				path: rounded(drawArc({ startAngle, endAngle })!, 10),
				x: Math.round((radius + THICKNESS + TO_NAME) * sine),
				y: -Math.round((radius + THICKNESS + TO_NAME) * cosine),
				anchor: Math.abs(sine) < 0.35 ? 'middle' : sine > 0 ? 'start' : 'end'
			};
		}),
		ribbons: [...laid]
			.sort((a, b) => b.source.value - a.source.value)
			.map((one) => ({
				one: one.source.index,
				other: one.target.index,
				path: rounded(drawRibbon(one as never) as unknown as string, 1)
			}))
	};
}

/** As finely as a screen shows it at this size: tenths for the arcs, whole units for the ribbons. */
function rounded(path: string, parts: number): string {
	return path
		.replace(/-?\d+\.\d+(e-?\d+)?/g, (number) => String(Math.round(Number(number) * parts) / parts))
		.replace(/,-/g, '-');
}
