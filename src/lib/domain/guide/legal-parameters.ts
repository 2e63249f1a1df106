import { formatDay, formatNumber } from '../kernel/typography.ts';

/** A rate, a threshold or a delay of French law, with each of its values and where it was read. */
export interface LegalParameter {
	/** « mecenat.taux »: what contents and computations call it by. */
	readonly id: string;
	readonly label: string;
	readonly unit: LegalUnit;
	/** Oldest first. */
	readonly values: readonly LegalValue[];
}

export type LegalUnit = '%' | '‰' | '€' | 'ans' | 'mois';

/** One value, for the days from `from` to `to` included; null is a day that our sources do not give. */
export interface LegalValue {
	readonly value: number;
	/** `YYYY-MM-DD`. */
	readonly from: string | null;
	/** `YYYY-MM-DD`. */
	readonly to: string | null;
	readonly source: { readonly title: string; readonly url: string; readonly publisher: string };
	/** Not confirmed for today by a source that we have read: said wherever the value is shown. */
	readonly toVerify: boolean;
	readonly note?: string;
}

/** A parameter on one day. */
export type LegalParameterOn = Omit<LegalParameter, 'values'> & LegalValue;

/**
 * The value of a parameter on a day `YYYY-MM-DD`: the latest one that may hold that day. A value whose
 * beginning is unknown may hold any day, so that an older one gives way to it. Throws a RangeError
 * when no value holds: a fault of data/legal.
 */
export function onDay(parameter: LegalParameter, day: string): LegalParameterOn {
	const { values, ...rest } = parameter;
	const value = values.findLast(
		({ from, to }) => (from === null || from <= day) && (to === null || day <= to)
	);
	if (!value) throw new RangeError(`data/legal has no value of ${parameter.id} on ${day}`);
	return { ...rest, ...value };
}

/** The value with its unit, as French print writes it: « 60 % », « 20 000 € », « 5 ans ». */
export function formatLegalValue({
	value,
	unit
}: Pick<LegalParameterOn, 'value' | 'unit'>): string {
	const space = unit === 'ans' || unit === 'mois' ? '\u00A0' : '\u202F';
	return `${formatNumber(value)}${space}${unit}`;
}

/** Since when a value holds: « depuis le 31 décembre 2020 », or that it is not known. */
export function sinceWhen({ from, to }: Pick<LegalValue, 'from' | 'to'>): string {
	const start = from ? `depuis le ${formatDay(from)}` : 'date de début non vérifiée';
	return to ? `${start}, jusqu’au ${formatDay(to)}` : start;
}
