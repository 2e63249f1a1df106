import type { Book } from '../catalogue/search/shelf.ts';
import type { Point } from '../territory/territory.ts';
import { Best, latestFirst, type Near } from './best-books.ts';
import { MissingCount, type MissingValue } from './missing.ts';
import { chordOf, distanceOf, type PlacedExamples } from './placed-examples.ts';
import type { Present } from './present.ts';

/* What the examples say of one territory, read in one pass over the places of the catalogue. */

/** Kilometres within which a territory looks for its catalysts and ecosystems. */
export const NEAR = 100;

/** What one pass over the places of the catalogue gathers. */
export interface Gathered {
	/** For each distance asked for, how many examples are in the territory or so near to its middle. */
	readonly around: readonly { readonly distance: number; readonly count: number }[];
	/** The latest examples of the territory. */
	readonly here: readonly Near[];
	/** The nearest examples that are not in the territory, whatever the distance. */
	readonly nearest: readonly Near[];
	readonly ecosystems: readonly Near[];
	/** Examples that name a catalyst. */
	readonly catalysed: readonly Near[];
	/** For each territory alike, in their order: its latest examples. */
	readonly alike: readonly (readonly Book[])[];
	readonly missing: readonly MissingValue[];
}

/** Where to look, and what for. */
export interface Gathering {
	/** The territory, and where its middle is. */
	readonly from: Point & { readonly code: string };
	/** Distances to count around it, in kilometres, at most NEAR; none for a wide one. */
	readonly distances: readonly number[];
	/** Only what is in the territory is near a région or a département: they have no middle worth measuring from. */
	readonly isWide: boolean;
	/** Code of the département, when there is one. */
	readonly departement: string | null;
	/** Codes of the territories alike, the most alike first. */
	readonly alike: readonly string[];
	/** What is done here or, when nothing is, in the smallest territory around where something is. */
	readonly present: Present;
	/** How many of each are wanted. */
	readonly most: Readonly<Record<'here' | 'near' | 'ecosystems' | 'catalysed' | 'alike', number>>;
}

const ECOSYSTEM = 'ecosystem';

export function gatherPortrait(placed: PlacedExamples, asked: Gathering): Gathered {
	const here = new Best(asked.most.here);
	const nearest = new Best(asked.most.near);
	const ecosystems = new Best(asked.most.ecosystems);
	const catalysed = new Best(asked.most.catalysed);
	const alike = asked.alike.map(() => new Best(asked.most.alike));
	const missing = new MissingCount(asked.present);
	const around = asked.distances.map((distance) => ({ distance, count: 0 }));
	const chords = placed.chordsFrom(asked.from);
	const limits = asked.distances.map(chordOf);
	const near = chordOf(NEAR);
	const own = placed.heldBy(asked.from.code);
	const isOwn = new Uint8Array(placed.groups.length);
	for (const at of own) isOwn[at] = 1;

	/** What is here comes first, the latest before; what is somewhere in the département, last. */
	const addRelation = (book: Book, key: number, distance: number | null) => {
		if (book.example.kind === ECOSYSTEM) ecosystems.add(book, key, distance);
		if (book.example.actors.some(({ role }) => role === 'catalyseur'))
			catalysed.add(book, key, distance);
	};

	for (const at of own) {
		const { books } = placed.groups[at]!;
		for (const one of around) one.count += books.length;
		for (const book of books) {
			here.add(book, latestFirst(book), 0);
			addRelation(book, latestFirst(book) - 1, 0);
		}
	}
	for (let at = 0; at < chords.length; at++) {
		// Not a number, for what has no point, is neither near nor at any distance.
		const chord = chords[at]!;
		const isNear = !asked.isWide && chord <= near;
		if (isOwn[at] === 1 || !(isNear || nearest.wants(chord))) continue;
		const { books } = placed.groups[at]!;
		const distance = distanceOf(chord);
		for (let rank = 0; rank < limits.length; rank++)
			if (chord <= limits[rank]!) around[rank]!.count += books.length;
		for (const book of books) {
			nearest.add(book, chord, distance);
			if (isNear) addRelation(book, distance, distance);
		}
	}
	for (const at of asked.departement === null ? [] : placed.heldBy(asked.departement)) {
		if (isOwn[at] === 1 || !Number.isNaN(chords[at]!)) continue;
		for (const book of placed.groups[at]!.books) addRelation(book, NEAR + 1, null);
	}
	for (const [rank, code] of asked.alike.entries()) {
		for (const at of placed.heldBy(code)) {
			if (isOwn[at] === 1) continue;
			for (const book of placed.groups[at]!.books) {
				alike[rank]!.add(book, latestFirst(book), null);
				missing.add(book, rank);
			}
		}
	}
	return {
		around,
		here: here.list(),
		nearest: nearest.list(),
		ecosystems: ecosystems.list(),
		catalysed: catalysed.list(),
		alike: alike.map((one) => one.list().map(({ book }) => book)),
		missing: missing.list()
	};
}
