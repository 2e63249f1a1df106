import { formatNumber, typeset } from '../kernel/typography.ts';
import type { Indicator } from './indicator.ts';

/** « 81 % », « 6,4 sur 10 », « 1 200 000 partenariats », with the spaces of print. */
export function valueInWords({ value, unit }: Pick<Indicator, 'value' | 'unit'>): string {
	return `${formatNumber(value)}${unit === '%' ? '\u202F%' : `\u00A0${typeset(unit)}`}`;
}

/** A year that the source does not give is said so, never guessed. */
export function yearInWords({ year }: Pick<Indicator, 'year'>): string {
	return year === null ? 'année non précisée' : String(year);
}

export function instituteInWords({ institute }: Pick<Indicator, 'institute'>): string {
	return institute === null ? 'institut non précisé' : typeset(institute);
}

/** Who was asked, when, by whom: what stands under every figure. */
export function askedInWords(indicator: Indicator): string {
	return [
		typeset(indicator.population),
		yearInWords(indicator),
		typeset(indicator.study),
		instituteInWords(indicator)
	].join(', ');
}

/** How to cite a figure: what it says comes before where we show it. */
export function citeIndicator(indicator: Indicator, address: string): string {
	return `${valueInWords(indicator)}\u00A0: ${typeset(indicator.label)}. ${askedInWords(indicator)}. Lu sur ${indicator.url}, repris par Faire alliance, ${address}.`;
}
