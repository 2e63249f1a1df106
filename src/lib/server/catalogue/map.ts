import { listPlaces, type PlaceGroup } from '../../domain/catalogue/place-list.ts';
import {
	cellOf,
	drawMarkers,
	type MapExample,
	type Marker,
	type View
} from '../../domain/catalogue/selection-map.ts';
import { displayName } from '../../domain/territory/french.ts';
import type { NamedTerritory } from '../../domain/territory/territory.ts';
import type { Reader } from '../platform/context.ts';
import { listTerritories } from '../territory/index.ts';
import { drawBase, type MapBase } from './map-base.ts';
import { shownTerritory } from './map-view.ts';
import { selectExamples, type SettledQuery } from './search.ts';

/** A selection on the map, and the same in words. */
export interface MapSelection {
	readonly total: number;
	readonly view: View['kind'];
	/** From the largest to the territory shown; the country is left out. */
	readonly trail: readonly NamedTerritory[];
	/** Territories of the same kind that touch the one shown. */
	readonly neighbours: readonly NamedTerritory[];
	/** What is drawn under the circles; null when the territory has no outline. */
	readonly base: MapBase | null;
	readonly markers: readonly Marker[];
	readonly groups: readonly PlaceGroup[];
	/** Those that have no territory. */
	readonly unplaced: readonly Pick<MapExample, 'slug' | 'title'>[];
	/** How many have a territory but no point on this map: they belong to the whole of it, or it has no outline. */
	readonly whole: number;
	readonly undrawn: number;
	/** How many stand at the middle of a département or a région, or at an estimated point. */
	readonly centred: number;
	readonly approximate: number;
}

/** The map of a selection, for a query that `settleTerritory` settled. */
export async function mapSelection(reader: Reader, settled: SettledQuery): Promise<MapSelection> {
	return drawSelection(reader, await listForMap(reader, settled), settled);
}

/** The same, of examples that are already there. */
async function drawSelection(
	reader: Reader,
	examples: readonly MapExample[],
	{ query, chosen }: SettledQuery
): Promise<MapSelection> {
	const departements = await listTerritories(reader, 'departement');
	const known = [...(await listTerritories(reader, 'region')), ...departements];
	const shown = shownTerritory(chosen, departements, query.around);
	const names = new Map<string, string>();
	for (const one of [
		...known,
		...(chosen ? [chosen] : []),
		...examples.flatMap(({ place }) => place ?? [])
	])
		names.set(one.code, displayName(one));
	const nameOf = (code: string) => names.get(code) ?? code;
	const { view } = shown;

	const base = await drawBase(reader, shown, departements);
	const { markers, placed } = base
		? drawMarkers(examples, view, base.drawing, nameOf)
		: { markers: [], placed: [] };
	const whole = examples.filter(({ place }) => place && !cellOf(place, view)).length;
	const unplaced = examples.filter(({ place }) => !place);
	return {
		total: examples.length,
		view: view.kind,
		trail: shown.trail,
		neighbours: (chosen?.kind === shown.territory?.kind ? chosen?.neighbours : undefined) ?? [],
		base: base && base.write(markers, countIn(examples, nameOf)),
		markers,
		groups: listPlaces(examples, view, nameOf),
		unplaced: unplaced.map(({ slug, title }) => ({ slug, title })),
		whole,
		undrawn: examples.length - placed.length - whole - unplaced.length,
		centred: placed.filter(({ place }) => place!.kind !== 'commune').length,
		approximate: placed.filter(({ place }) => place!.kind === 'commune' && place!.approximate)
			.length
	};
}

/** What the map needs of the examples that match, in the order of their slugs. */
async function listForMap(reader: Reader, settled: SettledQuery): Promise<MapExample[]> {
	const books = await selectExamples(reader, settled);
	return books
		.map(({ example: { slug, title, category = null }, lies = null }) => ({
			slug,
			title,
			category,
			place: lies
		}))
		.sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** How many examples lie in a territory. */
function countIn(examples: readonly MapExample[], nameOf: (code: string) => string) {
	const counts = new Map<string, number>();
	for (const { place } of examples) {
		for (const code of place ? [place.code, ...place.ancestors] : [])
			counts.set(code, (counts.get(code) ?? 0) + 1);
	}
	return (code: string) => ({ name: nameOf(code), count: counts.get(code) ?? 0 });
}
