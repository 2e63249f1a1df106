import type { Example } from '../example.ts';
import { typeset } from '../../kernel/typography.ts';
import { isEmptyWord, readWords, stemOf } from '../../kernel/words.ts';
import type { Gazetteer, Place } from '../../territory/gazetteer.ts';
import { inTerritory, ofTerritory } from '../../territory/french.ts';
import { DOMAINS, SDGS } from '../vocabulary.ts';
import { nearness, type PlaceAsked } from './place.ts';
import type { Book } from './shelf.ts';
import type { TextIndex } from './text-index.ts';
import type { Understanding } from './understand.ts';
import type { Alternative } from './concept.ts';

/** A piece of a text, and whether the search named it. */
export interface Piece {
	readonly text: string;
	readonly marked: boolean;
}

/** Why an example is among the answers. Texts are typeset. */
export interface Why {
	readonly title: readonly Piece[];
	readonly summary: readonly Piece[];
	/** Where the words stand when neither the title nor the summary holds them. */
	readonly elsewhere: { readonly label: string; readonly pieces: readonly Piece[] } | null;
	/** « à 12 km de Lorient », « “aînés”, synonyme de “vieux” »… one short phrase each. */
	readonly reasons: readonly string[];
}

const NARROW = '\u202F';
const AROUND_WORDS = 70; // characters kept on each side of what is found elsewhere
const MOST_REASONS = 4;
/** Keys that are no words of a text. */
const MARKS = /^[#%$@~]/;

/** Says why an example answers: the words to mark, and in phrases what no mark can show. */
export function tellWhy(
	book: Book,
	asked: Understanding,
	index: TextIndex,
	gazetteer: Gazetteer
): Why {
	const { example } = book;
	const keys = new Set<string>(asked.phrases.map((stems) => stems.join(' ')));
	const reasons: string[] = asked.place ? placeReason(book, asked.place, gazetteer) : [];
	for (const { typed, alternatives } of asked.concepts) {
		const held = alternatives.filter(({ key }) => index.postings(key)?.impactIn(book.id));
		for (const { key } of held) if (!MARKS.test(key)) keys.add(key);
		const best = held.reduce<Alternative | null>(
			(one, other) => (!one || other.weight > one.weight ? other : one),
			null
		);
		const reason = best && wordReason(best, typed);
		if (reason && !reasons.includes(reason)) reasons.push(reason);
	}
	const read = readOnce(example);
	const title = mark(read.title, keys);
	const summary = mark(read.summary, keys);
	const isShown = [...title, ...summary].some(({ marked }) => marked);
	return {
		title,
		summary,
		elsewhere: isShown || keys.size === 0 ? null : findElsewhere(book, keys),
		reasons: reasons.slice(0, MOST_REASONS)
	};
}

function wordReason({ how, shown, key }: Alternative, typed: string): string | null {
	switch (how) {
		case 'synonym':
			return `${quote(shown)}, synonyme de ${quote(typed)}`;
		case 'near':
			return `${quote(shown)}, proche de ${quote(typed)}`;
		case 'domain':
			return `domaine ${quote(DOMAINS[key.slice(1) as keyof typeof DOMAINS] ?? shown)}`;
		case 'rural':
			return 'dans une petite commune';
		case 'goal':
			return `ODD ${key.slice(1)}, ${SDGS[Number(key.slice(1)) as keyof typeof SDGS].toLowerCase()}`;
		default:
			return null;
	}
}

function quote(words: string): string {
	return `«${NARROW}${typeset(words)}${NARROW}»`;
}

/** « dans le Morbihan », « à 12 km de Lorient », « aussi en Bretagne ». */
function placeReason(book: Book, asked: PlaceAsked, gazetteer: Gazetteer): string[] {
	const near = nearness(gazetteer, asked, book);
	const { territory } = asked;
	switch (near.how) {
		case 'in':
			return [territory ? inTerritory(territory) : placeName(book, gazetteer)];
		case 'distance':
			return near.value < 0.02
				? []
				: [
						territory && territory.kind === 'commune'
							? `à ${kilometres(near.distance!)} ${ofTerritory(territory)}`
							: `${placeName(book, gazetteer)}, non loin`
					];
		case 'holder':
			return near.shared ? [`${inTerritory(near.shared)}, plus largement`] : [];
		case 'beside':
			return near.shared ? [`${inTerritory(near.shared)}, territoire voisin`] : [];
		case 'same-holder':
			return near.shared ? [`aussi ${inTerritory(near.shared)}`] : [];
		default:
			return [];
	}
}

function placeName({ place }: Book, gazetteer: Gazetteer): string {
	const there: Place | undefined = place === null ? undefined : gazetteer.read(place);
	return there ? inTerritory(there) : '';
}

/** « 12 km », « moins d’un kilomètre »; whole kilometres, since many points are estimates. */
export function kilometres(distance: number): string {
	return distance < 1 ? 'moins d’un kilomètre' : `${Math.round(distance)}\u00A0km`;
}

function findElsewhere(book: Book, keys: ReadonlySet<string>): Why['elsewhere'] {
	const { need, action, results, actors, territory } = book.example;
	const places: [label: string, text: string | undefined][] = [
		['Acteurs', actors.map(({ name }) => name).join(', ')],
		['Besoin', need],
		['Action', action],
		['Résultats', results],
		['Lieu', [territory?.label, ...book.placeNames].filter(Boolean).join(', ')]
	];
	for (const [label, text] of places) {
		if (!text) continue;
		const pieces = markWords(typeset(text), keys);
		if (pieces.some(({ marked }) => marked)) return { label, pieces: excerpt(pieces) };
	}
	return null;
}

/** The surroundings of the first marked word. */
function excerpt(pieces: readonly Piece[]): Piece[] {
	const first = pieces.findIndex(({ marked }) => marked);
	const before = pieces
		.slice(0, first)
		.map(({ text }) => text)
		.join('');
	const after = pieces
		.slice(first + 1)
		.map(({ text }) => text)
		.join('');
	return [
		{
			text: before.length > AROUND_WORDS ? `…${fromWord(before.slice(-AROUND_WORDS))}` : before,
			marked: false
		},
		pieces[first]!,
		{
			text: after.length > AROUND_WORDS ? `${toWord(after.slice(0, AROUND_WORDS))}…` : after,
			marked: false
		}
	].filter(({ text }) => text !== '');
}

const fromWord = (text: string) => text.replace(/^\S*\s/, ' ');
const toWord = (text: string) => text.replace(/\s\S*$/, '');

/** A text with its telling words: what marking needs, whatever is searched. */
interface ReadText {
	readonly text: string;
	readonly words: readonly { readonly start: number; readonly end: number }[];
	readonly stems: readonly string[];
}

/** The texts that every list shows are read once, not for each search that finds them. */
const known = new WeakMap<Example, { readonly title: ReadText; readonly summary: ReadText }>();

function readOnce(example: Example) {
	let read = known.get(example);
	if (!read) {
		const { title, summary } = example;
		read = { title: readText(typeset(title)), summary: readText(typeset(summary)) };
		known.set(example, read);
	}
	return read;
}

function readText(text: string): ReadText {
	const words = readWords(text).filter(({ form }) => !isEmptyWord(form));
	return {
		text,
		words: words.map(({ start, end }) => ({ start, end })),
		stems: words.map(({ form }) => stemOf(form))
	};
}

/** Cuts a text where words of the search stand: stems, or stems in a row joined by a space. */
export function markWords(text: string, keys: ReadonlySet<string>): Piece[] {
	return keys.size === 0 ? [{ text, marked: false }] : mark(readText(text), keys);
}

function mark({ text, words, stems }: ReadText, keys: ReadonlySet<string>): Piece[] {
	if (keys.size === 0) return [{ text, marked: false }];
	const longest = Math.max(...[...keys].map((key) => key.split(' ').length));
	const pieces: Piece[] = [];
	let told = 0;
	for (let at = 0; at < words.length; at++) {
		let length = Math.min(longest, words.length - at);
		while (length > 0 && !keys.has(written(stems, at, length))) length--;
		if (length === 0) continue;
		const { start } = words[at]!;
		const { end } = words[at + length - 1]!;
		if (start > told) pieces.push({ text: text.slice(told, start), marked: false });
		pieces.push({ text: text.slice(start, end), marked: true });
		told = end;
		at += length - 1;
	}
	if (told < text.length) pieces.push({ text: text.slice(told), marked: false });
	return pieces;
}

function written(stems: readonly string[], at: number, length: number): string {
	return length === 1 ? stems[at]! : stems.slice(at, at + length).join(' ');
}
