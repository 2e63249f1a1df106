import { kindOfCode } from '../territory/code.ts';
import { gatherSpots, radiusOfOne } from '../territory/circles.ts';
import type { Box, Circle, Spot } from '../territory/drawing.ts';
import type { NamedTerritory, Point } from '../territory/territory.ts';
import { joinWords } from '../kernel/typography.ts';
import { CATEGORIES, type Category } from './vocabulary.ts';

/** Where an example lies: its smallest known territory. */
export interface MapPlace extends NamedTerritory, Point {
	readonly approximate: boolean;
	/** Codes of what holds it, nearest first. */
	readonly ancestors: readonly string[];
}

/** What the map needs of an example. */
export interface MapExample {
	readonly slug: string;
	readonly title: string;
	readonly category: Category | null;
	readonly place: MapPlace | null;
}

/** What is shown: the whole country, the départements of a région, a département, an intercommunalité. */
export interface View {
	readonly kind: 'france' | 'region' | 'departement' | 'epci';
	/** Code of the territory shown, and of what holds it; none for the country. */
	readonly codes: readonly string[];
}

/** Where a circle or a line of the list leads. */
export type Target =
	| { readonly to: 'example'; readonly slug: string }
	/** The list of what lies there. */
	| { readonly to: 'list'; readonly code: string }
	/** The map of a smaller territory. */
	| { readonly to: 'map'; readonly code: string }
	/** Nothing separates them further: the group of the list on the same page. */
	| { readonly to: 'group'; readonly code: string };

export interface Marker extends Pick<Circle, 'x' | 'y' | 'r' | 'count'> {
	/** « Rennes », « Quimper, Brest et 3 autres communes ». */
	readonly name: string;
	readonly target: Target;
	/** How many of each form, in the order of the forms; those without one are left out. */
	readonly forms: readonly { readonly category: Category; readonly count: number }[];
	/** The only example that it stands for. */
	readonly example: Pick<MapExample, 'title' | 'category'> | null;
}

/** What `place` answers for a point: where it stands, and in which part of the drawing. */
export type Place = (point: Point) => { x: number; y: number; part?: number } | null;

export interface Drawing {
	readonly parts: readonly Box[];
	readonly place: Place;
}

export interface Markers {
	readonly markers: readonly Marker[];
	/** Examples that stand on the map. */
	readonly placed: readonly MapExample[];
}

interface Cell {
	spot: Spot;
	part: number;
	examples: MapExample[];
}

/** The territory that a place counts for in a view, or null when it is not a point of it. */
export function cellOf(
	place: MapPlace,
	{ kind, codes }: View
): { key: string; group: string } | null {
	if (codes.includes(place.code)) return null;
	const chain = [place.code, ...place.ancestors];
	const find = (wanted: NamedTerritory['kind']) =>
		chain.find((code) => kindOfCode(code) === wanted);
	const region = find('region');
	const departement = find('departement');
	switch (kind) {
		case 'france':
			return { key: departement ?? place.code, group: region ?? departement ?? place.code };
		case 'region':
			return { key: place.code, group: departement ?? place.code };
		case 'departement':
			return { key: place.code, group: find('epci') ?? place.code };
		case 'epci':
			return { key: place.code, group: place.code };
	}
}

/** The circles of a selection on a drawing. Each placed example is counted by exactly one of them. */
export function drawMarkers(
	examples: readonly MapExample[],
	view: View,
	drawing: Drawing,
	nameOf: (code: string) => string
): Markers {
	const cells = new Map<string, Cell[]>();
	const placed: MapExample[] = [];
	for (const example of [...examples].sort((a, b) => (a.slug < b.slug ? -1 : 1))) {
		const cell = example.place && cellOf(example.place, view);
		const at = cell && drawing.place(example.place!);
		if (!cell || !at) continue;
		placed.push(example);
		addTo(cells, cell, { x: at.x, y: at.y, part: at.part ?? 0 }, example);
	}
	const all = [...cells.values()].flat();
	const groups = new Map<string, number>();
	for (const { spot } of all) groups.set(spot.group, (groups.get(spot.group) ?? 0) + spot.count);
	const unit = radiusOfOne([...groups.values()]);
	const markers = drawing.parts.flatMap((box, part) => {
		const here = all.filter((cell) => cell.part === part);
		const held = new Map(here.map((cell) => [cell.spot.key, cell.examples]));
		return gatherSpots(
			here.map(({ spot }) => spot),
			box,
			unit
		).map((circle): Marker => {
			const inside = circle.spots.flatMap(({ key }) => held.get(key)!);
			return {
				x: circle.x,
				y: circle.y,
				r: circle.r,
				count: circle.count,
				name: nameCircle(circle, inside, view, nameOf, groups),
				target: targetOf(circle, inside, view),
				forms: countForms(inside),
				example: inside.length === 1 ? inside[0]! : null
			};
		});
	});
	return { markers, placed };
}

/** The place of a cell is the mean of those of its examples. A cell drawn in two parts is two cells. */
function addTo(
	cells: Map<string, Cell[]>,
	{ key, group }: { key: string; group: string },
	{ x, y, part }: { x: number; y: number; part: number },
	example: MapExample
): void {
	const list = cells.get(key) ?? [];
	if (!cells.has(key)) cells.set(key, list);
	const rank = list.findIndex((one) => one.part === part);
	if (rank < 0) {
		list.push({ spot: { key, group, x, y, count: 1 }, part, examples: [example] });
		return;
	}
	const { spot, examples } = list[rank]!;
	const count = spot.count + 1;
	list[rank] = {
		part,
		examples: [...examples, example],
		spot: { ...spot, count, x: spot.x + (x - spot.x) / count, y: spot.y + (y - spot.y) / count }
	};
}

function nameCircle(
	{ spots, count }: Circle,
	inside: readonly MapExample[],
	view: View,
	nameOf: (code: string) => string,
	groups: ReadonlyMap<string, number>
): string {
	const [{ group }] = spots as [Spot, ...Spot[]];
	const places = new Set(inside.map(({ place }) => place!.code));
	if (places.size === 1) return [...places].map((code) => nameOf(code) + reachOf(code)).join();
	const isWholeGroup = spots.every((spot) => spot.group === group) && groups.get(group) === count;
	if (spots.length > 1 && isWholeGroup && kindOfCode(group) !== 'epci') return nameOf(group);
	const names = spots.map(({ key }) =>
		// In the country, a département stands for all that it holds.
		view.kind === 'france' && kindOfCode(key) === 'departement'
			? nameOf(key)
			: nameOf(key) + reachOf(key)
	);
	if (names.length <= 3) return joinWords(names);
	const noun = view.kind === 'france' ? 'départements' : 'communes';
	return `${names.slice(0, 2).join(', ')} et ${names.length - 2} autres ${noun}`;
}

function countForms(examples: readonly MapExample[]): Marker['forms'] {
	return (Object.keys(CATEGORIES) as Category[])
		.map((category) => ({
			category,
			count: examples.filter((example) => example.category === category).length
		}))
		.filter(({ count }) => count > 0);
}

/** What tells an example known by its whole région or département from those that have a commune. */
function reachOf(code: string): string {
	if (kindOfCode(code) === 'region') return ' (toute la région)';
	return kindOfCode(code) === 'departement' ? ' (tout le département)' : '';
}

function targetOf({ spots }: Circle, inside: readonly MapExample[], { kind }: View): Target {
	if (inside.length === 1) return { to: 'example', slug: inside[0]!.slug };
	const [{ key, group }] = spots as [Spot, ...Spot[]];
	if (spots.some((spot) => spot.group !== group))
		return { to: 'group', code: listGroupOf(kind, key, group) };
	const places = new Set(inside.map(({ place }) => place!.code));
	if (places.size === 1) {
		const [code] = places as Set<string>;
		return kindOfCode(code!) === 'commune'
			? { to: 'list', code: code! }
			: { to: 'map', code: code! };
	}
	if (spots.length === 1) return { to: 'map', code: key };
	// Communes of no EPCI, or of the one that is shown: no smaller map parts them.
	const isLast = kind === 'epci' || (kind === 'departement' && kindOfCode(group) !== 'epci');
	return isLast ? { to: 'group', code: key } : { to: 'map', code: group };
}

/** The list is grouped by région in the country, by département in a région, then by commune. */
function listGroupOf(kind: View['kind'], key: string, group: string): string {
	return kind === 'france' || kind === 'region' ? group : key;
}
