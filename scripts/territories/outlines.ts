// Draws the outlines of the départements and régions: MapSVG for the mainland and Corsica, Natural Earth (world-atlas)
// for the overseas départements and the islands MapSVG leaves out; then packs them as a topology, where two neighbours
// share the same line.

import { readFileSync } from 'node:fs';
import { feature, mergeArcs, neighbors, quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import { planarTriangleArea, presimplify, simplify } from 'topojson-simplify';
import type { Feature, FeatureCollection, MultiPolygon } from 'geojson';
import type {
	GeometryCollection,
	MultiPolygon as TopoMultiPolygon,
	Polygon as TopoPolygon,
	Topology
} from 'topojson-specification';
import type { Department, Region } from './divisions.ts';
import type { Point, Position } from './plane.ts';
import { isInside, signedArea, type Ring } from './rings.ts';

/** Longitude and latitude in degrees, as GeoJSON has them. Outer lines turn clockwise on the map, as d3-geo wants them. */
export type Shapes = Map<string, MultiPolygon['coordinates']>;

type Outline = (TopoPolygon | TopoMultiPolygon) & { id: string };
export type OutlineTopology = Topology<{
	departments: GeometryCollection;
	regions: GeometryCollection;
}>;

/** Steps of the grid the corners are rounded to: 60 m at most in the full file, 300 m in the light one. */
const FULL_GRID = 200_000;
const LIGHT_GRID = 40_000;
/** Corners that stick out by less than this surface (square degrees, about 5 km²) are left out of the light file… */
const LIGHT_DETAIL = 6e-4;
/** …except where maps are drawn larger: this many times more detail overseas, and around Paris (its four small départements). */
const MAGNIFIED = 20;

/** Surface (square degrees, about 40 km²) under which the gap between two lines is a fault of the drawing, not a country or a sea. */
const LARGEST_SLIT = 0.005;

/** Shapes of the départements of the mainland and Corsica, in degrees, from their rings in the drawing. */
export function shapesFromDrawing(
	drawing: Map<string, Ring[]>,
	toPoint: (position: Position) => Point
): Shapes {
	const shapes: Shapes = new Map();
	for (const [code, rings] of drawing) {
		const onEarth = rings.map((ring) =>
			ring.map(toPoint).map((point): Position => [point.longitude, point.latitude])
		);
		shapes.set(code, nestHoles(onEarth));
	}
	return shapes;
}

/**
 * Adds to `shapes` the land of France in Natural Earth that they do not cover. Each piece goes to the département of the
 * commune nearest to it, among `seats`.
 */
export function addMissingLand(shapes: Shapes, seats: (Point & { department: string })[]): void {
	const covered = [...shapes.values()].flat(2) as Ring[];
	for (const [outer] of readFrance()) {
		const ring = outer!.map(([x, y]): Position => [x!, y!]);
		if (
			ring.some(([x, y]) => isInside(covered, x, y)) ||
			covered.some((other) => isInside([ring], ...other[0]!))
		)
			continue;
		const { department } = seats.reduce((best, seat) =>
			distanceToCorners(ring, seat) < distanceToCorners(ring, best) ? seat : best
		);
		shapes.set(department, [...(shapes.get(department) ?? []), [closed(clockwise(ring))]]);
	}
}

/** Rings of each département as `isInside` wants them. */
export function ringsOfShapes(shapes: Shapes): Map<string, Ring[]> {
	return new Map([...shapes].map(([code, polygons]) => [code, polygons.flat() as Ring[]]));
}

/** Both objects are identified by bare INSEE codes, in order of code. */
export function buildTopology(
	shapes: Shapes,
	departments: Department[],
	regions: Region[]
): OutlineTopology {
	const features = departments
		.filter((department) => shapes.has(department.code))
		.map(({ code, nom }): Feature<MultiPolygon> => ({
			type: 'Feature',
			id: code,
			properties: { name: nom },
			geometry: { type: 'MultiPolygon', coordinates: shapes.get(code)! }
		}));
	const collection: FeatureCollection<MultiPolygon> = { type: 'FeatureCollection', features };
	const built = topology({ departments: collection }, FULL_GRID) as unknown as OutlineTopology;
	const outlines = built.objects.departments.geometries as Outline[];
	mendSlits(built, outlines);
	const regionOf = new Map(departments.map((department) => [department.code, department.region]));
	built.objects.regions = {
		type: 'GeometryCollection',
		geometries: regions
			.map((region) => ({
				region,
				members: outlines.filter((outline) => regionOf.get(outline.id) === region.code)
			}))
			.filter(({ members }) => members.length)
			.map(({ region, members }) => ({
				...mergeArcs(built, members),
				id: region.code,
				properties: { name: region.nom }
			}))
	};
	return built;
}

/** The same topology with fewer corners, for a map of France 600 pixels wide. */
export function lighten(full: OutlineTopology): OutlineTopology {
	return quantize(
		simplify(presimplify(full, visibleArea), LIGHT_DETAIL),
		LIGHT_GRID
	) as OutlineTopology;
}

function visibleArea(triangle: Parameters<typeof planarTriangleArea>[0]): number {
	const [longitude, latitude] = triangle[0];
	const overseas = latitude < 40;
	const nearParis = Math.abs(longitude - 2.35) < 0.4 && Math.abs(latitude - 48.85) < 0.25;
	return planarTriangleArea(triangle) * (overseas || nearParis ? MAGNIFIED : 1);
}

/** Codes of the outlines that share a line with each outline, sorted. */
export function listOutlineNeighbours(
	full: OutlineTopology,
	object: 'departments' | 'regions'
): Map<string, string[]> {
	const outlines = full.objects[object].geometries as Outline[];
	return new Map(
		neighbors(outlines).map((indexes, i) => [
			outlines[i]!.id,
			indexes.map((index) => outlines[index]!.id).sort()
		])
	);
}

/** GeoJSON feature of each outline, by code. */
export function listFeatures(
	full: OutlineTopology,
	object: 'departments' | 'regions'
): Map<string, Feature> {
	const collection = feature(full, full.objects[object]) as FeatureCollection;
	return new Map(collection.features.map((outline) => [String(outline.id), outline]));
}

/**
 * In two places (Calvados and Orne, Nord and Pas-de-Calais) the drawing gives each side of a border its own line between
 * the same two corners, and leaves a slit. There, the later département is made to follow the line of the other.
 */
function mendSlits(built: OutlineTopology, outlines: Outline[]): void {
	const loneArcs = new Map<number, { line: number[]; at: number }>();
	const seen = new Set<number>();
	for (const line of outlines.flatMap((outline) =>
		outline.type === 'Polygon' ? outline.arcs : outline.arcs.flat()
	)) {
		line.forEach((signedArc, at) => {
			const arc = signedArc < 0 ? ~signedArc : signedArc;
			if (seen.has(arc)) loneArcs.delete(arc);
			else loneArcs.set(arc, { line, at });
			seen.add(arc);
		});
	}
	const mended = new Set<number>();
	for (const one of loneArcs.keys()) {
		for (const [other, { line, at }] of loneArcs) {
			if (other <= one || mended.has(one) || mended.has(other)) continue;
			const [path, otherPath] = [readArc(built, one), readArc(built, other)];
			const sameWay =
				isSameCorner(path[0]!, otherPath[0]!) && isSameCorner(path.at(-1)!, otherPath.at(-1)!);
			const opposite =
				isSameCorner(path[0]!, otherPath.at(-1)!) && isSameCorner(path.at(-1)!, otherPath[0]!);
			if (!sameWay && !opposite) continue;
			const slit = [...path, ...(sameWay ? otherPath.toReversed() : otherPath)];
			if (Math.abs(signedArea(slit)) > LARGEST_SLIT) continue;
			line[at] = line[at]! >= 0 === sameWay ? one : ~one;
			mended.add(one).add(other);
		}
	}
}

/** Longitudes and latitudes of an arc, whose corners are written as moves on the grid from the one before. */
function readArc({ arcs, transform }: OutlineTopology, arc: number): Ring {
	let [x, y] = [0, 0];
	return arcs[arc]!.map(([dx, dy]): Position => {
		[x, y] = [x + dx!, y + dy!];
		return [
			x * transform!.scale[0] + transform!.translate[0],
			y * transform!.scale[1] + transform!.translate[1]
		];
	});
}

function isSameCorner(a: Position, b: Position): boolean {
	return a[0] === b[0] && a[1] === b[1];
}

/** Polygons of France, overseas départements included: country 250 of Natural Earth at 1:10,000,000. */
function readFrance(): MultiPolygon['coordinates'] {
	const file = new URL(import.meta.resolve('world-atlas/countries-10m.json'));
	const world = JSON.parse(readFileSync(file, 'utf8')) as Topology<{
		countries: GeometryCollection;
	}>;
	const france = world.objects.countries.geometries.find((country) => country.id === '250')!;
	return (feature(world, france) as Feature<MultiPolygon>).geometry.coordinates;
}

/** Puts each ring that lies inside another of the same département as its hole (the Enclave des papes in the Drôme). */
function nestHoles(rings: Ring[]): MultiPolygon['coordinates'] {
	const containers = rings.map((ring) =>
		rings.find((other) => other !== ring && ring.every(([x, y]) => isInside([other], x, y)))
	);
	return rings
		.filter((_, i) => !containers[i])
		.map((outer) => {
			const holes = rings.filter((_, i) => containers[i] === outer);
			return [
				closed(clockwise(outer)),
				...holes.map((hole) => closed(clockwise(hole).toReversed()))
			];
		});
}

function clockwise(ring: Ring): Ring {
	return signedArea(ring) > 0 ? ring.toReversed() : ring;
}

function closed(ring: Ring): Ring {
	const [first, last] = [ring[0]!, ring.at(-1)!];
	return first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first];
}

function distanceToCorners(ring: Ring, point: Point): number {
	return ring.reduce(
		(nearest, [x, y]) => Math.min(nearest, Math.hypot(x - point.longitude, y - point.latitude)),
		Infinity
	);
}
