import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { GeoPermissibleObjects } from 'd3-geo';
import { feature, merge } from 'topojson-client';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { regionCode } from '../../domain/territory/code.ts';
import type { Reader } from '../platform/context.ts';
import { readRevision } from '../platform/revision.ts';
import { inRoot } from '../platform/root.ts';

/** What is drawn from outlines: régions or départements. */
export type Level = 'region' | 'departement';

/** The outline of one territory on the globe. */
export interface Outline {
	/** Our code: `R53`, `29`. */
	readonly code: string;
	readonly shape: GeoPermissibleObjects;
}

export interface Outlines {
	readonly list: readonly Outline[];
	/** The union of those that `keep` keeps, as we know them (an official outline is not merged). */
	merged(keep: (code: string) => boolean): GeoPermissibleObjects;
}

type Shapes = Topology<Record<'departments' | 'regions', GeometryCollection>>;

const FILES = { light: 'outlines-light.json', full: 'outlines.json' } as const;
const topologies = new Map<string, Promise<Shapes>>();

/** What a drawing of outlines depends on: it changes when territories do. */
export function outlinesVersion(reader: Reader): Promise<string> {
	return readRevision(reader, 'territory');
}

/** The outlines of the régions or of the départements; the official ones where an administrator loaded them. */
export async function readOutlines(
	reader: Reader,
	level: Level,
	detail: keyof typeof FILES
): Promise<Outlines> {
	const file = FILES[detail];
	if (!topologies.has(file)) topologies.set(file, readTopology(file));
	const topology = await topologies.get(file)!;
	const official = await readOfficialOutlines(reader, level);
	const object = topology.objects[level === 'region' ? 'regions' : 'departments'];
	const codeOf = (id: unknown) => (level === 'region' ? regionCode(String(id)) : String(id));
	return {
		list: object.geometries.map((geometry) => {
			const code = codeOf(geometry.id);
			return { code, shape: official.get(code) ?? feature(topology, geometry) };
		}),
		merged: (keep) =>
			merge(
				topology,
				object.geometries.filter(({ id }) => keep(codeOf(id))) as (Polygon | MultiPolygon)[]
			)
	};
}

async function readTopology(file: string): Promise<Shapes> {
	return JSON.parse(await readFile(inRoot('data/territories', file), 'utf8')) as Shapes;
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
