import { DOMAINS, FAMILIES, CATEGORIES, SDGS, type Sdg } from './vocabulary.ts';
import type { Example } from './example.ts';

/**
 * Words that PostgreSQL's French stop list lacks: a person who types « aider les jeunes » does not
 * ask for a text that holds « les ».
 */
const STOP_WORDS = /(?<![\p{L}\d-])(les?|la|l|des?|du|d|un|une|et|ou|a|à|au|aux|en|dans|sur|pour|par|avec|sans|qui|que|qu|nos|notre|vos|votre|mes|ses|leurs?)(?![\p{L}\d])/giu;

/** The search as it is given to `websearch_to_tsquery`: quotes and `-word` keep their meaning. */
export function searchWords(text: string): string {
	const words = text.replace(/[’ʼ`]/g, "'").replace(/[^\p{L}\p{N}"'\- ]+/gu, ' ');
	const quoted = words.includes('"');
	const kept = quoted ? words : words.replace(/'/g, ' ').replace(STOP_WORDS, ' ');
	return kept.replace(/\s+/g, ' ').trim();
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
