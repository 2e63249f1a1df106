/*
 * The official numbers of organisations. Either is enough, none is ever required: an association of
 * Alsace-Moselle has no RNA, one that never paid anybody may have no SIREN.
 */

/** A number as it is kept, without spaces; or the sentence that says which rule it breaks. */
export type ReadNumber = { readonly number: string } | { readonly fault: string };

/** SIREN of La Poste: its establishments are too many for the check digit of the others. */
const LA_POSTE = '356000000';

/** Reads a SIREN, nine digits of which the last checks the others (Luhn, ISO/IEC 7812-1). */
export function readSiren(typed: string): ReadNumber {
	const number = bare(typed);
	return faultOfDigits(number, 9, 'Un SIREN') ?? luhn(number, 'Ce SIREN') ?? { number };
}

/** Reads a SIRET: a SIREN, then five digits. For La Poste the sum of the fourteen digits is a multiple of five. */
export function readSiret(typed: string): ReadNumber {
	const number = bare(typed);
	const wrong =
		faultOfDigits(number, 14, 'Un SIRET') ??
		luhn(number.slice(0, 9), 'Le SIREN au début de ce SIRET');
	if (wrong) return wrong;
	if (isLuhn(number)) return { number };
	if (!number.startsWith(LA_POSTE)) return luhn(number, 'Ce SIRET') ?? { number };
	const sum = [...number].reduce((total, digit) => total + Number(digit), 0);
	return sum % 5 === 0
		? { number }
		: {
				fault:
					'Ce SIRET de La Poste est faux\u00A0: la somme de ses chiffres n’est pas un multiple de cinq. Un chiffre a dû changer.'
			};
}

/** Reads a number of the national register of associations: W, three letters or digits, six digits. It has no check digit. */
export function readRna(typed: string): ReadNumber {
	const number = bare(typed).toUpperCase();
	if (!number.startsWith('W'))
		return {
			fault: 'Un numéro RNA commence par la lettre W, comme W751234567. Le vôtre ne l’a pas.'
		};
	if (number.length !== 10)
		return {
			fault: `Un numéro RNA a dix signes\u00A0: W, puis neuf chiffres le plus souvent. Le vôtre en a ${number.length}.`
		};
	if (!/^W[0-9A-Z]{3}/.test(number))
		return { fault: 'Après le W d’un numéro RNA viennent trois lettres ou chiffres.' };
	if (!/\d{6}$/.test(number))
		return { fault: 'Un numéro RNA finit par six chiffres\u00A0: une lettre s’y est glissée.' };
	return { number };
}

/** `552 100 554`, `552 100 554 00013`: as they are read aloud. */
export function writeNumber(number: string): string {
	if (!/^\d+$/.test(number)) return number;
	return number.replace(
		/^(\d{3})(\d{3})(\d{3})(\d*)$/,
		(_, ...[a, b, c, rest]: string[]) => `${a}\u202F${b}\u202F${c}${rest ? `\u202F${rest}` : ''}`
	);
}

/** Does this look like an official number, whole? What a search does with it differs from words. */
export function officialNumberIn(
	text: string
): { readonly siren: string } | { readonly siret: string } | { readonly rna: string } | null {
	const number = bare(text).toUpperCase();
	if (/^\d{9}$/.test(number)) return { siren: number };
	if (/^\d{14}$/.test(number)) return { siret: number };
	if (/^W[0-9A-Z]{3}\d{6}$/.test(number)) return { rna: number };
	return null;
}

function bare(typed: string): string {
	return typed.replace(/[\s\u00A0\u202F._-]+/g, '');
}

function faultOfDigits(number: string, length: number, name: string): { fault: string } | null {
	const stranger = /\D/.exec(number)?.[0];
	if (stranger !== undefined)
		return {
			fault: `${name} n’a que des chiffres\u00A0: «\u202F${stranger}\u202F» n’en est pas un.`
		};
	if (number.length !== length)
		return { fault: `${name} a ${length} chiffres\u00A0: le vôtre en a ${number.length}.` };
	return null;
}

function luhn(number: string, name: string): { fault: string } | null {
	return isLuhn(number)
		? null
		: {
				fault: `${name} est faux\u00A0: son dernier chiffre ne s’accorde pas avec les autres. Deux chiffres sont peut-être inversés.`
			};
}

function isLuhn(number: string): boolean {
	let sum = 0;
	for (let at = 0; at < number.length; at++) {
		const digit = Number(number.at(-1 - at));
		const counted = at % 2 === 1 ? digit * 2 : digit;
		sum += counted > 9 ? counted - 9 : counted;
	}
	return sum % 10 === 0;
}
