import type { Gazetteer } from '../../territory/gazetteer.ts';
import { nearness, type PlaceAsked } from './place.ts';
import type { Shelf } from './shelf.ts';
import type { Understanding } from './understand.ts';
import type { Concept } from './concept.ts';

/** The examples that answer the words of a search, and how well. Indexed by their number on the shelf. */
export interface Ranking {
	/** Higher is better; 0 for what does not answer. */
	readonly scores: Float32Array;
	/** Does it answer every word, or lie in the place when only a place is asked for? */
	isWhole(id: number): boolean;
}

/** How much lying in the place asked for adds: the right need elsewhere comes after half of it here. */
const PLACE_GAIN = 1.6;
/** What being there at all is worth, the rest being how much it says. */
const FLOOR = 0.2;
/** A page of answers: below, those that answer in part are let in. */
const ENOUGH = 12;
/** Shares of what is asked that an example must answer, tried in turn. */
const SHARES = [0.5, 0.3, 0.12];
const WHOLE = 0.92;
/** What naming the place is worth, beside lying in it. */
const MENTION = 0.7;
const NEAREST_ALONE = 0.2; // a place alone: what is this near is shown too

/**
 * Numbers by example that one ranking needs and no one sees: kept from one to the next, because a
 * large new array costs more than filling it. Ranking does not stop half way, so they are never shared.
 */
const scratch = {
	answer: new Float32Array(0),
	share: new Float32Array(0),
	match: new Float32Array(0),
	loose: new Float32Array(0)
};

function cleared(name: keyof typeof scratch, room: number): Float32Array {
	if (scratch[name].length < room) scratch[name] = new Float32Array(Math.ceil(room * 1.25));
	else scratch[name].fill(0, 0, room);
	return scratch[name];
}

/** Ranks the catalogue for what was understood. Same question, same order; ties are settled by the caller. */
export function rank(shelf: Shelf, gazetteer: Gazetteer, asked: Understanding): Ranking {
	const room = shelf.room;
	const answer = cleared('answer', room);
	const share = cleared('share', room);
	const total = asked.concepts.reduce((sum, { weight }) => sum + weight, 0);
	for (const concept of asked.concepts) {
		const match = matchConcept(shelf, concept, room);
		const part = concept.weight / total;
		for (let id = 0; id < room; id++) {
			const value = match[id]!;
			if (value === 0) continue;
			answer[id]! += value * part;
			share[id]! += Math.min(1, value / 0.35) * part;
		}
	}
	const near = asked.place ? nearnessOf(shelf, gazetteer, asked.place) : null;
	if (near) addMentions(shelf, asked.placeStems, near);
	return settle(shelf, asked, answer, share, near, total > 0);
}

/**
 * How well each example answers one concept, 0 to 1. Its own words and their synonyms add up without
 * passing 1; of what is only near, the best counts: ten loose relations do not make an answer.
 */
function matchConcept(shelf: Shelf, concept: Concept, room: number): Float32Array {
	const match = cleared('match', room);
	const loose = cleared('loose', room);
	for (const { key, weight, how } of concept.alternatives) {
		const isLoose = how === 'near' || how === 'domain' || how === 'family' || how === 'rural';
		shelf.index.postings(key)?.each((id, impact) => {
			const value = weight * (FLOOR + (1 - FLOOR) * impact);
			if (!isLoose) match[id]! += value * (1 - match[id]!);
			else if (value > loose[id]!) loose[id] = value;
		});
	}
	for (let id = 0; id < room; id++) {
		if (loose[id]! > 0) match[id]! += loose[id]! * (1 - match[id]!);
	}
	return match;
}

function nearnessOf(shelf: Shelf, gazetteer: Gazetteer, asked: PlaceAsked): Float32Array {
	const { ground, grounds } = shelf.columns;
	const values = Float32Array.from(grounds, (one) =>
		one.place === null ? 0 : nearness(gazetteer, asked, one).value
	);
	const near = new Float32Array(shelf.room);
	for (let id = 0; id < near.length; id++) if (ground[id]! >= 0) near[id] = values[ground[id]!]!;
	return near;
}

/** A text that names the place says something of it, wherever the example lies. */
function addMentions(shelf: Shelf, stems: readonly string[], near: Float32Array): void {
	const [rarest] = [...stems].sort((a, b) => shelf.index.count(a) - shelf.index.count(b));
	if (rarest === undefined) return;
	shelf.index.postings(rarest)?.each((id, impact) => {
		if (stems.length > 1 && !shelf.index.holdsPhrase(id, stems)) return;
		near[id] = Math.max(near[id]!, MENTION * (0.6 + 0.4 * impact));
	});
}

function settle(
	shelf: Shelf,
	asked: Understanding,
	answer: Float32Array,
	share: Float32Array,
	near: Float32Array | null,
	hasWords: boolean
): Ranking {
	const room = shelf.room;
	const { ground, merit } = shelf.columns;
	const scores = new Float32Array(room);
	const reach = new Float32Array(room);
	const excluded = asked.excluded.flatMap((key) => shelf.index.postings(key) ?? []);
	const isPicky = asked.phrases.length > 0 || excluded.length > 0;
	for (let id = 0; id < room; id++) {
		if (hasWords && answer[id] === 0) continue;
		if (ground[id]! < 0) continue;
		if (isPicky) {
			if (asked.phrases.some((stems) => !shelf.index.holdsPhrase(id, stems))) continue;
			if (excluded.some((postings) => postings.impactIn(id) > 0)) continue;
		}
		const nearHere = near === null ? 0 : near[id]!;
		if (!hasWords) {
			// A place alone: what is near. Words that no example holds: nothing. Only small words: everything.
			if (near) reach[id] = nearHere >= NEAREST_ALONE ? nearHere : 0;
			else reach[id] = asked.unknown.length > 0 && asked.phrases.length === 0 ? 0 : 1;
			scores[id] = reach[id]! > 0 ? reach[id]! + merit[id]! : 0;
			continue;
		}
		reach[id] = Math.min(1, share[id]! + 0.25 * nearHere);
		scores[id] = answer[id]! * (1 + PLACE_GAIN * nearHere) + merit[id]!;
	}
	if (hasWords) cut(scores, reach);
	const wholeFrom = hasWords ? WHOLE : near ? 1 : 0;
	return { scores, isWhole: (id) => reach[id]! >= wholeFrom };
}

/** Keeps what answers all that is asked; when that makes less than a page, what answers most of it too. */
function cut(scores: Float32Array, reach: Float32Array): void {
	let least = SHARES.at(-1)!;
	for (const tried of SHARES) {
		let held = 0;
		for (let id = 0; id < reach.length; id++) if (reach[id]! >= tried) held++;
		if (held >= ENOUGH) {
			least = tried;
			break;
		}
	}
	for (let id = 0; id < scores.length; id++) if (reach[id]! < least) scores[id] = 0;
}
