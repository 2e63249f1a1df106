import type { Drawing, Marker } from '../../domain/catalogue/selection-map.ts';
import { displayName } from '../../domain/territory/french.ts';
import { writeLabels, type Label } from '../../domain/territory/labels.ts';
import type { NamedTerritory } from '../../domain/territory/territory.ts';
import type { Reader } from '../platform/context.ts';
import {
	drawFrance,
	drawZoom,
	listLandmarks,
	placeOnMap,
	type DrawnShape,
	type Inset
} from '../territory/index.ts';
import type { Shown } from './map-view.ts';

/** What is drawn under the circles. */
export interface MapBase {
	readonly viewBox: string;
	readonly shapes: readonly (DrawnShape & { name: string; count: number; isLink: boolean })[];
	/** `d` of what lies around, in pale. */
	readonly around: string;
	readonly insets: readonly Inset[];
	/** `d` of the limit of the distance asked for. */
	readonly limit: string;
	/** `d` of the communes of an intercommunalité, a point each. */
	readonly dots: string;
	readonly labels: readonly Label[];
}

interface Base {
	readonly drawing: Drawing;
	/** The base with its names, which keep away from the circles. */
	write(
		markers: readonly Marker[],
		count: (code: string) => { name: string; count: number }
	): MapBase;
}

const MOST_LABELS = 6;
/** The largest intercommunalité has 158 communes. */
const MOST_COMMUNES = 200;

/** Draws what is under the circles; null when the territory has no outline here. */
export async function drawBase(
	reader: Reader,
	{ view, territory, departements, disc, commune }: Shown,
	all: readonly NamedTerritory[]
): Promise<Base | null> {
	if (!territory) return drawCountry(reader);
	const isEpci = view.kind === 'epci';
	const towns = await listLandmarks(
		reader,
		territory.code,
		isEpci || disc ? MOST_COMMUNES : 3 * MOST_LABELS
	);
	const drawn = departements.filter((code) => all.some((one) => one.code === code));
	const zoom = await drawZoom(reader, drawn, {
		points: isEpci ? towns : commune && [commune],
		disc
	});
	if (!zoom) return null;
	const { width, height } = zoom;
	const placed = towns.map((town) => ({ name: displayName(town), ...zoom.place(town) }));
	return {
		drawing: { parts: [{ x: 0, y: 0, width, height }], place: zoom.place },
		write: (markers, count) => ({
			viewBox: `0 0 ${width} ${height}`,
			shapes: zoom.shapes.map((shape) => ({
				...shape,
				...count(shape.code),
				isLink: view.kind === 'region'
			})),
			around: zoom.around,
			limit: zoom.limit,
			insets: [],
			dots: isEpci ? placed.map(({ x, y }) => `M${x} ${y}h0`).join('') : '',
			labels: writeLabels(placed, markers, { width, height }, MOST_LABELS)
		})
	};
}

async function drawCountry(reader: Reader): Promise<Base> {
	const { viewBox, shapes, insets, parts } = await drawFrance(reader, 'region');
	return {
		drawing: { parts, place: placeOnMap },
		write: (_, count) => ({
			viewBox,
			shapes: shapes.map((shape) => ({ ...shape, ...count(shape.code), isLink: true })),
			around: '',
			limit: '',
			insets,
			dots: '',
			labels: []
		})
	};
}
