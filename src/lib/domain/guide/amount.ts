import { formatNumber } from '../kernel/typography.ts';

/** What was read from a field: a number of hundredths (cents for money), or the sentence that says how to mend. */
export type Read = { readonly hundredths: number } | { readonly fault: string };

/** The greatest amount that is read, in euros: beyond, it is a slip of the hand. */
export const HIGHEST_AMOUNT = 100_000_000_000;

const SPACES = /[\s\u00A0\u2007\u2009\u202F]+/g;

/**
 * Reads an amount as French hands type it: « 1 000,50 », « 1000.5 », « 1.000 € », « 12 euros ».
 * `unit` says which words may follow the number. Never fails: an amount that cannot be read, is
 * negative or absurd gives its sentence. An empty field is for the caller to judge.
 */
export function readAmount(typed: string, highest = HIGHEST_AMOUNT, unit = EUROS): Read {
	const bare = typed.replace(SPACES, '').replace(unit, '');
	if (/^[-−–]/.test(bare)) return { fault: 'Écrivez un nombre positif, sans signe moins.' };
	const short = /^(\d+(?:[.,]\d{1,3})?)(k|m|md)$/i.exec(bare);
	if (short) return { fault: sayWhole(short[1]!, short[2]!.toLowerCase()) };
	// A dot before three digits parts thousands: no amount has three decimals.
	const plain = /^\d{1,3}(\.\d{3})+(,\d{1,2})?$/.test(bare)
		? bare.replaceAll('.', '').replace(',', '.')
		: bare.replace(',', '.');
	if (/^\d+\.\d{3,}$/.test(plain))
		return { fault: 'Écrivez deux décimales au plus, par exemple 1\u202F000,50.' };
	if (!/^(\d+(\.\d{0,2})?|\.\d{1,2})$/.test(plain))
		return { fault: 'Écrivez un nombre en chiffres, par exemple 1\u202F000 ou 1\u202F000,50.' };
	const amount = Number(plain);
	if (amount > highest)
		return { fault: `Ce nombre est trop grand\u00A0: ${formatNumber(highest)} au plus.` };
	return { hundredths: Math.round(amount * 100) };
}

const EUROS = /(€|euros?|eur)$/i;

/** Hours: « 12,5 », « 12 h », « 12 heures ». */
export function readHours(typed: string): Read {
	return readAmount(typed, 10_000_000, /(h|heures?)$/i);
}

/** Cents as euros: « 1 234 € », « 1 234,50 € ». */
export function formatEuros(cents: number): string {
	const whole = formatNumber(Math.trunc(cents / 100));
	const rest = cents % 100;
	return `${whole}${rest === 0 ? '' : `,${String(rest).padStart(2, '0')}`}\u202F€`;
}

function sayWhole(number: string, suffix: string): string {
	const value =
		Number(number.replace(',', '.')) * (suffix === 'k' ? 1e3 : suffix === 'm' ? 1e6 : 1e9);
	return `Écrivez le nombre entier${value <= HIGHEST_AMOUNT ? `\u00A0: ${formatNumber(value)}` : ''}.`;
}
