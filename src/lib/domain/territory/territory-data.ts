import { formatNumber } from '../kernel/typography.ts';
import type { NamedTerritory, TerritoryKind } from './territory.ts';

/** Which way a value is good news; nothing is said for what is neither. */
export const DIRECTIONS = {
	higher: 'Plus la valeur est haute, plus elle est favorable',
	lower: 'Plus la valeur est basse, plus elle est favorable'
} as const;
export type Direction = keyof typeof DIRECTIONS;

/** Why there is a line and no number. The word of the file, then what is read on the pages. */
export const MISSING = {
	s: 'secret statistique',
	nd: 'non disponible'
} as const;
export type Missing = keyof typeof MISSING;

/** What a number of a territory means, and who says it. */
export interface DataIndicator {
	/** In kebab-case: its address. */
	readonly id: string;
	readonly label: string;
	/** « % », « habitants », « euros par an ». */
	readonly unit: string;
	readonly meaning: string | null;
	readonly direction: Direction | null;
	readonly source: string;
	readonly sourceUrl: string;
	readonly publisher: string | null;
	readonly licence: string | null;
}

/** One number of one territory, one year; or why there is none. */
export interface Datum {
	readonly value: number | null;
	readonly missing: Missing | null;
}

/** What is known of an indicator in one year, for one kind of territory. */
export interface VintageView {
	readonly year: number;
	readonly kind: TerritoryKind;
	/** Territories that have a value; that have a line without one. */
	readonly count: number;
	readonly missing: number;
	readonly lowest: number | null;
	/** Half of the values are below it; territories count the same, whatever their population. */
	readonly median: number | null;
	readonly highest: number | null;
}

/** A territory in the ranking of its kind. */
export interface RankedTerritory extends NamedTerritory, Datum {
	/** From the highest; null without a value. */
	readonly rank: number | null;
	readonly tied: boolean;
	/** Its département, or its région: what tells homonyms apart. */
	readonly within: NamedTerritory | null;
}

/** What was loaded of one territory, an indicator each: the last year that it has, or that its kind has. */
export interface TerritoryDatum extends Datum {
	readonly indicator: DataIndicator;
	readonly year: number;
	/** From the highest value of its kind; null without a value. */
	readonly rank: number | null;
	readonly tied: boolean;
	/** How many of its kind have a value that year, and what half of them are below. */
	readonly count: number;
	readonly median: number | null;
	/** The same indicator, the same year, in the territories that hold it, nearest first. */
	readonly holders: readonly (NamedTerritory & Datum)[];
}

export interface DataIndicatorView extends DataIndicator {
	/** The last year first, then from the widest territories to the smallest. */
	readonly vintages: readonly VintageView[];
}

/** From the widest to the smallest. */
export const LEVELS = ['region', 'departement', 'epci', 'commune'] as const;

export const LEVEL_NAMES: Record<TerritoryKind, { one: string; many: string; feminine: boolean }> =
	{
		region: { one: 'région', many: 'régions', feminine: true },
		departement: { one: 'département', many: 'départements', feminine: false },
		epci: { one: 'intercommunalité', many: 'intercommunalités', feminine: true },
		commune: { one: 'commune', many: 'communes', feminine: true }
	};

/** `12,5 %`, `−3`, `0,0012`: small values keep two figures that count. */
export function formatDatum({ value, missing }: Datum, unit?: string): string {
	if (value === null) return missing ? MISSING[missing] : 'sans valeur';
	const small = value !== 0 && Math.abs(value) < 0.1;
	const decimals = small ? Math.min(1 - Math.floor(Math.log10(Math.abs(value))), 12) : 2;
	const number = formatNumber(value, decimals);
	return unit === undefined
		? number
		: `${number}${/^[%‰€°]/.test(unit) ? '\u202F' : '\u00A0'}${unit}`;
}

/** `1re`, `12e`, with « ex æquo » when others have the same value. */
export function formatRank(rank: number, tied: boolean, feminine: boolean): string {
	const ordinal = rank === 1 ? (feminine ? '1re' : '1er') : `${formatNumber(rank)}e`;
	return tied ? `${ordinal} ex æquo` : ordinal;
}
