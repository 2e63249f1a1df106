const UNITS = { days: ['jour', 'jours'], months: ['mois', 'mois'], years: ['an', 'ans'] } as const;

/** « 90 jours », « 12 mois » ; « jusqu’à son terme » for what goes as soon as it is past. */
export function delayInWords({ keep }: { readonly keep: string }): string {
	const [count, unit] = delayParts(keep);
	if (count === 0) return 'jusqu’à son terme';
	return `${count}\u00A0${UNITS[unit][count < 2 ? 0 : 1]}`;
}

/** Number and unit of a delay: « 12 months ». */
export function delayParts(keep: string): [count: number, unit: keyof typeof UNITS] {
	const [count, unit] = keep.split(' ');
	return [Number(count), unit as keyof typeof UNITS];
}
