import { formatDay } from '#lib/domain/kernel/typography.ts';

const HOUR = new Intl.DateTimeFormat('fr-FR', {
	timeZone: 'Europe/Paris',
	hour: '2-digit',
	minute: '2-digit'
});
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });

/** « 12 mars 2026 à 10 h 30 », in the time of Paris. */
export function moment(date: Date): string {
	return `${formatDay(DAY.format(date))} à ${HOUR.format(date).replace(':', '\u00A0h\u00A0')}`;
}
