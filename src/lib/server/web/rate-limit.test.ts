import { describe, expect, test } from 'vitest';
import { networkOf, RateLimit } from './rate-limit.ts';

const at = (seconds: number) => new Date(seconds * 1000);

describe('a limit of use', () => {
	test('lets through so many in a span, then none until it is over', () => {
		const limit = new RateLimit({ most: 2, within: 60_000 });
		const takes = [0, 10, 20, 59, 60, 61, 62].map((second) => limit.take('192.0.2.1', at(second)));
		expect(takes).toEqual([true, true, false, false, true, true, false]);
	});

	test('holds one caller, not the others, and looking counts nothing', () => {
		const limit = new RateLimit({ most: 1, within: 60_000 });
		expect(limit.isReached('192.0.2.1', at(0))).toBe(false);
		expect(limit.take('192.0.2.1', at(0))).toBe(true);
		expect(limit.isReached('192.0.2.1', at(1))).toBe(true);
		expect(limit.take('192.0.2.2', at(1))).toBe(true);
	});

	test('remembers a bounded number of callers', () => {
		const limit = new RateLimit({ most: 1, within: 60_000, callers: 3 });
		for (let last = 1; last <= 4; last++) limit.take(`192.0.2.${last}`, at(0));
		expect(limit.isReached('192.0.2.1', at(1))).toBe(false);
		expect(limit.isReached('192.0.2.4', at(1))).toBe(true);
	});

	test('takes one household for one caller', () => {
		expect(networkOf('2001:db8::1')).toBe(networkOf('2001:0DB8:0:0:ffff:1:2:3'));
		expect(networkOf('2001:db8:0:1::1')).not.toBe(networkOf('2001:db8:0:2::1'));
		expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1');
		expect(networkOf('::1')).toBe('0:0:0:0');
		for (const odd of ['', ':', '::', ':::', 'a::b::c', 'fe80::1%eth0', 'unknown'])
			expect(typeof networkOf(odd)).toBe('string');
	});
});
