import { plainWords } from '../kernel/typography.ts';
import { domainWord, isRna, territoryWord } from './register-rows.ts';

/** What is asked of the registers. Everything given must hold. */
export interface RegisterQuery {
	/** Words of a name, an acronym or a town, or their beginnings; or a SIREN, SIRET or RNA number. */
	readonly text?: string | undefined;
	/** Code of a territory that holds the seat: commune, EPCI, département, région. */
	readonly place?: string | undefined;
	/** Communes whose point is within `km` kilometres (100 at most): nearest first. */
	readonly near?:
		{ readonly latitude: number; readonly longitude: number; readonly km: number } | undefined;
	readonly domain?: string | undefined;
	/** 1 to 100; 20 unless told. */
	readonly limit?: number | undefined;
	/** Key of the last entry already seen: the answer goes on after it. */
	readonly after?: string | undefined;
}

/** A number typed with or without spaces, dots or dashes; null when the text is no number of a register. */
export function readNumber(
	text: string
): { readonly siren: string } | { readonly rna: string } | null {
	const bare = text.replace(/[\s.\-\u00A0\u202F]/g, '').toUpperCase();
	if (/^\d{9}$/.test(bare) || /^\d{14}$/.test(bare)) return { siren: bare.slice(0, 9) };
	return isRna(bare) ? { rna: bare } : null;
}

/** At most this many words of a text count. */
const MOST_WORDS = 8;

/**
 * The words asked for as a `tsquery` of folded words, letters and digits only: each may be the beginning of one, but
 * for words of one or two letters before the last. Null when nothing is asked for.
 */
export function wordsQuery(
	text: string | undefined,
	domain: string | undefined,
	territory?: string
): string | null {
	const typed = plainWords(text ?? '').slice(0, MOST_WORDS);
	const asked = typed.map((word, rank) =>
		word.length > 2 || rank === typed.length - 1 ? `'${word.slice(0, 60)}':*` : `'${word}'`
	);
	if (domain && /^[a-z-]{1,60}$/.test(domain)) asked.push(`'${domainWord(domain)}'`);
	if (territory && /^[\dA-Z]{1,12}$/.test(territory)) asked.push(`'${territoryWord(territory)}'`);
	return asked.length > 0 ? asked.join(' & ') : null;
}
