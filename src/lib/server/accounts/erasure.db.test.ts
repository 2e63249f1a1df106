import { aPerson } from '../../../../tests/cast.ts';
import { describe, expect, NOW, test } from '../../../../tests/stage.ts';
import { readerOf, type Context } from '#lib/server/platform/context.ts';
import {
	applyRetention,
	askErasure,
	callOffByLink,
	callOffErasure,
	changeRole,
	eraseDueAccounts,
	exportMyData,
	PERSONAL_DATA,
	readKeepingLink,
	readPersonRecord,
	readRetentionRules
} from './index.ts';

const SITE = 'https://site.fr';
const inDays = (context: Context, days: number): Context => ({
	...context,
	now: new Date(NOW.getTime() + days * 24 * 3600_000)
});

async function mailedLink(context: Context) {
	const { body_text: text } = await context.db
		.selectFrom('mail')
		.select('body_text')
		.orderBy('id', 'desc')
		.executeTakeFirstOrThrow();
	const address = new URL(/https:\/\/site\.fr\/courriels\/garder-mon-compte\S+/.exec(text)![0]);
	return {
		person: address.searchParams.get('personne')!,
		proof: address.searchParams.get('preuve')!
	};
}

const people = async (context: Context) =>
	(await context.db.selectFrom('person').select('id').execute()).map(({ id }) => id);

describe('an erasure', () => {
	test('is done after thirty days, not before, and leaves the others alone', async ({
		context
	}) => {
		const her = await aPerson(context);
		const other = await aPerson(context);
		await askErasure({ ...context, actor: her }, SITE);
		expect(await eraseDueAccounts(inDays(context, 29), PERSONAL_DATA)).toBe(0);
		expect(await eraseDueAccounts(inDays(context, 30), PERSONAL_DATA)).toBe(1);
		expect(await people(context)).toEqual([other.id]);
		const last = await context.db
			.selectFrom('journal')
			.select(['action', 'subject', 'details'])
			.orderBy('id', 'desc')
			.executeTakeFirstOrThrow();
		expect(last).toEqual({ action: 'account.erased', subject: her.id, details: {} });
	});

	test('asked twice is refused, and called off by whoever is signed in', async ({ context }) => {
		const her = { ...context, actor: await aPerson(context) };
		await askErasure(her, SITE);
		await expect(askErasure(her, SITE)).rejects.toMatchObject({ code: 'erasure_already_asked' });
		await callOffErasure(her);
		await expect(callOffErasure(her)).rejects.toMatchObject({ code: 'erasure_not_asked' });
		expect(await eraseDueAccounts(inDays(context, 90), PERSONAL_DATA)).toBe(0);
	});

	test('is called off by the link of its mail, which then serves no more', async ({ context }) => {
		const her = await aPerson(context);
		await askErasure({ ...context, actor: her }, SITE);
		const link = await mailedLink(context);
		const visitor: Context = { ...inDays(context, 12), actor: { kind: 'visitor' } };
		expect((await readKeepingLink(readerOf(visitor), link)).eraseAfter).toEqual(
			inDays(context, 30).now
		);
		await callOffByLink(visitor, link);
		expect((await readPersonRecord(readerOf(context), her.id)).eraseAfter).toBeNull();
		await expect(callOffByLink(visitor, link)).rejects.toMatchObject({ code: 'wrong_link' });
		// Nor for the erasure that she asks later.
		await askErasure({ ...inDays(context, 20), actor: her }, SITE);
		await expect(callOffByLink(visitor, link)).rejects.toMatchObject({ code: 'wrong_link' });
	});

	test('is not called off with the link of somebody else, nor an invented one', async ({
		context
	}) => {
		const her = await aPerson(context);
		const other = await aPerson(context);
		await askErasure({ ...context, actor: her }, SITE);
		await askErasure({ ...context, actor: other }, SITE);
		const { proof } = await mailedLink(context);
		for (const link of [
			{ person: her.id, proof },
			{ person: her.id, proof: '' },
			{ person: her.id, proof: 'é'.repeat(43) },
			{ person: '', proof }
		])
			await expect(callOffByLink(context, link), JSON.stringify(link)).rejects.toMatchObject({
				code: 'wrong_link'
			});
	});

	test('is asked by oneself alone: neither a visitor, nor a token of the API', async ({
		context
	}) => {
		const her = await aPerson(context);
		const withToken = { ...her, scopes: ['write'] };
		await expect(askErasure({ ...context, actor: withToken }, SITE)).rejects.toMatchObject({
			status: 403
		});
		await expect(
			exportMyData({ ...context, actor: withToken }, PERSONAL_DATA)
		).rejects.toMatchObject({ status: 403 });
		await expect(
			askErasure({ ...context, actor: { kind: 'visitor' } } as never, SITE)
		).rejects.toMatchObject({ status: 401 });
	});
});

describe('the last administrator', () => {
	const named = (context: Context) => aPerson(context, { role: 'administrator' });

	test('names another before her account is erased', async ({ context }) => {
		const her = { ...context, actor: await named(context) };
		await aPerson(context, { role: 'moderator' });
		await expect(askErasure(her, SITE)).rejects.toMatchObject({
			code: 'last_administrator',
			message: expect.stringContaining('donnez d’abord ce rôle à une autre')
		});
		expect((await readPersonRecord(readerOf(context), her.actor.id)).eraseAfter).toBeNull();
		const other = await named(context);
		await askErasure(her, SITE);
		// Now the other is the last one: she neither leaves, nor gives her role up.
		const left = { ...context, actor: other };
		await expect(askErasure(left, SITE)).rejects.toMatchObject({ code: 'last_administrator' });
		await expect(changeRole(left, other.id, 'member', SITE)).rejects.toMatchObject({
			code: 'last_administrator'
		});
		await callOffErasure(her);
		await askErasure(left, SITE);
	});

	test('is not erased for having been idle, when nobody else answers for the site', async ({
		context
	}) => {
		const her = await named(context);
		await context.db.updateTable('person').set({ last_seen_on: '2020-01-01' }).execute();
		await applyRetention(context, readRetentionRules(), SITE);
		expect((await readPersonRecord(readerOf(context), her.id)).eraseAfter).toBeNull();
	});
});

test('an export says when it was made, and the journal that it was', async ({ context }) => {
	const her = await aPerson(context, { name: 'Léa' });
	const data = await exportMyData({ ...context, actor: her }, PERSONAL_DATA);
	expect(data.made_at).toBe('2026-03-12T09:30:00.000Z');
	expect(data.tables[0]).toMatchObject({
		table: 'person',
		rows: [{ id: her.id, name: 'Léa', created_at: '2026-03-12T09:30:00.000Z' }]
	});
	expect(data.tables.find(({ table }) => table === 'journal')?.rows).toMatchObject([
		{ action: 'account.exported' }
	]);
});
