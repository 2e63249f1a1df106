import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import {
	geoConicConformal,
	geoMercator,
	geoPath,
	type GeoPermissibleObjects,
	type GeoProjection
} from 'd3-geo';
import { feature, merge } from 'topojson-client';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { regionCode } from '../../domain/territory/code.ts';
import type { Point, TerritoryKind } from '../../domain/territory/territory.ts';
import type { Reader } from '../platform/context.ts';
import { readRevision } from '../platform/revision.ts';
import { inRoot } from '../platform/root.ts';

/*
 * The drawn France: the mainland in a conic conformal projection (the one of Lambert 93), the five
 * overseas régions in frames below, nearer and larger than they are. Units are those of VIEW_BOX.
 */

export interface DrawnShape {
	/** Our code: `R53`, `29`. */
	readonly code: string;
	/** `d` of its outline. */
	readonly path: string;
}

export interface DrawnMap {
	readonly viewBox: string;
	readonly shapes: readonly DrawnShape[];
	/** `d` of the outline of the whole country. */
	readonly outline: string;
	readonly insets: readonly Inset[];
}

interface Inset {
	readonly label: string;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

const WIDTH = 600;
const MAINLAND_HEIGHT = 580;
const INSET_TOP = 590;
const INSET_WIDTH = 112;
const INSET_HEIGHT = 116;
const INSET_GAP = 10;
const INSET_MARGIN = 8;
/** Room for the name, at the foot of the frame. */
const INSET_FOOT = 26;
const VIEW_BOX = `0 0 ${WIDTH} ${INSET_TOP + INSET_HEIGHT}`;

/** Overseas: what stands in each frame, and the rectangle of the globe that it shows (west, south, east, north). */
const OVERSEAS = [
	{ label: 'Guadeloupe', department: '971', region: '01', box: [-61.83, 15.8, -60.98, 16.55] },
	{ label: 'Martinique', department: '972', region: '02', box: [-61.26, 14.36, -60.78, 14.91] },
	{ label: 'Guyane', department: '973', region: '03', box: [-54.65, 2.08, -51.55, 5.82] },
	{ label: 'La Réunion', department: '974', region: '04', box: [55.19, -21.42, 55.86, -20.85] },
	{ label: 'Mayotte', department: '976', region: '06', box: [45.0, -13.03, 45.33, -12.6] }
] as const;

type Level = 'region' | 'departement';
type Shapes = Topology<Record<'departments' | 'regions', GeometryCollection>>;

const drawn = new Map<string, DrawnMap>();
let outlines: Promise<Shapes> | undefined;

/** Draws the régions or the départements; once per state of the territories. */
export async function drawFrance(reader: Reader, level: Level): Promise<DrawnMap> {
	const key = `${level}.${await readRevision(reader, 'territory')}`;
	const known = drawn.get(key);
	if (known) return known;
	const topology = await (outlines ??= readOutlines());
	const official = await readOfficialOutlines(reader, level);
	const map = draw(topology, level, official);
	for (const old of drawn.keys()) if (old.startsWith(`${level}.`)) drawn.delete(old);
	drawn.set(key, map);
	return map;
}

/** Where a point stands on the drawn map, or null when it is on none of its parts. */
export function placeOnMap(point: Point): { x: number; y: number } | null {
	const at: [number, number] = [point.longitude, point.latitude];
	const overseas = OVERSEAS.findIndex(
		({ box: [west, south, east, north] }) =>
			at[0] >= west - 0.3 && at[0] <= east + 0.3 && at[1] >= south - 0.3 && at[1] <= north + 0.3
	);
	const isMainland = at[0] > -6 && at[0] < 10.5 && at[1] > 41 && at[1] < 51.6;
	if (overseas < 0 && !isMainland) return null;
	const placed = (overseas < 0 ? mainland() : inset(overseas))(at);
	return placed && { x: Math.round(placed[0] * 10) / 10, y: Math.round(placed[1] * 10) / 10 };
}

/** What a locator shows of one territory: the country, and the area or the point in it. */
export interface Location {
	readonly viewBox: string;
	readonly outline: string;
	readonly area: string | undefined;
	readonly point: { readonly x: number; readonly y: number } | undefined;
}

/** Locates a territory on the drawn map, or answers null when it is outside it. */
export async function locate(
	reader: Reader,
	territory: Point & { readonly code: string; readonly kind: TerritoryKind }
): Promise<Location | null> {
	const point = placeOnMap(territory);
	if (!point) return null;
	const level = territory.kind === 'region' ? 'region' : 'departement';
	const { viewBox, outline, shapes } = await drawFrance(reader, level);
	const area = shapes.find(({ code }) => code === territory.code)?.path;
	return { viewBox, outline, area, point: area ? undefined : point };
}

function draw(
	topology: Shapes,
	level: Level,
	official: Map<string, GeoPermissibleObjects>
): DrawnMap {
	const object = topology.objects[level === 'region' ? 'regions' : 'departments'];
	const shapes = object.geometries.map((geometry) => {
		const insee = String(geometry.id);
		const code = level === 'region' ? regionCode(insee) : insee;
		const shape = official.get(code) ?? feature(topology, geometry);
		return { code, path: pathOf(shape, overseasOf(insee, level)) };
	});
	const outline = [
		pathOf(
			merge(
				topology,
				polygonsOf(object, (insee) => overseasOf(insee, level) < 0)
			),
			-1
		),
		...OVERSEAS.map((_, index) =>
			pathOf(
				merge(
					topology,
					polygonsOf(object, (insee) => overseasOf(insee, level) === index)
				),
				index
			)
		)
	].join('');
	return {
		viewBox: VIEW_BOX,
		shapes,
		outline,
		insets: OVERSEAS.map(({ label }, index) => ({ label, ...frame(index) }))
	};
}

function polygonsOf(
	object: GeometryCollection,
	keep: (insee: string) => boolean
): (Polygon | MultiPolygon)[] {
	return object.geometries.filter((geometry) => keep(String(geometry.id))) as (
		Polygon | MultiPolygon
	)[];
}

function overseasOf(insee: string, level: Level): number {
	return OVERSEAS.findIndex((one) => (level === 'region' ? one.region : one.department) === insee);
}

function pathOf(shape: GeoPermissibleObjects, overseas: number): string {
	return geoPath(overseas < 0 ? mainland() : inset(overseas)).digits(1)(shape) ?? '';
}

/** Lambert 93: parallels 44 and 49, meridian 3. Fitted to the corners of the mainland and Corsica. */
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
	return geoConicConformal()
		.parallels([44, 49])
		.rotate([-3, 0])
		.fitExtent(
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

function frame(index: number): Omit<Inset, 'label'> {
	return {
		x: index * (INSET_WIDTH + INSET_GAP),
		y: INSET_TOP,
		width: INSET_WIDTH,
		height: INSET_HEIGHT
	};
}

async function readOutlines(): Promise<Shapes> {
	return JSON.parse(
		await readFile(inRoot('data/territories/outlines-light.json'), 'utf8')
	) as Shapes;
}

async function readOfficialOutlines(
	reader: Reader,
	level: Level
): Promise<Map<string, GeoPermissibleObjects>> {
	const rows = await reader.db
		.selectFrom('territory_outline')
		.innerJoin('territory', 'territory.code', 'territory_outline.code')
		.select(['territory.code', sql<GeoPermissibleObjects>`geometry`.as('geometry')])
		.where('territory.kind', '=', level)
		.execute();
	return new Map(rows.map(({ code, geometry }) => [code, geometry]));
}
