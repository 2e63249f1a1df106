import { Refusal } from '../kernel/refusal.ts';
import { formatDay, typeset } from '../kernel/typography.ts';

/** An example that was in the catalogue and is no longer. */
export interface Withdrawn {
	readonly slug: string;
	readonly title: string;
	readonly reason: string;
	readonly withdrawnAt: Date;
}

/** The day of a withdrawal, in universal time: « 12 mars 2026 ». */
export function dayOfWithdrawal({ withdrawnAt }: Pick<Withdrawn, 'withdrawnAt'>): string {
	return formatDay(withdrawnAt.toISOString().slice(0, 10));
}

/** What its page answers: gone for good, since when and why. */
export function refuseWithdrawn(withdrawn: Withdrawn): Refusal {
	const reason = typeset(withdrawn.reason).replace(/[.\s]+$/, '');
	return new Refusal(
		'withdrawn_example',
		410,
		`L’exemple «\u202F${typeset(withdrawn.title)}\u202F» a été retiré du catalogue le ${dayOfWithdrawal(withdrawn)}. Raison donnée\u00A0: ${reason}.`
	);
}
