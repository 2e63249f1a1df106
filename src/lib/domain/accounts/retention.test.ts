import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { delayInWords } from './delays.ts';
import { limitOf, retentionSchema } from './retention.ts';

test('the rules of the product are sound', () => {
	const rules = retentionSchema.parse(parse(readFileSync('data/retention/rules.yaml', 'utf8')));
	expect(rules.map(({ table }) => table)).toContain('journal');
});

test('a rule that names more than a table or a column is refused', () => {
	const rule = {
		id: 'x',
		table: 'mail',
		since: 'sent_at',
		keep: '1 days',
		then: 'erase',
		what: 'a',
		why: 'b'
	};
	expect(retentionSchema.safeParse([rule]).success).toBe(true);
	for (const change of [
		{ table: 'mail; drop table person' },
		{ since: 'sent_at or true' },
		{ keep: 'for ever' },
		{ then: 'empty' },
		{ then: 'warn' },
		{ id: undefined }
	])
		expect(
			retentionSchema.safeParse([{ ...rule, ...change }]).success,
			JSON.stringify(change)
		).toBe(false);
	expect(retentionSchema.safeParse([rule, rule]).success).toBe(false);
});

test('months have their own length', () => {
	const now = new Date('2026-08-31T10:00:00Z');
	expect(limitOf({ keep: '6 months' }, now).toISOString()).toBe('2026-02-28T10:00:00.000Z');
	expect(limitOf({ keep: '2 years' }, now).toISOString()).toBe('2024-08-31T10:00:00.000Z');
	expect(limitOf({ keep: '31 days' }, now).toISOString()).toBe('2026-07-31T10:00:00.000Z');
});

test('a delay is read in French', () => {
	expect(
		['1 days', '90 days', '12 months', '1 years', '2 years', '0 days'].map((keep) =>
			delayInWords({ keep })
		)
	).toEqual([
		'1\u00A0jour',
		'90\u00A0jours',
		'12\u00A0mois',
		'1\u00A0an',
		'2\u00A0ans',
		'jusqu’à son terme'
	]);
});
