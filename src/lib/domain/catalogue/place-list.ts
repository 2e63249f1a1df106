import { kindOfCode } from '../territory/code.ts';
import { fold } from '../kernel/typography.ts';
import type { MapExample, Target, View } from './selection-map.ts';

/** A line of the list: a place with its count, or one example by its title. */
export interface PlaceLine {
	readonly name: string;
	readonly count: number;
	readonly target: Target;
}

/** A part of the list: a région in the country, a département in a région, a commune in a département. */
export interface PlaceGroup {
	readonly code: string;
	readonly name: string;
	readonly count: number;
	/** Where its name leads; null when its lines are all there is. */
	readonly target: Target | null;
	/** Empty when they would only repeat the name. */
	readonly lines: readonly PlaceLine[];
	/** The lines are titles of examples, not places. */
	readonly tellsTitles: boolean;
	/** Examples that no line tells: they are in the list of the territory. */
	readonly untold: number;
}

/** A commune tells its first examples by their titles; what belongs to a whole territory is nowhere else. */
const MOST_TITLES = 12;
const MOST_TITLES_OF_WHOLE = 100;

/**
 * The same selection as the map, in words: each example that has a place is counted by exactly one
 * group. What belongs to the whole territory shown comes first, then the most present.
 */
export function listPlaces(
	examples: readonly MapExample[],
	view: View,
	nameOf: (code: string) => string
): PlaceGroup[] {
	const groups = groupBy(
		examples.filter(({ place }) => place),
		(example) => groupOf(example, view)
	);
	return [...groups]
		.map(([code, inside]) => toGroup(code, inside, view, nameOf))
		.sort((a, b) => wholeRank(a.code, view) - wholeRank(b.code, view) || byCount(a, b));
}

function toGroup(
	code: string,
	inside: readonly MapExample[],
	view: View,
	nameOf: (code: string) => string
): PlaceGroup {
	const group = { code, name: nameOf(code), count: inside.length };
	const isWhole = view.codes.includes(code);
	if (isWhole || view.kind === 'departement' || view.kind === 'epci') {
		const most = isWhole ? MOST_TITLES_OF_WHOLE : MOST_TITLES;
		const titles = [...inside].sort((a, b) => (a.slug < b.slug ? -1 : 1)).slice(0, most);
		return {
			...group,
			name: isWhole ? wholeName(code) : group.name,
			target: isWhole || inside.length === 1 ? null : { to: 'list', code },
			tellsTitles: true,
			lines: titles.map(({ slug, title }) => ({
				name: title,
				count: 1,
				target: { to: 'example', slug }
			})),
			untold: inside.length - titles.length
		};
	}
	const parts = groupBy(inside, (example) => lineOf(example, view));
	const [first] = parts.keys();
	// A région of one département, a collectivité that is its own: nothing more to say.
	const repeats =
		view.kind === 'france' &&
		parts.size === 1 &&
		kindOfCode(first!) === 'departement' &&
		nameOf(first!) === group.name;
	const lines = [...parts].map(([key, held]): PlaceLine => ({
		name: key === code && kindOfCode(key) !== 'commune' ? wholeName(key) : nameOf(key),
		count: held.length,
		target: listOrExample(held, {
			to: kindOfCode(key) === 'commune' ? 'list' : 'map',
			code: key
		})
	}));
	return {
		...group,
		target: { to: 'map', code },
		lines: repeats ? [] : lines.sort(byCount),
		tellsTitles: false,
		untold: 0
	};
}

function groupOf({ place }: MapExample, { kind, codes }: View): string {
	const chain = [place!.code, ...place!.ancestors];
	if (codes.includes(place!.code)) return place!.code;
	if (kind === 'departement' || kind === 'epci') return place!.code;
	const wanted = kind === 'france' ? 'region' : 'departement';
	const departement = chain.find((code) => kindOfCode(code) === 'departement');
	return chain.find((code) => kindOfCode(code) === wanted) ?? departement ?? place!.code;
}

function lineOf({ place }: MapExample, { kind }: View): string {
	if (kind === 'region') return place!.code;
	const chain = [place!.code, ...place!.ancestors];
	return chain.find((code) => kindOfCode(code) === 'departement') ?? place!.code;
}

function listOrExample(inside: readonly MapExample[], otherwise: Target): Target {
	return inside.length === 1 ? { to: 'example', slug: inside[0]!.slug } : otherwise;
}

/** The territory shown, what holds it, then what lies in it. */
function wholeRank(code: string, { codes }: View): number {
	const rank = codes.indexOf(code);
	return rank < 0 ? codes.length : rank;
}

function wholeName(code: string): string {
	switch (kindOfCode(code)) {
		case 'region':
			return 'Toute la région';
		case 'epci':
			return 'Toute l’intercommunalité';
		default:
			return isCollectivite(code) ? 'Toute la collectivité' : 'Tout le département';
	}
}

/** Collectivités d’outre-mer that are not départements: 975, 977, 978 and 984 to 989. */
function isCollectivite(code: string): boolean {
	return /^(975|977|978|98\d)$/.test(code);
}

function groupBy<Item>(
	items: readonly Item[],
	keyOf: (item: Item) => string
): Map<string, readonly Item[]> {
	const groups = new Map<string, Item[]>();
	for (const item of items) {
		const key = keyOf(item);
		const group = groups.get(key);
		if (group) group.push(item);
		else groups.set(key, [item]);
	}
	return groups;
}

function byCount(a: { count: number; name: string }, b: { count: number; name: string }): number {
	return b.count - a.count || (fold(a.name) < fold(b.name) ? -1 : 1);
}
