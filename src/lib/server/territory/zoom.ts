import { sql } from 'kysely';
import {
	geoCircle,
	geoMercator,
	geoPath,
	type GeoPermissibleObjects,
	type GeoProjection
} from 'd3-geo';
import { shortPath } from '../../domain/territory/short-path.ts';
import type { Point } from '../../domain/territory/territory.ts';
import type { Reader } from '../platform/context.ts';
import type { DrawnShape } from './map.ts';
import { outlinesVersion, readOutlines, type Outline } from './outlines.ts';
import { lambert, partOf, tenths, WIDTH } from './projection.ts';

/*
 * One territory drawn large: the départements of a région, a département, or the communes of an EPCI
 * as points (their outlines are not known here), with what lies around in pale.
 */

export interface Zoom {
	readonly width: number;
	readonly height: number;
	/** The parts of the territory: the départements of a région, or itself. */
	readonly shapes: readonly DrawnShape[];
	/** `d` of what lies around. */
	readonly around: string;
	/** `d` of the limit of the distance asked for. */
	readonly limit: string;
	place(point: Point): { x: number; y: number };
}

/** A town that helps to find one's way, the largest first. */
export interface Landmark extends Point {
	readonly code: string;
	readonly name: string;
}

const MARGIN = 44;
const LEAST_HEIGHT = 340;
const MOST_HEIGHT = 660;
/** Lines of what is cut at the edge stay out of sight. */
const BEYOND = 6;
const KEPT = 160;
const KM_PER_DEGREE = 111.195; // of a great circle, mean radius of the Earth

const drawn = new Map<string, Zoom>();

/** What a drawing is fitted to; the outlines of its départements when nothing is said. */
export interface Fit {
	/** These points, rather than the outlines. */
	readonly points?: readonly Point[] | undefined;
	/** All that is at most so far from a point, in kilometres. */
	readonly disc?: { readonly centre: Point; readonly distance: number } | undefined;
}

/** Draws the départements of `codes` as large as fits; null when one of them has no outline. */
export async function drawZoom(
	reader: Reader,
	codes: readonly string[],
	{ points, disc }: Fit = {}
): Promise<Zoom | null> {
	const key = `${codes.join()}.${await outlinesVersion(reader)}`;
	const isOwn = Boolean(points || disc);
	const known = isOwn ? undefined : drawn.get(key);
	if (known) return known;
	const { list } = await readOutlines(reader, 'departement', 'full');
	const inside = list.filter(({ code }) => codes.includes(code));
	if (inside.length === 0 || inside.length < codes.length) return null;
	const zoom = draw(inside, list, { points, disc });
	if (isOwn) return zoom;
	if (drawn.size >= KEPT) drawn.clear();
	drawn.set(key, zoom);
	return zoom;
}

/** The `count` largest communes that lie in a territory, itself when it is one. */
export async function listLandmarks(
	reader: Reader,
	code: string,
	count: number
): Promise<Landmark[]> {
	return reader.db
		.selectFrom('territory')
		.select(['code', 'name', 'latitude', 'longitude'])
		.where('kind', '=', 'commune')
		.where(sql<boolean>`(code = ${code} or ancestors @> array[${code}]::text[])`)
		.orderBy('population', (by) => by.desc().nullsLast())
		.orderBy('code')
		.limit(count)
		.execute();
}

function draw(inside: readonly Outline[], all: readonly Outline[], { points, disc }: Fit): Zoom {
	const part = partOf(inside[0]!.code);
	const circle = disc && geoCircle().center([disc.centre.longitude, disc.centre.latitude]);
	const limit = circle?.radius(disc!.distance / KM_PER_DEGREE)();
	const focus = {
		type: 'GeometryCollection',
		geometries: [
			...(points
				? [{ type: 'MultiPoint', coordinates: wideEnough(points) }]
				: inside.map(({ shape }) => ('geometry' in shape ? shape.geometry : shape))),
			...(limit ? [{ type: 'MultiPoint', coordinates: limit.coordinates[0] }] : [])
		]
	} as GeoPermissibleObjects;
	const { projection, height } = fit(part === 0 ? lambert() : geoMercator(), focus);
	projection.clipExtent([
		[-BEYOND, -BEYOND],
		[WIDTH + BEYOND, height + BEYOND]
	]);
	const path = geoPath(projection).digits(1);
	const pathOf = ({ shape }: Outline) => shortPath(path(shape) ?? '');
	return {
		width: WIDTH,
		height,
		shapes: inside.map((one) => ({ code: one.code, path: pathOf(one) })),
		around: all
			.filter((one) => Math.sign(partOf(one.code)) === Math.sign(part) && !inside.includes(one))
			.map(pathOf)
			.join(''),
		limit: limit ? shortPath(path(limit) ?? '') : '',
		place({ latitude, longitude }) {
			const at = projection([longitude, latitude]) ?? [0, 0];
			return { x: tenths(at[0]), y: tenths(at[1]) };
		}
	};
}

/** As wide as the drawing, and as high as it takes, within reason. */
function fit(
	projection: GeoProjection,
	focus: GeoPermissibleObjects
): { projection: GeoProjection; height: number } {
	projection.fitWidth(WIDTH - 2 * MARGIN, focus);
	const [[, top], [, bottom]] = geoPath(projection).bounds(focus);
	const height = Math.round(
		Math.min(Math.max(bottom - top + 2 * MARGIN, LEAST_HEIGHT), MOST_HEIGHT)
	);
	projection.fitExtent(
		[
			[MARGIN, MARGIN],
			[WIDTH - MARGIN, height - MARGIN]
		],
		focus
	);
	return { projection, height };
}

/** A single commune is shown with some fifteen kilometres around it. */
function wideEnough(points: readonly Point[]): [number, number][] {
	const least = 0.08;
	const all = points.map(({ longitude, latitude }): [number, number] => [longitude, latitude]);
	const middle = [0, 1].map((axis) => {
		const values = all.map((one) => one[axis]!);
		return (Math.min(...values) + Math.max(...values)) / 2;
	}) as [number, number];
	return [...all, [middle[0] - least, middle[1] - least], [middle[0] + least, middle[1] + least]];
}
