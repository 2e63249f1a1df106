import {
	geoConicConformal,
	geoMercator,
	type GeoPermissibleObjects,
	type GeoProjection
} from 'd3-geo';
import type { Box } from '../../domain/territory/drawing.ts';
import type { Point } from '../../domain/territory/territory.ts';

/*
 * The drawn France: the mainland in a conic conformal projection (the one of Lambert 93), the five
 * overseas régions in frames below, nearer and larger than they are. Units are those of VIEW_BOX.
 */

export const WIDTH = 600;
const MAINLAND_HEIGHT = 580;
const INSET_TOP = 590;
const INSET_WIDTH = 112;
const INSET_HEIGHT = 116;
const INSET_GAP = 10;
const INSET_MARGIN = 8;
/** Room for the name, at the foot of the frame. */
const INSET_FOOT = 26;
export const VIEW_BOX = `0 0 ${WIDTH} ${INSET_TOP + INSET_HEIGHT}`;

/** Overseas: what stands in each frame, and the rectangle of the globe that it shows (west, south, east, north). */
const OVERSEAS = [
	{ label: 'Guadeloupe', codes: ['971', 'R01'], box: [-61.83, 15.8, -60.98, 16.55] },
	{ label: 'Martinique', codes: ['972', 'R02'], box: [-61.26, 14.36, -60.78, 14.91] },
	{ label: 'Guyane', codes: ['973', 'R03'], box: [-54.65, 2.08, -51.55, 5.82] },
	{ label: 'La Réunion', codes: ['974', 'R04'], box: [55.19, -21.42, 55.86, -20.85] },
	{ label: 'Mayotte', codes: ['976', 'R06'], box: [45.0, -13.03, 45.33, -12.6] }
] as const;

export interface Inset extends Box {
	readonly label: string;
}

export const INSETS: readonly Inset[] = OVERSEAS.map(({ label }, index) => ({
	label,
	...frame(index)
}));

/** The parts of the drawing, the mainland first: circles of one part stay in it. */
export const PARTS: readonly Box[] = [
	{ x: 0, y: 0, width: WIDTH, height: MAINLAND_HEIGHT },
	...OVERSEAS.map((_, index) => frame(index))
];

/** The part in which a département or a région is drawn: 0 is the mainland. */
export function partOf(code: string): number {
	return OVERSEAS.findIndex(({ codes }) => (codes as readonly string[]).includes(code)) + 1;
}

/** The projection of a part of the drawing. */
export function projectionOf(part: number): GeoProjection {
	return (projections[part] ??= part === 0 ? mainland() : inset(part - 1));
}
const projections: GeoProjection[] = [];

/** Where a point stands on the drawing and in which part, or null when it is on none of them. */
export function placeOnMap(point: Point): { x: number; y: number; part: number } | null {
	const at: [number, number] = [point.longitude, point.latitude];
	const overseas = OVERSEAS.findIndex(
		({ box: [west, south, east, north] }) =>
			at[0] >= west - 0.3 && at[0] <= east + 0.3 && at[1] >= south - 0.3 && at[1] <= north + 0.3
	);
	const isMainland = at[0] > -6 && at[0] < 10.5 && at[1] > 41 && at[1] < 51.6;
	if (overseas < 0 && !isMainland) return null;
	const placed = projectionOf(overseas + 1)(at);
	return placed && { x: tenths(placed[0]), y: tenths(placed[1]), part: overseas + 1 };
}

export function tenths(value: number): number {
	return Math.round(value * 10) / 10;
}

/** Lambert 93, without its scale: parallels 44 and 49, meridian 3. */
export function lambert(): GeoProjection {
	return geoConicConformal().parallels([44, 49]).rotate([-3, 0]);
}

/** Fitted to the corners of the mainland and Corsica. */
function mainland(): GeoProjection {
	const corners: GeoPermissibleObjects = {
		type: 'MultiPoint',
		coordinates: [
			[-5.15, 48.4],
			[9.56, 42.2],
			[8.23, 48.97],
			[2.55, 51.09],
			[9.2, 41.36],
			[-1.8, 43.35]
		]
	};
	return lambert().fitExtent(
		[
			[6, 4],
			[WIDTH - 6, MAINLAND_HEIGHT]
		],
		corners
	);
}

function inset(index: number): GeoProjection {
	const [west, south, east, north] = OVERSEAS[index]!.box;
	const { x, y, width, height } = frame(index);
	const corners: GeoPermissibleObjects = {
		type: 'MultiPoint',
		coordinates: [
			[west, south],
			[east, north]
		]
	};
	return geoMercator().fitExtent(
		[
			[x + INSET_MARGIN, y + INSET_MARGIN],
			[x + width - INSET_MARGIN, y + height - INSET_FOOT]
		],
		corners
	);
}

function frame(index: number): Box {
	return {
		x: index * (INSET_WIDTH + INSET_GAP),
		y: INSET_TOP,
		width: INSET_WIDTH,
		height: INSET_HEIGHT
	};
}
