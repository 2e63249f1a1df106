import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { parse } from 'yaml';
import { limitOf, retentionSchema, type RetentionRule } from '#lib/domain/accounts/retention.ts';
import { formatDay } from '#lib/domain/kernel/typography.ts';
import { transact, type Context } from '../platform/context.ts';
import { writeJournal } from '../platform/journal.ts';
import { inRoot } from '../platform/root.ts';
import { keepingAddress, planErasure } from './erasure.ts';
import { isLastAdministrator } from './last-administrator.ts';
import { writeToPerson } from './letters.ts';

/** The rules of data/retention. Throws when the file is not sound. */
export function readRetentionRules(): RetentionRule[] {
	return retentionSchema.parse(parse(readFileSync(inRoot('data/retention/rules.yaml'), 'utf8')));
}

/**
 * Applies the rules, each in its own transaction; answers how many rows each touched. `site` is the
 * origin of our addresses, for those who are warned; without it nobody is warned, and no account is
 * erased for having been idle.
 */
export async function applyRetention(
	context: Context,
	rules: readonly RetentionRule[],
	site: string | undefined
): Promise<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const rule of rules)
		counts[rule.id] =
			rule.then === 'warn'
				? site === undefined
					? 0
					: await warnIdle(context, rule, site)
				: await transact(context, (inside) => apply(inside, rule));
	return counts;
}

async function apply({ db, now }: Context, rule: RetentionRule): Promise<number> {
	const past = isPast(rule, now);
	const done =
		rule.then === 'erase'
			? await sql`delete from ${sql.table(rule.table)} where ${past}`.execute(db)
			: await sql`update ${sql.table(rule.table)}
				set ${sql.join(rule.columns.map((column) => sql`${sql.ref(column)} = null`))}
				where ${past} and ${sql.ref(rule.columns[0]!)} is not null`.execute(db);
	return Number(done.numAffectedRows ?? 0);
}

/** A day is told apart from an instant by the database: both are compared as instants. */
function isPast(rule: RetentionRule, now: Date) {
	const empty = rule.unless.map((column) => sql`${sql.ref(column)} is null`);
	const old = sql`${sql.ref(rule.since)}::timestamptz < ${limitOf(rule, now)}`;
	return sql.join([old, ...empty], sql` and `);
}

/** Each person is told in the transaction that sets the day of the erasure. */
async function warnIdle(context: Context, rule: RetentionRule, site: string): Promise<number> {
	const { rows } = await sql<{ id: string }>`
		select id from person where ${isPast(rule, context.now)} limit 500`.execute(context.db);
	let warned = 0;
	for (const { id } of rows)
		await transact(context, async (inside) => {
			// A site keeps whoever answers for it, however long she has not come.
			if (await isLastAdministrator(inside, id)) return;
			const eraseAfter = await planErasure(inside, id);
			if (!eraseAfter) return;
			await writeJournal(inside, { action: 'account.idle_warned', subject: ['person', id] });
			await writeToPerson(inside, id, 'account', {
				subject: 'Votre compte ne sert plus\u00A0: voulez-vous le garder\u202F?',
				paragraphs: [
					`Ce compte ne s’est pas connecté depuis longtemps. Sans nouvelle de vous, votre compte et les données qui vous concernent seront effacés le ${formatDay(eraseAfter.toISOString())}.`,
					'Pour tout garder, un clic suffit.'
				],
				action: {
					label: 'Garder mon compte',
					address: await keepingAddress(inside, site, id, eraseAfter)
				}
			});
			warned++;
		});
	return warned;
}
