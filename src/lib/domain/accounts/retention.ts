import { z } from 'zod';
import { delayParts } from './delays.ts';

/*
 * How long what is personal is kept: the rules of data/retention, as the nightly work applies them and
 * as people read them.
 */

const name = z.string().regex(/^[a-z][a-z_]*$/, 'a name of the database');

const ruleSchema = z
	.strictObject({
		id: z.string().regex(/^[a-z-]+$/),
		table: name,
		since: name,
		keep: z.string().regex(/^\d+ (days|months|years)$/, '`keep` is like « 90 days »'),
		unless: z.array(name).default([]),
		then: z.enum(['erase', 'empty', 'warn']),
		columns: z.array(name).default([]),
		what: z.string().min(1),
		why: z.string().min(1)
	})
	.refine(
		(rule) => (rule.then === 'empty') === rule.columns.length > 0,
		'`columns` goes with `empty`'
	)
	.refine((rule) => rule.then !== 'warn' || rule.table === 'person', '`warn` is for people');

/** What the file says; throws when a rule is not one, or when two have one id. */
export const retentionSchema = z
	.array(ruleSchema)
	.min(1)
	.refine(
		(rules) => new Set(rules.map(({ id }) => id)).size === rules.length,
		'an id is there twice'
	);

export type RetentionRule = z.infer<typeof ruleSchema>;

/** The instant before which the rule applies. A month has its own length: 31 August less 6 months is 28 February. */
export function limitOf({ keep }: Pick<RetentionRule, 'keep'>, now: Date): Date {
	const [count, unit] = delayParts(keep);
	const limit = new Date(now);
	if (unit === 'days') limit.setUTCDate(limit.getUTCDate() - count);
	else {
		const day = limit.getUTCDate();
		limit.setUTCDate(1);
		limit.setUTCMonth(limit.getUTCMonth() - (unit === 'months' ? count : count * 12));
		const last = new Date(
			Date.UTC(limit.getUTCFullYear(), limit.getUTCMonth() + 1, 0)
		).getUTCDate();
		limit.setUTCDate(Math.min(day, last));
	}
	return limit;
}
