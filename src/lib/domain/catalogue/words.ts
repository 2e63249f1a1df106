import { DOMAINS, FAMILIES, CATEGORIES, SDGS, type Sdg } from './vocabulary.ts';
import type { Example } from './example.ts';

/**
 * Words that say nothing of what is looked for. PostgreSQL's French stop list lacks « les »: a person
 * who types « aider les jeunes » does not ask for a text that holds it.
 */
const EMPTY_WORDS = new Set(
	(
		'l le la les d de du des un une et ou a à au aux en dans sur pour par avec sans ce cet cette ces qui que qu ' +
		'quoi s se sa son ses m ma mon mes n ne nos notre vos votre leur leurs j je tu il elle on nous vous ils elles'
	).split(' ')
);

function isEmpty(word: string): boolean {
	return EMPTY_WORDS.has(word.toLowerCase());
}

/** One thing that is asked for: any of its writings, or none of them when it is `excluded`. */
export interface SearchTerm {
	readonly writings: readonly string[];
	/** Words that must follow one another. */
	readonly isPhrase: boolean;
	readonly excluded: boolean;
}

const MOST_TERMS = 16;

/**
 * Reads a search as people type it: words all asked for, « "mots qui se suivent" », « -mot » that must
 * not be there. Answers nothing when only empty words are left.
 */
export function readTerms(text: string): SearchTerm[] {
	const terms: SearchTerm[] = [];
	for (const [, minus, quoted, bare] of text.matchAll(/(-?)(?:"([^"]*)"|([^\s"]+))/g)) {
		const excluded = minus === '-';
		if (quoted !== undefined) {
			const phrase = lettersOf(quoted);
			if (phrase) terms.push({ writings: [phrase], isPhrase: true, excluded });
			continue;
		}
		for (const word of lettersOf(bare ?? '').split(/[' ]+/)) {
			if (word !== '' && !isEmpty(word))
				terms.push({ writings: writingsOf(word), isPhrase: false, excluded });
		}
	}
	return terms.slice(0, MOST_TERMS);
}

function lettersOf(text: string): string {
	return text
		.replace(/[’ʼ`]/g, "'")
		.replace(/[^\p{L}\p{N}\p{M}' -]+/gu, ' ')
		.replace(/(?<![\p{L}\p{N}])-+|-+(?![\p{L}\p{N}])/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

/**
 * Snowball's French stems keep the s of « vélos » or « amis » (a vowel other than e comes before it):
 * both writings are looked for.
 */
function writingsOf(word: string): string[] {
	if (/[aiouéèâîôû]s$/i.test(word) && word.length > 4) return [word, word.slice(0, -1)];
	if (/[aiouéâîôû]$/i.test(word) && word.length > 3) return [word, `${word}s`];
	return [word];
}

/** The texts of an example by weight, A what it is called to D what it did. */
export interface SearchTexts {
	readonly A: string;
	readonly B: string;
	readonly C: string;
	readonly D: string;
}

/** What a search reads in an example. `places` are the names of the territories that hold it. */
export function searchTexts(example: Example, places: readonly string[]): SearchTexts {
	return {
		A: example.title,
		B: [
			...example.actors.map(({ name }) => name),
			example.territory?.label ?? '',
			...places,
			...example.domains.map((domain) => DOMAINS[domain]),
			example.category ? CATEGORIES[example.category] : ''
		].join(' . '),
		C: [example.summary, example.need ?? ''].join(' . '),
		D: [
			example.action ?? '',
			example.results ?? '',
			...new Set(example.actors.map(({ type }) => FAMILIES[type])),
			...example.sdgs.map((sdg) => SDGS[sdg as Sdg])
		].join(' . ')
	};
}
