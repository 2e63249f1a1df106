import { fold } from './typography.ts';

/*
 * How the addresses of the site are read: never a failure, what is not understood is left aside and
 * said, and what other sites add to a link is passed over in silence.
 */

/** A piece of an address that means nothing to its page. */
export interface Ignored {
	readonly parameter: string;
	readonly value: string;
}

/** One parameter of an address. */
export interface Parameter {
	/** In lower case, without accents nor the `[]` that some forms add. */
	readonly name: string;
	/** As it is written. */
	readonly written: string;
	/** On one line; never empty. */
	readonly value: string;
}

/** Longest search that is read, in characters: more is cut, no one types it. */
export const LONGEST_TEXT = 200;
const LONGEST_VALUE = 2000;
const LONGEST_SAID = 40;
const MOST_SAID = 10;

/** The parameters of an address, without those that are empty and the marks of campaigns. */
export function readParameters(parameters: URLSearchParams): Parameter[] {
	return [...parameters].flatMap(([written, given]) => {
		const name = fold(written.slice(0, LONGEST_VALUE)).replace(/\[\]$/, '').trim();
		const value = cleanLine(given);
		return value === '' || isCampaign(name) ? [] : [{ name, written, value }];
	});
}

/** Campaign marks say nothing to us, and are not worth a notice. */
function isCampaign(parameter: string): boolean {
	return /^(utm_.*|mtm_.*|pk_.*|fbclid|gclid|msclkid|ref|at_.*|xtor)$/.test(parameter);
}

/** A text on one line, without control characters nor halves of letters. */
export function cleanLine(text: string): string {
	return text
		.slice(0, LONGEST_VALUE)
		.toWellFormed()
		.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
		.trim();
}

/** The words of a search, cut at `longest` characters. */
export function cutText(value: string, longest = LONGEST_TEXT): string {
	return cleanLine(value).slice(0, longest).toWellFormed().trim();
}

/** What is left aside while an address is read: the first ones are enough to be said. */
export class LeftAside {
	readonly list: Ignored[] = [];

	add(parameter: string, value: string): void {
		if (this.list.length >= MOST_SAID) return;
		this.list.push({ parameter: said(parameter), value: said(value) });
	}
}

function said(text: string): string {
	return cleanLine(text).slice(0, LONGEST_SAID).toWellFormed();
}
