const NARROW_SPACE = '\u202F';
const SPACE = '\u00A0';

const MONTHS = [
	'janvier',
	'février',
	'mars',
	'avril',
	'mai',
	'juin',
	'juillet',
	'août',
	'septembre',
	'octobre',
	'novembre',
	'décembre'
] as const;

/**
 * Sets a text of our data in French typography: real apostrophes, guillemets with their inner
 * spaces, narrow no-break space before `; ! ?` and `%`, no-break space before `:`.
 *
 * Idempotent. Addresses are left alone (« https://… » keeps its colon).
 */
export function typeset(text: string): string {
	return text
		.replace(/"([^"]*)"/g, `«$1»`)
		.replace(/(\p{L})'(?=[\p{L}\d«])/gu, '$1’')
		.replace(/«[\s\u00A0\u202F]*/g, `«${NARROW_SPACE}`)
		.replace(/[\s\u00A0\u202F]*»/g, `${NARROW_SPACE}»`)
		.replace(/[ \u00A0\u202F]+([;!?])/g, `${NARROW_SPACE}$1`)
		.replace(/[ \u00A0\u202F]+:(?=\s|$)/g, `${SPACE}:`)
		.replace(/(\d)[ \u00A0\u202F]+(%|€|k€|M€|Md€)/g, `$1${NARROW_SPACE}$2`)
		.replace(/(\d)[ \u00A0\u202F](?=\d{3}(?!\d))/g, `$1${NARROW_SPACE}`)
		.replace(/\.\.\./g, '…');
}

/** Writes a number as French print does: `1 234,5` with narrow no-break spaces. At most 2 decimals unless told. */
export function formatNumber(value: number, decimals = 2): string {
	const rounded = Number(value.toFixed(decimals));
	const [whole, fraction] = Math.abs(rounded).toString().split('.') as [string, string?];
	const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, NARROW_SPACE);
	return `${rounded < 0 ? '−' : ''}${grouped}${fraction ? `,${fraction}` : ''}`;
}

/** Writes a calendar day: `12 mars 2026`, `1er mai 2026`. Expects `YYYY-MM-DD`; any other text comes back as it is. */
export function formatDay(isoDay: string): string {
	const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(isoDay) ?? [];
	const name = MONTHS[Number(month) - 1];
	if (!year || !name) return isoDay;
	const number = Number(day) === 1 ? '1er' : String(Number(day));
	return `${number}${SPACE}${name}${SPACE}${year}`;
}

/** A count with its word: `0 exemple`, `1 exemple`, `37 exemples` (in French, plural begins at 2). */
export function formatCount(count: number, singular: string, plural = `${singular}s`): string {
	return `${formatNumber(count)}${SPACE}${Math.abs(count) < 2 ? singular : plural}`;
}

/** A list read aloud: `a, b et c`. */
export function joinWords(words: readonly string[], conjunction = 'et'): string {
	if (words.length < 2) return words.join('');
	return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}

/** Lower case, without accents nor ligatures: what two spellings of one name have in common. */
export function fold(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/œ/g, 'oe')
		.replace(/æ/g, 'ae')
		.replace(/[’ʼ`]/g, "'");
}

/** The words of a name without accents, capitals nor signs: how names are compared, and begun. */
export function plainWords(name: string): string[] {
	return fold(name)
		.split(/[^a-z0-9]+/)
		.filter(Boolean);
}

/** Says short facts on one line: « Commune · Finistère · 29400 ». No line begins with the dot; what is missing is passed over. */
export function joinFacts(facts: readonly (string | null | undefined | false)[]): string {
	return facts.filter(Boolean).join(FACT_MARK);
}
/** The dot stays with what comes before it. */
export const FACT_MARK = '\u00A0· ';
