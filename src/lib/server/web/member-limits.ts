import { refusals } from '#lib/domain/kernel/refusal.ts';
import { RateLimit } from './rate-limit.ts';

/** What one account may do in an hour: room for somebody who works, not for a program. */
const HOUR = 60 * 60_000;

export const additions = new RateLimit({ most: 20, within: HOUR });
export const claims = new RateLimit({ most: 10, within: HOUR });
export const invitations = new RateLimit({ most: 30, within: HOUR });

/** Counts once more for this account. Refuses `too_many`. */
export function count(limit: RateLimit, person: string, now: Date): void {
	if (!limit.take(person, now)) throw refuse('too_many');
}

const refuse = refusals({
	too_many: [
		429,
		'C’est beaucoup en peu de temps\u00A0: réessayez dans une heure. Ce que vous avez écrit est gardé ci-dessous.'
	]
});
