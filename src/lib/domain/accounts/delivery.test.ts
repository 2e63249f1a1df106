import { expect, test } from 'vitest';
import { afterFailure } from './delivery.ts';

const now = new Date('2026-03-12T09:30:00Z');
const silent = { aboutMail: false };

test('each try waits longer than the one before, then the mail is given up', () => {
	const waits: number[] = [];
	for (let tries = 1; tries < 100; tries++) {
		const next = afterFailure(tries, now, silent);
		if ('givenUp' in next) break;
		waits.push(next.nextTryAt.getTime() - now.getTime());
	}
	expect(waits).toHaveLength(9);
	expect(waits).toEqual(waits.toSorted((one, other) => one - other));
	expect(waits[0]).toBe(60_000);
});

test('an address that does not exist is not tried again; a wrong password of ours is', () => {
	expect(afterFailure(1, now, { reply: 550, aboutMail: true })).toEqual({ givenUp: true });
	expect(afterFailure(1, now, { reply: 535, aboutMail: false })).toHaveProperty('nextTryAt');
	expect(afterFailure(1, now, { reply: 451, aboutMail: true })).toHaveProperty('nextTryAt');
});
