import { anExample, aPerson, givenExamples } from '../../../../tests/cast.ts';
import { describe, expect, NOW, test } from '../../../../tests/stage.ts';
import { createReport, exportReports, settleReport } from '../catalogue/index.ts';
import { readerOf, type Context } from '../platform/context.ts';
import { applyRetention, eraseDueAccounts, PERSONAL_DATA, readRetentionRules } from './index.ts';

const RULES = readRetentionRules();
const SITE = 'https://site.fr';
const later = (context: Context, days: number): Context => ({
	...context,
	now: new Date(NOW.getTime() + days * 24 * 3600_000)
});
const apply = (context: Context) => applyRetention(context, RULES, SITE);

test('each rule speaks of a table and columns that are there', async ({ context }) => {
	const counts = await apply(context);
	expect(Object.keys(counts)).toEqual(RULES.map(({ id }) => id));
});

test('the address of a report is erased thirty days after the settlement, or after twelve months', async ({
	context
}) => {
	const given = { sujet: 'vieilli', message: 'Fermé.', courriel: 'lea@example.org' } as const;
	await givenExamples(context, [anExample({ slug: 'cafe' })]);
	const settled = await createReport(context, 'cafe', given);
	await settleReport(context, settled, 'Corrigé.');
	await createReport(context, 'cafe', { ...given, message: 'Resté ouvert.' });
	const mails = async () => (await exportReports(readerOf(context))).map(({ mail }) => mail);

	await apply(later(context, 29));
	expect(await mails()).toEqual(['lea@example.org', 'lea@example.org']);
	expect(await apply(later(context, 31))).toMatchObject({ 'report-mails-settled': 1 });
	expect(await mails()).toEqual(['lea@example.org', null]);
	expect(await apply(later(context, 364))).toMatchObject({ 'report-mails': 0 });
	expect(await apply(later(context, 366))).toMatchObject({ 'report-mails': 1 });
	expect(await mails()).toEqual([null, null]);
	const kept = await context.db
		.selectFrom('report')
		.select('fingerprint')
		.where('fingerprint', 'is not', null)
		.execute();
	expect(kept).toEqual([]);
});

describe('an account that serves no more', () => {
	const idle = async (context: Context) => {
		const her = await aPerson(context);
		await context.db
			.updateTable('person')
			.set({ last_seen_on: '2026-03-12' })
			.where('id', '=', her.id)
			.execute();
		return her;
	};

	test('is told once after two years, then erased thirty days later', async ({ context }) => {
		await idle(context);
		expect(await apply(later(context, 729))).toMatchObject({ 'idle-accounts': 0 });
		expect(await apply(later(context, 732))).toMatchObject({ 'idle-accounts': 1 });
		expect(await apply(later(context, 733))).toMatchObject({ 'idle-accounts': 0 });
		expect(await eraseDueAccounts(later(context, 750), PERSONAL_DATA)).toBe(0);
		expect(await eraseDueAccounts(later(context, 763), PERSONAL_DATA)).toBe(1);
	});

	test('is not erased where nobody can be told: a site that does not know its address', async ({
		context
	}) => {
		await idle(context);
		await applyRetention(later(context, 900), RULES, undefined);
		expect(await eraseDueAccounts(later(context, 1000), PERSONAL_DATA)).toBe(0);
	});
});
