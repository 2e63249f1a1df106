import { isEmptyWord, readWords, stemOf, type Word } from '../../kernel/words.ts';
import { LONGEST_TEXT } from '../../kernel/address.ts';
import { ASKING, isTelling, shareOf, SOFT_SHARE, verbShare, WEAK } from './asking-words.ts';
import { mergeSame, stemsFor, wordConcept, type Concept, type Knowledge } from './concept.ts';
import { findPlace, SIDES } from './find-place.ts';
import { keyOf } from './lexicon.ts';
import { readActors, readGoals } from './named-things.ts';
import type { PlaceAsked } from './place.ts';
import { runsOf } from './runs.ts';
import type { TextIndex } from './text-index.ts';

/** What was understood of a search. */
export interface Understanding {
	readonly concepts: readonly Concept[];
	readonly place: PlaceAsked | null;
	readonly placeTyped: string | null;
	/** Stems of its name in the texts. */
	readonly placeStems: readonly string[];
	/** Stems that must follow one another: what stood between guillemets. */
	readonly phrases: readonly (readonly string[])[];
	/** Keys that must not be there. */
	readonly excluded: readonly string[];
	/** Words read otherwise than typed. */
	readonly corrections: readonly { readonly typed: string; readonly read: string }[];
	/** Words that no example holds and that nothing resembles. */
	readonly unknown: readonly string[];
}

const MOST_WORDS = 40;

/** Reads a search as a person means it. Never fails; the same text gives the same answer. */
export function understand(text: string, knowledge: Knowledge): Understanding {
	const { bare, phrases, excluded } = readSigns(text.slice(0, LONGEST_TEXT));
	const typed = readWords(bare).slice(0, MOST_WORDS);
	const isOpen = /[\p{L}\p{N}]$/u.test(bare);
	const corrections: { typed: string; read: string }[] = [];
	const words = typed.map((word, at) =>
		correct(word, knowledge, isOpen && at === typed.length - 1, corrections)
	);
	const taken = new Array<boolean>(words.length).fill(false);
	const concepts: Concept[] = [
		...readGoals(words, taken, knowledge),
		...readActors(words, taken, knowledge)
	];
	const found = findPlace(words, taken, knowledge.gazetteer, knowledge.index);
	if (found) for (const at of found.words) taken[at] = true;
	const unknown: string[] = [];
	concepts.push(...readConcepts(words, taken, knowledge, isOpen, unknown));
	return {
		concepts: mergeSame(concepts),
		place: found?.place ?? null,
		placeTyped: found ? found.words.map((at) => written(typed[at]!, bare)).join(' ') : null,
		placeStems: found
			? found.words
					.map((at) => words[at]!)
					.filter(({ form, folded }) => !isEmptyWord(form) && !SIDES.has(folded))
					.map(({ form }) => stemOf(form))
			: [],
		phrases,
		excluded,
		corrections,
		unknown
	};
}

function written({ start, end }: Word, text: string): string {
	return text.slice(start, end);
}

/** « "mots qui se suivent" » and « -mot » are read apart from the bare words. */
function readSigns(text: string) {
	const phrases: string[][] = [];
	const excluded: string[] = [];
	const straight = text.replace(/[«»“”]/g, '"');
	const bare = straight
		.replace(/"([^"]*)"/g, (_, quoted: string) => {
			const key = keyOf(quoted);
			if (key !== '') phrases.push(key.split(' '));
			return ` ${quoted} `;
		})
		.replace(/(^|\s)-([\p{L}\p{N}]+)/gu, (_, before: string, word: string) => {
			excluded.push(stemOf(word.toLowerCase()));
			return before;
		});
	return { bare, phrases, excluded };
}

/** A word that no text holds is read as the one it was meant to be, unless it is being typed. */
function correct(
	word: Word,
	{ index, gazetteer, spelling }: Knowledge,
	isLast: boolean,
	corrections: { typed: string; read: string }[]
): Word {
	const { folded } = word;
	const isKnown =
		index.formCount(folded) > 0 ||
		isEmptyWord(word.form) ||
		ASKING.has(folded) ||
		WEAK.has(folded) ||
		/\d/.test(folded) ||
		index.lexicon.byKey.has(stemOf(word.form)) ||
		index.postings(stemOf(word.form)) !== undefined ||
		gazetteer.named(folded).length > 0;
	if (isKnown) return word;
	if (folded.length >= (isLast ? 2 : 4) && spelling.startingWith(folded, 1).length > 0) return word;
	const read = spelling.nearest(folded);
	if (!read) return word;
	corrections.push({ typed: word.form, read: read.folded });
	return { ...word, form: read.folded, folded: read.folded };
}

/** What a word keeps of its weight, when the lexicon knows another of the search but not this one. */
const BESIDE_KNOWN = 0.7;

/** What is left: phrases of the lexicon first, then words. */
function readConcepts(
	words: readonly Word[],
	taken: boolean[],
	knowledge: Knowledge,
	isOpen: boolean,
	unknown: string[]
): Concept[] {
	const { index } = knowledge;
	const isLeft = (word: Word, at: number) => !taken[at] && !isEmptyWord(word.form);
	const asks = words.some((word, at) => isLeft(word, at) && isTelling(word));
	const found: { at: number; concept: Concept }[] = [];
	for (const { from, to, key } of begunPhrases(words, taken, isOpen, knowledge)) {
		for (let at = from; at <= to; at++) taken[at] = true;
		found.push({
			at: from,
			concept: wordConcept(words.slice(from, to + 1), key, knowledge, false)
		});
	}
	for (const { from, to, key } of runsOf(words, taken, index.lexicon.longest, index)) {
		if (!index.lexicon.byKey.has(key) || taken.slice(from, to + 1).includes(true)) continue;
		if (isSplit(key, index)) continue;
		if (from === to && (ASKING.has(words[from]!.folded) || WEAK.has(words[from]!.folded))) continue;
		const run = words.slice(from, to + 1);
		for (let at = from; at <= to; at++) taken[at] = true;
		const isLast = isOpen && to === words.length - 1 && from === to;
		const concept = wordConcept(run, key, knowledge, isLast);
		const namesActors = index.lexicon.byKey.get(key)!.some(({ families }) => families.length > 0);
		const share = asks && namesActors ? SOFT_SHARE : from === to ? shareOf(words[from]!, asks) : 1;
		found.push({ at: from, concept: { ...concept, weight: concept.weight * share } });
	}
	const knows = found.length > 0;
	for (const [at, word] of words.entries()) {
		if (!isLeft(word, at) || (asks && ASKING.has(word.folded))) continue;
		const isLast = isOpen && at === words.length - 1;
		const key = stemsFor(word, index)[0]!;
		const concept = wordConcept([word], key, knowledge, isLast);
		if (concept.alternatives.every((one) => index.count(one.key) === 0)) {
			if (!ASKING.has(word.folded)) unknown.push(word.form);
			continue;
		}
		const share = shareOf(word, asks) * verbShare(word, asks) * (knows ? BESIDE_KNOWN : 1);
		found.push({ at, concept: { ...concept, weight: concept.weight * share } });
	}
	return found.sort((a, b) => a.at - b.at).map(({ concept }) => concept);
}

/**
 * Phrases of the lexicon whose words are begun: « grand âg », « tiers l », « monnaie loc ». One of the
 * words at least is not whole; the shortest phrase is the likeliest.
 */
function* begunPhrases(
	words: readonly Word[],
	taken: readonly boolean[],
	isOpen: boolean,
	{ index }: Knowledge
): Generator<{ from: number; to: number; key: string }> {
	for (let length = Math.min(4, words.length); length >= 2; length--) {
		for (let from = 0; from + length <= words.length; from++) {
			const run = words.slice(from, from + length);
			if (taken.slice(from, from + length).includes(true) || run[0]!.folded.length < 3) continue;
			const isLast = isOpen && from + length === words.length;
			const isWhole = run.every(({ folded }) => index.formCount(folded) > 0);
			if (isWhole && !isLast) continue;
			const fits = (index.lexicon.begun.get(run[0]!.folded.slice(0, 3)) ?? []).filter(
				(one) =>
					one.words.length === length &&
					one.words.some((word, at) => word !== run[at]!.folded) &&
					one.words.every((word, at) => word.startsWith(run[at]!.folded))
			);
			const [best] = fits.sort(
				(a, b) => index.count(b.key) - index.count(a.key) || (a.key < b.key ? -1 : 1)
			);
			if (best) yield { from, to: from + length - 1, key: best.key };
		}
	}
}

/** A long phrase made of two that are known apart is two things: « tiers-lieu rural ». */
function isSplit(key: string, { lexicon }: TextIndex): boolean {
	const stems = key.split(' ');
	if (stems.length < 3) return false;
	return stems.some(
		(_, at) =>
			at > 0 &&
			lexicon.byKey.has(stems.slice(0, at).join(' ')) &&
			lexicon.byKey.has(stems.slice(at).join(' '))
	);
}
