import { typeset } from '../../kernel/typography.ts';
import type { Gazetteer } from '../../territory/gazetteer.ts';
import { inTerritory } from '../../territory/french.ts';
import { distanceBetween } from '../../territory/territory.ts';
import { CATEGORIES, DOMAINS, OBJECTIVES, type Domain } from '../vocabulary.ts';
import type { Lexicon } from './lexicon.ts';
import { kilometres } from './reasons.ts';
import { bySlug, type Book, type Shelf } from './shelf.ts';
import { actorKey } from './text-index.ts';

/** An example like another one, and what they have in common. */
export interface Similar {
	readonly book: Book;
	/** 0 to about 1. */
	readonly likeness: number;
	/** Short phrases, the strongest first. */
	readonly reasons: readonly string[];
}

/** Weights of what two examples may share; documented on /exemples/methode. */
const WEIGHTS = {
	need: 0.5,
	public: 0.16,
	actor: 0.26,
	domain: 0.2,
	place: 0.18,
	form: 0.06,
	objective: 0.04
};
const TELLING_TERMS = 18;
/** A word of fewer examples is a name more often than a need; in a small catalogue, two are enough. */
const FEWEST = 3;
const SMALL = 100;
const CANDIDATES = 400;
const LEAST = 0.16;
/** An actor of more examples than this is everywhere: sharing it says little. */
const COMMON_ACTOR = 25;
const NEAR = 40; // km: what counts as the same neighbourhood
const FORMS_APART = /^[#%$@~]/;

/**
 * The examples most like one: same need (the rarest words of its title, summary and need), same
 * public, a shared organisation, same domain, near, same form. Always the same answer for the same
 * catalogue; read from the index as it is now, so a change is seen at once.
 */
export function similarTo(shelf: Shelf, gazetteer: Gazetteer, book: Book, most = 4): Similar[] {
	const { index } = shelf;
	const terms = tellingTerms(shelf, book);
	const total = terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
	const need = new Float32Array(shelf.room);
	for (const { key, weight } of terms) {
		index.postings(key)?.each((id, impact) => {
			need[id]! += (weight * (0.4 + 0.6 * impact)) / total;
		});
	}
	need[book.id] = 0;
	const actors = sharedActors(shelf, book);
	const publics = publicsOf(shelf, book);
	const candidates = highest(need, CANDIDATES);
	const found: Similar[] = [];
	for (const id of new Set([...candidates, ...actors.keys()])) {
		const other = shelf.at(id);
		if (other) {
			const shared = publics.find((one) => serves(shelf, other, one));
			found.push(compare(gazetteer, book, other, need[id]!, shared, actors.get(id)));
		}
	}
	return found
		.filter(({ likeness, reasons }) => likeness >= LEAST && reasons.length > 0)
		.sort((a, b) => b.likeness - a.likeness || bySlug(a.book, b.book))
		.slice(0, most);
}

const STEPS = 4096;

/**
 * The numbers of the highest values (from 0 to 1), all those that are not below the last one kept.
 * Values are counted by step first: sorting a hundred thousand of them takes ten times as long.
 */
function highest(values: Float32Array, most: number): number[] {
	const counts = new Uint32Array(STEPS + 1);
	for (let id = 0; id < values.length; id++) counts[stepOf(values[id]!)]!++;
	let step = STEPS;
	for (let held = counts[step]!; held < most && step > 1;) held += counts[--step]!;
	const ids: number[] = [];
	for (let id = 0; id < values.length; id++) {
		if (values[id]! > 0 && stepOf(values[id]!) >= step) ids.push(id);
	}
	const least = ids.map((id) => values[id]!).sort((a, b) => b - a)[most - 1] ?? 0;
	return ids.filter((id) => values[id]! >= least);
}

/** Step 0 is for nothing at all. */
function stepOf(value: number): number {
	return value <= 0 ? 0 : Math.min(STEPS, 1 + Math.floor(value * (STEPS - 1)));
}

/** The words that say most of an example: in its title, summary or need, and rare elsewhere. */
function tellingTerms(shelf: Shelf, book: Book): { key: string; weight: number }[] {
	const { index, size } = shelf;
	return index
		.termsOf(book.id)
		.filter((key) => !FORMS_APART.test(key) && key.length > 2 && !/^\d/.test(key))
		.map((key) => {
			const count = index.count(key);
			const impact = index.postings(key)?.impactIn(book.id) ?? 0;
			return {
				key,
				weight: count < (size < SMALL ? 2 : FEWEST) ? 0 : impact * Math.log(1 + size / count)
			};
		})
		.filter(({ weight }) => weight > 0)
		.sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
		.slice(0, TELLING_TERMS);
}

interface Shared {
	readonly name: string;
	/** 0 to 1: an organisation that is everywhere says little, one that only pays says half. */
	readonly worth: number;
}

function sharedActors(shelf: Shelf, book: Book): Map<number, Shared> {
	const shared = new Map<number, Shared>();
	for (const { name, type, role } of book.example.actors) {
		const postings = type === 'citoyens' ? undefined : shelf.index.postings(actorKey(name));
		if (!postings || postings.count < 2 || postings.count > COMMON_ACTOR) continue;
		const rarity = Math.log(shelf.size / postings.count) / Math.log(shelf.size);
		const worth = Math.max(0.2, rarity) * (role === 'financeur' ? 0.5 : 1);
		postings.each((id) => {
			if (id !== book.id && worth > (shared.get(id)?.worth ?? 0)) shared.set(id, { name, worth });
		});
	}
	return shared;
}

function compare(
	gazetteer: Gazetteer,
	one: Book,
	other: Book,
	need: number,
	served: Public | undefined,
	actor: Shared | undefined
): Similar {
	const parts: { value: number; reason: string | null }[] = [];
	const domains = one.example.domains.filter((domain) => other.example.domains.includes(domain));
	parts.push({
		value: WEIGHTS.need * Math.min(1, need * 1.8),
		reason: need > 0.22 ? 'même besoin' : null
	});
	if (served) {
		parts.push({ value: WEIGHTS.public, reason: `même public\u00A0: ${typeset(served.concept)}` });
	}
	if (actor) {
		parts.push({
			value: WEIGHTS.actor * actor.worth,
			reason: `avec ${typeset(actor.name)} aussi`
		});
	}
	if (domains.length > 0) {
		const first = DOMAINS[domains[0] as Domain];
		parts.push({
			value:
				(WEIGHTS.domain * domains.length) /
				Math.max(one.example.domains.length, other.example.domains.length),
			reason: `même domaine\u00A0: ${first.toLowerCase()}`
		});
	}
	parts.push(...placeParts(gazetteer, one, other));
	if (one.example.category && one.example.category === other.example.category) {
		parts.push({
			value: WEIGHTS.form,
			reason: `même forme\u00A0: ${CATEGORIES[one.example.category].toLowerCase()}`
		});
	}
	const objective = one.example.objectives.find((name) => other.example.objectives.includes(name));
	if (objective) {
		parts.push({
			value: WEIGHTS.objective,
			reason: `même objectif\u00A0: ${OBJECTIVES[objective].toLowerCase()}`
		});
	}
	const told = parts
		.filter(({ reason, value }) => reason !== null && value > 0)
		.sort((a, b) => b.value - a.value);
	return {
		book: other,
		likeness: parts.reduce((sum, { value }) => sum + value, 0),
		reasons: told.slice(0, 3).map(({ reason }) => reason!)
	};
}

function placeParts(gazetteer: Gazetteer, one: Book, other: Book) {
	const here = one.place === null ? undefined : gazetteer.read(one.place);
	const there = other.place === null ? undefined : gazetteer.read(other.place);
	if (!here || !there) return [];
	if (here.code === there.code) return [{ value: WEIGHTS.place, reason: inTerritory(here) }];
	const isSmall = (kind: string) => kind === 'commune' || kind === 'epci';
	if (isSmall(here.kind) && isSmall(there.kind)) {
		const distance = distanceBetween(here, there);
		if (distance <= NEAR) {
			return [
				{ value: WEIGHTS.place * (1 - distance / (2 * NEAR)), reason: `à ${kilometres(distance)}` }
			];
		}
	}
	const shared = one.territories.find((code) => other.territories.includes(code));
	const holder = shared === undefined ? undefined : gazetteer.read(shared);
	if (!holder) return [];
	const value = WEIGHTS.place * (holder.kind === 'region' ? 0.25 : 0.45);
	return [{ value, reason: `${inTerritory(holder)} aussi` }];
}

type Public = Lexicon['publics'][number];

/** The people whom an example serves, by the concepts of the lexicon that its words name. */
function publicsOf(shelf: Shelf, book: Book): Public[] {
	return shelf.index.lexicon.publics.filter((one) => serves(shelf, book, one));
}

function serves({ index }: Shelf, { id }: Book, { keys }: Public): boolean {
	return keys.some((key) => (index.postings(key)?.impactIn(id) ?? 0) > PUBLIC_IMPACT);
}
/** Below, the word is only in passing. */
const PUBLIC_IMPACT = 0.55;
