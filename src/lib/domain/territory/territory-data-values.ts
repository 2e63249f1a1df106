import { fold } from '../kernel/typography.ts';
import { kindOfCode, readTerritoryCode, regionCode } from './code.ts';
import { displayName } from './french.ts';
import type { Place } from './gazetteer.ts';
import { LEVEL_NAMES, MISSING, type Datum, type Missing } from './territory-data.ts';
import type { CellFault, Cells } from './territory-data-dictionary.ts';
import { shorten } from './territory-data-sheet.ts';
import type { TerritoryKind } from './territory.ts';

/** One value as it is kept. */
export interface DataValue extends Datum {
	readonly indicator: string;
	readonly year: number;
	readonly code: string;
	readonly kind: TerritoryKind;
}

/** The first census that gave every commune its number: nothing is older. */
export const FIRST_YEAR = 1801;
const LARGEST = 1e15;
/** Nearer to zero, engines no longer agree. */
const SMALLEST = 1e-15;

const KINDS: Record<string, TerritoryKind> = {
	region: 'region',
	regions: 'region',
	departement: 'departement',
	departements: 'departement',
	epci: 'epci',
	intercommunalite: 'epci',
	intercommunalites: 'epci',
	commune: 'commune',
	communes: 'commune'
};

/** `1 234,5`, `1234.5`, `-3`, `1e-7`: a number as a sheet or a program writes it, or null. */
export function readDecimal(text: string): number | null {
	const bare = text
		.trim()
		.replace(/[−–]/g, '-')
		.replace(/(\d)[ \u00A0\u202F](?=\d{3}(?!\d))/g, '$1');
	if (!/^[+-]?\d+([.,]\d+)?(e[+-]?\d{1,2})?$/i.test(bare)) return null;
	const value = Number(bare.replace(',', '.'));
	const size = Math.abs(value);
	return size <= LARGEST && (size >= SMALLEST || size === 0) ? value + 0 : null; // -0 is 0
}

/** Reads the number of a cell, or why there is none; a sentence when it is neither. */
export function readDatum(text: string): Datum | { readonly sentence: string } {
	const mark = fold(text).trim();
	if (Object.hasOwn(MISSING, mark)) return { value: null, missing: mark as Missing };
	if (mark === '') {
		return {
			sentence:
				'est vide\u00A0: une absence n’est pas un zéro. Écrivez «\u202Fnd\u202F» (non disponible) ou «\u202Fs\u202F» (secret statistique), ou retirez la ligne'
		};
	}
	const value = readDecimal(text);
	if (value !== null) return { value, missing: null };
	return {
		sentence: /\d\s*[%‰€]$/.test(mark)
			? `${shorten(text)} porte son unité\u00A0: écrivez le nombre seul, l’unité est celle de l’indicateur`
			: `${shorten(text)} n’est pas un nombre (12,5 ou 12.5)`
	};
}

/** A year of four digits that has begun, or a sentence. */
export function readYear(text: string, now: Date): number | { readonly sentence: string } {
	const year = /^\d{4}$/.test(text.trim()) ? Number(text) : NaN;
	if (Number.isNaN(year)) {
		return {
			sentence: text.trim() === '' ? 'est vide' : `${shorten(text)} n’est pas une année (2022)`
		};
	}
	if (year < FIRST_YEAR) return { sentence: `${year} est trop ancien (${FIRST_YEAR} au plus tôt)` };
	if (year > now.getUTCFullYear()) return { sentence: `${year} est dans l’avenir` };
	return year;
}

/**
 * The territory of a cell, or a sentence. A code that is no longer in force is refused: what was
 * counted in a part of a commune is not the value of the whole.
 */
export function readPlace(
	{ code: cell = '', kind: level = '' }: Cells,
	territory: (code: string) => Place | undefined
): Place | CellFault {
	const fault = (sentence: string, field = 'code') => ({ field, sentence });
	if (cell.trim() === '') return fault('est vide');
	const word = fold(level).trim();
	const kind = KINDS[word];
	if (word !== '' && (!Object.hasOwn(KINDS, word) || !kind)) {
		return fault(
			`${shorten(level)} n’est pas un niveau (région, département, epci ou commune)`,
			'kind'
		);
	}
	const isBareRegion = kind === 'region' && /^\s*\d{1,2}\s*$/.test(cell);
	const code = readTerritoryCode(isBareRegion ? regionCode(cell.trim()) : cell);
	if (!code) {
		return fault(
			`${shorten(cell)} n’a pas la forme d’un code de commune (35238), d’intercommunalité (243500139), de département (35) ou de région (R53)`
		);
	}
	if (kind && kindOfCode(code) !== kind) {
		return fault(
			`${shorten(cell)} n’est pas le code d’${kind === 'departement' ? 'un' : 'une'} ${LEVEL_NAMES[kind].one}`
		);
	}
	const place = territory(code);
	if (!place) return fault(`${shorten(cell)} n’est le code d’aucun territoire connu`);
	if (place.code !== code) {
		return fault(
			`${shorten(cell)} n’est plus, ou n’est pas, une commune entière\u00A0: elle est aujourd’hui dans ${displayName(place)} (${place.code}). Les valeurs ne s’additionnent pas ici\u00A0: donnez celle de la commune présente`
		);
	}
	return place;
}

/**
 * INSEE numbers régions and départements alike. A file whose many codes of two digits are all those of
 * régions is one of régions: read as départements, it would tell untruths of Aude and Mayenne.
 */
export function looksLikeRegions(
	rows: readonly Cells[],
	territory: (code: string) => Place | undefined
): boolean {
	const bare = new Set<string>();
	for (const { code = '', kind = '' } of rows) {
		if (kind.trim() === '' && /^\s*\d{1,2}\s*$/.test(code)) bare.add(code.trim().padStart(2, '0'));
	}
	return bare.size >= 10 && [...bare].every((code) => territory(regionCode(code)) !== undefined);
}
