/** Hours after signing in during which somebody may change how her account is opened. */
export const FRESH_HOURS = 24;

/** Did she sign in lately enough? A browser left open in an office is not enough to take an account. */
export function isFresh(since: Date, now: Date): boolean {
	return now.getTime() - since.getTime() < FRESH_HOURS * 60 * 60_000;
}
