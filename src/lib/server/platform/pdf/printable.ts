/**
 * The signs that the fonts of our documents draw. PDF/UA refuses a document with a sign that cannot be
 * drawn: what is not here (emoji, other scripts) becomes a square, and the rest of the text stands.
 * `make-pdf.test.ts` draws each of them.
 */
export const DRAWN: readonly (readonly [first: number, last: number])[] = [
	[0x20, 0x7e],
	[0xa0, 0xac],
	[0xae, 0x36f], // Latin and its marks; the soft hyphen is left out
	[0x384, 0x38a], // Greek
	[0x38c, 0x38c],
	[0x38e, 0x3a1],
	[0x3a3, 0x3ce],
	[0x400, 0x45f], // Cyrillic
	[0x1e00, 0x1e9b],
	[0x1e9e, 0x1ef9],
	[0x2000, 0x200a],
	[0x2010, 0x2027],
	[0x202f, 0x2037],
	[0x2039, 0x203f],
	[0x2070, 0x2071],
	[0x2074, 0x208e],
	[0x20a0, 0x20b5],
	[0x20bd, 0x20bd],
	[0x2100, 0x2103],
	[0x2116, 0x2117],
	[0x2122, 0x2122],
	[0x2126, 0x2126],
	[0x2153, 0x215e],
	[0x2190, 0x2220],
	[0x2241, 0x226b],
	[0x25a0, 0x25ff]
];

const hex = (code: number) => `\\u{${code.toString(16)}}`;
const CLASS = DRAWN.map(([first, last]) => `${hex(first)}-${hex(last)}`).join('');
const UNDRAWN = new RegExp(`[^\\n${CLASS}]+`, 'gu');
/** Marks that order the text or join signs, seen by nobody: taken away without a trace. */
const UNSEEN = /[\p{Cf}\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]+/gu;
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** The same text with only signs that can be drawn. */
export function toPrintable(text: string): string {
	return text
		.toWellFormed()
		.normalize('NFC')
		.replace(CONTROL, (signs) => (signs.includes('\n') ? '\n' : ' '))
		.replace(UNSEEN, '')
		.replace(UNDRAWN, '□');
}

/** The same data with printable texts, however deep. */
export function printableData(data: unknown): unknown {
	if (typeof data === 'string') return toPrintable(data);
	if (Array.isArray(data)) return data.map(printableData);
	if (data !== null && typeof data === 'object')
		return Object.fromEntries(
			Object.entries(data).map(([name, value]) => [name, printableData(value)])
		);
	return data;
}
