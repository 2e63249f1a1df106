import { plainWords, typeset } from '../../kernel/typography.ts';
import { displayName } from '../../territory/french.ts';
import type { Gazetteer, Place } from '../../territory/gazetteer.ts';
import { DOMAINS, SDGS } from '../vocabulary.ts';
import type { Shelf } from './shelf.ts';

/** One thing that what is typed may be the beginning of. */
export interface Suggestion {
	readonly kind: 'place' | 'actor' | 'domain' | 'goal' | 'title';
	/** As it is shown. */
	readonly label: string;
	/** What tells it from another of the same name: « commune, Morbihan ». */
	readonly detail: string;
	/** Where choosing it leads. */
	readonly href: string;
}

interface Entry extends Suggestion {
	/** Its words without accents. */
	readonly words: readonly string[];
	/** The most expected first. */
	readonly weight: number;
}

const MOST_OF_A_KIND = 4;
const ENOUGH = 200;
const KINDS: readonly Suggestion['kind'][] = ['domain', 'goal', 'place', 'actor', 'title'];

/**
 * Everything that may be suggested, by its words. A suggestion answers when each word typed begins
 * one of its words; the most expected of each kind come first.
 */
export class Suggester {
	readonly #entries: readonly Entry[];
	/** By their first two letters, words and ranks of their entries, the most expected first. */
	readonly #words = new Map<string, { readonly word: string; readonly entry: number }[]>();

	constructor(entries: readonly Entry[]) {
		this.#entries = entries.toSorted((a, b) => b.weight - a.weight || (a.label < b.label ? -1 : 1));
		for (const [entry, { words }] of this.#entries.entries()) {
			for (const word of new Set(words)) {
				const start = word.slice(0, 2);
				const held = this.#words.get(start);
				if (held) held.push({ word, entry });
				else this.#words.set(start, [{ word, entry }]);
			}
		}
	}

	/** At most `most` suggestions for what is typed; none for less than two characters. */
	suggest(typed: string, most = 8): Suggestion[] {
		const asked = plainWords(typed.slice(0, 80));
		if (asked.join('').length < 2) return [];
		const longest = asked.reduce((one, other) => (other.length > one.length ? other : one));
		if (longest.length < 2) return [];
		const seen = new Set<number>();
		const found: { entry: Entry; score: number }[] = [];
		for (const { word, entry: rank } of this.#words.get(longest.slice(0, 2)) ?? []) {
			if (!word.startsWith(longest) || seen.has(rank)) continue;
			seen.add(rank);
			const entry = this.#entries[rank]!;
			const fits = asked.every((one) => entry.words.some((held) => held.startsWith(one)));
			if (!fits) continue;
			found.push({ entry, score: entry.weight + closeness(entry, asked) });
			// They come the most expected first: further on, none would be shown.
			if (found.length >= ENOUGH) break;
		}
		found.sort((a, b) => b.score - a.score || (a.entry.label < b.entry.label ? -1 : 1));
		return spread(found, most);
	}
}

/** Begins with what is typed; is what is typed. */
function closeness({ words }: Entry, asked: readonly string[]): number {
	const begins = words[0]?.startsWith(asked[0]!) ? 1.5 : 0;
	const isWhole = asked.length === words.length && asked.every((one, at) => words[at] === one);
	return begins + (isWhole ? 2 : 0);
}

/** A few of each kind, so that a common beginning does not hide the others. */
function spread(found: readonly { entry: Entry }[], most: number): Suggestion[] {
	const counts = new Map<string, number>();
	const chosen = found.filter(({ entry }) => {
		const count = counts.get(entry.kind) ?? 0;
		counts.set(entry.kind, count + 1);
		return count < MOST_OF_A_KIND;
	});
	return chosen
		.slice(0, most)
		.sort((a, b) => KINDS.indexOf(a.entry.kind) - KINDS.indexOf(b.entry.kind))
		.map(({ entry: { kind, label, detail, href } }) => ({ kind, label, detail, href }));
}

/** Places where something happens weigh most; then the most inhabited. */
export function placeEntries(gazetteer: Gazetteer, held: ReadonlySet<string>): Entry[] {
	const entries: Entry[] = [];
	for (const place of gazetteer.places()) {
		const { code, kind, population } = place;
		const size = Math.log10((population ?? 0) + 1) / 2;
		const weight =
			size + (held.has(code) ? 1 : -1) + (kind === 'commune' ? 0 : kind === 'epci' ? -1.5 : 1);
		entries.push(new PlaceEntry(gazetteer, place, weight));
	}
	return entries;
}

/** There are 36,000 of them, of which a few are shown: they are written when they are. */
class PlaceEntry implements Entry {
	readonly kind = 'place';
	readonly weight: number;
	readonly #gazetteer: Gazetteer;
	readonly #place: Place;

	constructor(gazetteer: Gazetteer, place: Place, weight: number) {
		this.#gazetteer = gazetteer;
		this.#place = place;
		this.weight = weight;
	}

	get label(): string {
		return displayName(this.#place);
	}

	get detail(): string {
		return detailOf(this.#gazetteer, this.#place);
	}

	get href(): string {
		return `/exemples?territoire=${this.#place.code}`;
	}

	get words(): readonly string[] {
		return plainWords(this.#place.folded);
	}
}

const KIND_WORDS = {
	commune: 'commune',
	epci: 'intercommunalité',
	departement: 'département',
	region: 'région'
};

function detailOf(gazetteer: Gazetteer, { kind, ancestors }: Place): string {
	const holder = ancestors
		.map((code) => gazetteer.read(code))
		.find((one) => one?.kind === 'departement');
	const where = kind === 'commune' || kind === 'epci' ? holder : undefined;
	return where ? `${KIND_WORDS[kind]}, ${displayName(where)}` : KIND_WORDS[kind];
}

export function wordEntries(): Entry[] {
	return [
		...Object.entries(DOMAINS).map(([domain, label]): Entry => ({
			kind: 'domain',
			label,
			detail: 'domaine',
			href: `/exemples?domaine=${domain}`,
			words: plainWords(label),
			weight: 5
		})),
		...Object.entries(SDGS).map(([goal, label]): Entry => ({
			kind: 'goal',
			label: `ODD ${goal}, ${label.toLowerCase()}`,
			detail: 'objectif de développement durable',
			href: `/exemples?odd=${goal}`,
			words: ['odd', goal, ...plainWords(label)],
			weight: 3
		}))
	];
}

/** An organisation as the directory of actors knows it. */
export interface KnownActor {
	readonly slug: string;
	readonly name: string;
	/** Its other writings. */
	readonly names: readonly string[];
	/** Examples that name it. */
	readonly examples: number;
}

export function actorEntries(actors: readonly KnownActor[]): Entry[] {
	return actors.map(({ slug, name, names, examples }) => ({
		kind: 'actor',
		label: typeset(name),
		detail: examples > 1 ? `acteur de ${examples} exemples` : 'acteur d’un exemple',
		href: `/acteurs/${slug}`,
		words: [...new Set([name, ...names].flatMap(plainWords))],
		weight: 1.5 + Math.log2(examples + 1)
	}));
}

export function titleEntries(shelf: Shelf): Entry[] {
	return [...shelf.books()].map(({ example }) => ({
		kind: 'title',
		label: typeset(example.title),
		detail: 'exemple',
		href: `/exemples/${example.slug}`,
		words: plainWords(example.title),
		weight: 0.5
	}));
}
