import { fold } from '../kernel/typography.ts';

/** A word of the glossary. */
export interface Term {
	readonly id: string;
	readonly term: string;
	/** Other spellings and plurals, underlined too. */
	readonly forms: readonly string[];
	readonly definition: string;
	/** `dossier`: from the sources of the vademecum; `usage`: ordinary words of the field. */
	readonly basis: Basis;
	readonly see: readonly string[];
	/** Slug of the question that treats it. */
	readonly page?: string | undefined;
}

export const BASES = {
	dossier: 'D’après les sources du vadémécum',
	usage: 'Vocabulaire courant'
} as const;
export type Basis = keyof typeof BASES;

export const GLOSSARY_PATH = '/comprendre/glossaire';

/** The terms in alphabetic order, accents and capitals left aside. */
export function inAlphabet(terms: readonly Term[]): Term[] {
	return [...terms].sort((a, b) => (fold(a.term) < fold(b.term) ? -1 : 1));
}

/** The letter under which a term stands, without accent, in capital. */
export function letterOf({ term }: Pick<Term, 'term'>): string {
	return fold(term).charAt(0).toUpperCase();
}

/**
 * The terms that hold every word asked: the one that is asked, those whose name holds the words, then
 * those whose definition does; all of them without words.
 */
export function searchTerms(terms: readonly Term[], text: string): Term[] {
	const words = fold(text)
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '')
		.slice(0, 16);
	const sorted = inAlphabet(terms);
	if (words.length === 0) return sorted;
	const holds = (written: string) => words.every((word) => fold(written).includes(word));
	const asked = words.join(' ');
	const nearness = ({ term, forms, definition }: Term) => {
		if ([term, ...forms].some((name) => fold(name) === asked)) return 0;
		if (holds([term, ...forms].join(' '))) return 1;
		return holds([term, ...forms, definition].join(' ')) ? 2 : 3;
	};
	return [0, 1, 2].flatMap((near) => sorted.filter((one) => nearness(one) === near));
}
