import { geoPath, type GeoPermissibleObjects } from 'd3-geo';
import type { Box } from '../../domain/territory/drawing.ts';
import { shortPath } from '../../domain/territory/short-path.ts';
import type { Point, TerritoryKind } from '../../domain/territory/territory.ts';
import type { Reader } from '../platform/context.ts';
import { outlinesVersion, readOutlines, type Level, type Outlines } from './outlines.ts';
import {
	INSETS,
	PARTS,
	partOf,
	placeOnMap,
	projectionOf,
	VIEW_BOX,
	type Inset
} from './projection.ts';

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
	/** The mainland, then the frame of each inset: circles of one part stay in it. */
	readonly parts: readonly Box[];
}

const drawn = new Map<string, DrawnMap>();

/** Draws the régions or the départements; once per state of the territories. */
export async function drawFrance(reader: Reader, level: Level): Promise<DrawnMap> {
	const key = `${level}.${await outlinesVersion(reader)}`;
	const known = drawn.get(key);
	if (known) return known;
	const map = draw(await readOutlines(reader, level, 'light'));
	for (const old of drawn.keys()) if (old.startsWith(`${level}.`)) drawn.delete(old);
	drawn.set(key, map);
	return map;
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

function draw(outlines: Outlines): DrawnMap {
	return {
		viewBox: VIEW_BOX,
		shapes: outlines.list.map(({ code, shape }) => ({ code, path: pathOf(shape, partOf(code)) })),
		outline: PARTS.map((_, part) =>
			pathOf(
				outlines.merged((code) => partOf(code) === part),
				part
			)
		).join(''),
		insets: INSETS,
		parts: PARTS
	};
}

function pathOf(shape: GeoPermissibleObjects, part: number): string {
	return shortPath(geoPath(projectionOf(part)).digits(1)(shape) ?? '');
}
