/*
 * How hard a French text is to read, estimated by the formula that Kandel and Moles drew for French from
 * that of Flesch (1958): 207 − 1.015 × words a sentence − 73.6 × syllables a word. From 0, very hard, to
 * 100, very easy.
 *
 * What it is not: it knows neither the rarity of a word, nor the order of ideas; a list of short absurd
 * sentences scores well. Syllables are counted by groups of vowels, with a silent « e » at the end of
 * words left out, so that two texts can be compared but a single score is worth a few points either way.
 */

export interface ReadingLevel {
	readonly words: number;
	readonly sentences: number;
	readonly syllables: number;
	/** Rounded; null for an empty text. */
	readonly score: number | null;
}

/** Measures the running text of paragraphs, each a text of one or several sentences. */
export function readingLevel(paragraphs: readonly string[]): ReadingLevel {
	let words = 0;
	let sentences = 0;
	let syllables = 0;
	for (const paragraph of paragraphs) {
		const found = wordsIn(paragraph);
		if (found.length === 0) continue;
		words += found.length;
		sentences += Math.max(1, sentencesIn(paragraph));
		for (const word of found) syllables += syllablesIn(word);
	}
	const score =
		words === 0 ? null : Math.round(207 - 1.015 * (words / sentences) - 73.6 * (syllables / words));
	return { words, sentences, syllables, score };
}

/** What a score is called, in the steps that Flesch gave to his own. */
export function levelInWords(score: number): string {
	if (score >= 80) return 'très facile';
	if (score >= 60) return 'facile';
	if (score >= 50) return 'assez difficile';
	return score >= 30 ? 'difficile' : 'très difficile';
}

/** An elision counts with its word: « l’alliance » is one. */
export function wordsIn(text: string): string[] {
	return text.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu) ?? [];
}

function sentencesIn(text: string): number {
	return text.match(/[.!?…]+(?=[\s\u00A0\u202F»)]|$)/g)?.length ?? 0;
}

const VOWELS = /[aeiouyàâäéèêëîïôöùûüÿœæ]+/g;
/** Said by nobody at the end of a word, after a consonant: « alliance », « formes ». */
const SILENT = /(?<=[aeiouyàâäéèêëîïôöùûüÿœæ].*[^aeiouyàâäéèêëîïôöùûüÿœæ])es?$/u;

/** At least one: a number, a letter. */
export function syllablesIn(word: string): number {
	const parts = word.toLowerCase().split(/[’'-]/);
	const counted = parts.map((part) => part.replace(SILENT, '').match(VOWELS)?.length ?? 0);
	return Math.max(
		1,
		counted.reduce((sum, one) => sum + one, 0)
	);
}
