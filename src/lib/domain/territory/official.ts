import { z } from 'zod';
import type { Point } from './territory.ts';

/*
 * Official files that an administrator downloads: the list of communes of geo.api.gouv.fr (JSON,
 * asked with `fields=code,nom,centre`, or in GeoJSON), and contours in GeoJSON (communes, EPCI,
 * départements or régions, as Etalab publishes them).
 */

const position = z
	.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
	.rest(z.number());
const ring = z.array(position).min(4);
const point = z.object({ type: z.literal('Point'), coordinates: position });
const area = z.union([
	z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
	z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) })
]);
const named = z.object({ code: z.string(), nom: z.string().optional() });

const listedCommune = named.extend({ centre: point });
const featureSchema = z.object({
	type: z.literal('Feature'),
	properties: named,
	geometry: z.union([point, area])
});

export type OfficialArea = z.infer<typeof area>;

/** One place of an official file: a point or a contour, under INSEE's code. */
export interface OfficialPlace {
	readonly insee: string;
	readonly name: string | undefined;
	readonly point: Point | undefined;
	readonly area: OfficialArea | undefined;
}

/** What an official file holds, and how many of its items were not understood. */
export interface OfficialFile {
	readonly places: OfficialPlace[];
	readonly unreadable: number;
}

/** Reads the parsed JSON of an official file; null when it is not of a known form. Never throws. */
export function readOfficialFile(json: unknown): OfficialFile | null {
	const features = (json as { features?: unknown } | null)?.features;
	const items = Array.isArray(json) ? json : Array.isArray(features) ? features : null;
	if (!items) return null;
	const places = items.flatMap((item: unknown) => readPlace(item) ?? []);
	return { places, unreadable: items.length - places.length };
}

function readPlace(item: unknown): OfficialPlace | null {
	const listed = listedCommune.safeParse(item);
	if (listed.success) {
		const { code, nom, centre } = listed.data;
		return { insee: code, name: nom, point: pointOf(centre.coordinates), area: undefined };
	}
	const feature = featureSchema.safeParse(item);
	if (!feature.success) return null;
	const { properties, geometry } = feature.data;
	const isPoint = geometry.type === 'Point';
	return {
		insee: properties.code,
		name: properties.nom,
		point: isPoint ? pointOf(geometry.coordinates) : undefined,
		area: isPoint ? undefined : geometry
	};
}

function pointOf([longitude, latitude]: [number, number, ...number[]]): Point {
	return { latitude, longitude };
}
