import type { TerritoryKind } from './territory.ts';

/**
 * Reads a territory code as people write it and answers ours, or null.
 *
 * INSEE gives the same two digits to départements and régions (« 53 » is Mayenne and Bretagne):
 * a bare number is the département, a région takes an `R`, as in `R53`. INSEE's own prefixes
 * (`REG-53`, `DEP-53`, `COM-35238`) and small slips (spaces, lower case, a lost zero) are forgiven.
 */
export function readTerritoryCode(text: string): string | null {
	const code = text.trim().toUpperCase().replace(/\s+/g, '').slice(0, 20);
	const region = /^R(?:EG(?:ION)?)?[-_.]?(\d{1,2})$/.exec(code);
	if (region) return `R${region[1]!.padStart(2, '0')}`;
	const bare = code.replace(/^(?:DEP(?:ARTEMENT)?|COM(?:MUNE)?|EPCI|D|C)[-_.]?(?=\d)/, '');
	if (/^\d$/.test(bare)) return `0${bare}`;
	if (/^(\d{2,3}|2[AB]|\d{5}|2[AB]\d{3}|\d{9})$/.test(bare)) return bare;
	if (/^\d{4}$/.test(bare)) return `0${bare}`;
	return null;
}

/** Our code of a région from INSEE's two digits. */
export function regionCode(insee: string): string {
	return `R${insee}`;
}

/** INSEE's own code, without our `R`. */
export function inseeCode(code: string): string {
	return code.replace(/^R/, '');
}

/** What kind of territory one of our codes names. */
export function kindOfCode(code: string): TerritoryKind {
	if (code.startsWith('R')) return 'region';
	if (code.length === 9) return 'epci';
	return code.length === 5 ? 'commune' : 'departement';
}
