import { anExample, anOrganisation, aPerson, givenExamples } from '../../../../tests/cast.ts';
import { describe, expect, NOW, test } from '../../../../tests/stage.ts';
import { createReport, exportReports, settleReport } from '../catalogue/index.ts';
import { reply, startThread } from '../matching/index.ts';
import { readerOf, type Context } from '../platform/context.ts';
import {
	applyRetention,
	createToken,
	eraseDueAccounts,
	PERSONAL_DATA,
	readRetentionRules
} from './index.ts';

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

test('a conversation is erased with its messages three years after the last one, and no other', async ({
	context
}) => {
	const cars = await anOrganisation(context, { slug: 'cars' });
	const aines = await anOrganisation(context, { slug: 'aines' });
	await aPerson(context, { memberships: [{ organisation: aines, role: 'representative' }] });
	const paul = await aPerson(context, {
		memberships: [{ organisation: cars, role: 'representative' }]
	});
	const write = (days: number) => ({ ...later(context, days), actor: paul });
	const given = { to: 'aines', as: cars, title: 'Un car', body: 'Bonjour' };
	await startThread(write(0), given, SITE);
	const kept = await startThread(write(0), { ...given, title: 'Autre' }, SITE);
	await reply(write(400), kept, 'Toujours là\u202F?', SITE);
	const count = async () =>
		(await context.db.selectFrom('message').select('body').orderBy('id').execute()).map(
			({ body }) => body
		);
	expect(await apply(later(context, 3 * 365))).toMatchObject({ conversations: 0 });
	expect(await apply(later(context, 3 * 365 + 2))).toMatchObject({ conversations: 1 });
	expect(await count()).toEqual(['Bonjour', 'Toujours là\u202F?']);
	expect(await apply(later(context, 400 + 3 * 365 + 2))).toMatchObject({ conversations: 1 });
	expect(await count()).toEqual([]);
});

test('a token is forgotten ninety days after its end, not while it opens something', async ({
	context
}) => {
	const actor = await aPerson(context);
	await createToken({ ...context, actor }, { name: 'Essai', scopes: ['needs:write'], days: 365 });
	expect(await apply(later(context, 365 + 89))).toMatchObject({ tokens: 0 });
	expect(await apply(later(context, 365 + 91))).toMatchObject({ tokens: 1 });
});
