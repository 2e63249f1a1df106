import type { NeedState } from './vocabulary.ts';

/** Days after which an organisation is asked whether its need is still true, and days it has to answer. */
export const ASK_AFTER = 90;
export const ANSWER_WITHIN = 15;

const DAY = 24 * 3600_000;

interface Dated {
	readonly state: NeedState;
	readonly confirmedAt: Date | null;
	readonly askedAt: Date | null;
	readonly until: string | null;
}

/** The instants that decide: said again before `confirmedBefore`, asked before `askedBefore`. */
export function limitsAt(now: Date): { confirmedBefore: Date; askedBefore: Date; today: string } {
	return {
		confirmedBefore: new Date(now.getTime() - ASK_AFTER * DAY),
		askedBefore: new Date(now.getTime() - ANSWER_WITHIN * DAY),
		today: now.toISOString().slice(0, 10)
	};
}

/** Is it time to ask whether it is still true? Its last day passed, or nobody said so for 90 days. */
export function isToBeAsked(need: Dated, now: Date): boolean {
	if (need.state !== 'published' || need.askedAt || !need.confirmedAt) return false;
	const { confirmedBefore, today } = limitsAt(now);
	const isOver =
		need.until !== null &&
		need.until < today &&
		need.confirmedAt.toISOString().slice(0, 10) <= need.until;
	return need.confirmedAt <= confirmedBefore || isOver;
}

/** Was it asked 15 days ago without an answer? */
export function isExpired(need: Dated, now: Date): boolean {
	return (
		need.state === 'published' && need.askedAt !== null && need.askedAt <= limitsAt(now).askedBefore
	);
}

/** What the organisation answers by mail. */
export const ANSWERS = {
	oui: 'Oui, c’est toujours d’actualité',
	conclu: 'C’est conclu, merci',
	non: 'Ce n’est plus d’actualité'
} as const;
export type Answer = keyof typeof ANSWERS;

export const STATE_AFTER: Readonly<Record<Answer, NeedState>> = {
	oui: 'published',
	conclu: 'fulfilled',
	non: 'expired'
};

/** The states that can be left for another: publishing, closing, taking up again. */
export function canBecome(from: NeedState, to: NeedState): boolean {
	return {
		draft: ['published'],
		published: ['published', 'fulfilled', 'expired'],
		fulfilled: ['published'],
		expired: ['published', 'fulfilled']
	}[from].includes(to);
}
