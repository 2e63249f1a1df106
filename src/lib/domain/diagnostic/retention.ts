import { KEPT_DAYS, KEPT_MONTHS } from './vocabulary.ts';

/** Until when a diagnostic is kept after a save: what was asked for before is never shortened. */
export function keptUntil(now: Date, asked: Date | null = null): Date {
	const end = new Date(now);
	end.setUTCDate(end.getUTCDate() + KEPT_DAYS);
	return asked && asked > end ? asked : end;
}

/** Until when it is kept for who asks to do it again later. */
export function keptLonger(now: Date): Date {
	const end = new Date(now);
	end.setUTCMonth(end.getUTCMonth() + KEPT_MONTHS);
	return end;
}
