import { readerOf, type Context } from '#lib/server/platform/context.ts';
import type { SignedIn } from '#lib/domain/kernel/actor.ts';
import { anOrganisation, aPerson, as } from '../../../../tests/cast.ts';
import { describe, expect, NOW, test } from '../../../../tests/stage.ts';
import { createToken, listTokens, readTokenActor, revokeToken } from './index.ts';

const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code });
const later = (context: Context, days: number): Context => ({
	...context,
	now: new Date(NOW.getTime() + days * 24 * 3600_000)
});
const ASKED = { name: 'Notre site', scopes: ['needs:write'], days: 30 } as const;

describe('a personal token', () => {
	test('gives its person with its scopes and her places of now, without her role', async ({
		context
	}) => {
		const organisation = await anOrganisation(context);
		const person = await aPerson(context, {
			role: 'administrator',
			catalystOf: ['56'],
			memberships: [{ organisation, role: 'representative' }]
		});
		const token = await createToken(as(person, context), ASKED);
		expect(token).toMatch(/^fa_[\w-]{43}$/);
		expect(await readTokenActor(context, token)).toEqual({
			kind: 'person',
			id: person.id,
			role: 'member',
			memberships: [{ organisation, role: 'representative' }],
			catalystOf: [],
			scopes: ['needs:write']
		});
	});

	test('is kept as a hash: nothing in the database opens anything', async ({ context }) => {
		const mine = as(await aPerson(context), context);
		const token = await createToken(mine, ASKED);
		const row = await context.db.selectFrom('personal_token').selectAll().executeTakeFirstOrThrow();
		expect(JSON.stringify(row)).not.toContain(token.slice(3));
		await expect(readTokenActor(context, row.hash)).rejects.toEqual(refusal('wrong_token'));
		await expect(readTokenActor(context, `fa_${row.hash.slice(0, 43)}`)).rejects.toEqual(
			refusal('wrong_token')
		);
	});

	test('opens nothing once it is expired, revoked, or its person leaves', async ({ context }) => {
		const person = await aPerson(context);
		const mine = as(person, context);
		const token = await createToken(mine, ASKED);
		await readTokenActor(later(context, 29), token);
		await expect(readTokenActor(later(context, 30), token)).rejects.toEqual(refusal('wrong_token'));
		const leaving = await createToken(mine, ASKED);
		await context.db.updateTable('person').set({ erase_after: NOW }).execute();
		await expect(readTokenActor(context, leaving)).rejects.toEqual(refusal('wrong_token'));
		await context.db.updateTable('person').set({ erase_after: null }).execute();
		const [line] = await listTokens(readerOf(mine));
		await revokeToken(mine, line!.id);
		await expect(readTokenActor(context, leaving)).rejects.toEqual(refusal('wrong_token'));
		await expect(revokeToken(mine, line!.id)).rejects.toEqual(refusal('unknown_token'));
	});

	test('never lasts more than a year, whatever is asked', async ({ context }) => {
		const mine = as(await aPerson(context), context);
		const token = await createToken(mine, { ...ASKED, days: 5000 });
		await expect(readTokenActor(later(context, 365), token)).rejects.toEqual(
			refusal('wrong_token')
		);
	});

	test('makes, shows and revokes no token; nor does somebody else', async ({ context }) => {
		const person = await aPerson(context);
		const mine = as(person, context);
		const token = await createToken(mine, ASKED);
		const byToken = as(await readTokenActor(context, token), context);
		await expect(createToken(byToken, ASKED)).rejects.toEqual(refusal('not_allowed'));
		await expect(listTokens(readerOf(byToken))).rejects.toEqual(refusal('not_allowed'));
		const [line] = await listTokens(readerOf(mine));
		await expect(revokeToken(byToken, line!.id)).rejects.toEqual(refusal('not_allowed'));
		const other = as(await aPerson(context), context);
		expect(await listTokens(readerOf(other))).toEqual([]);
		await expect(revokeToken(other, line!.id)).rejects.toEqual(refusal('unknown_token'));
		expect((await readTokenActor(context, token)).id).toBe((mine.actor as SignedIn).id);
	});

	test('remembers the day of its last use', async ({ context }) => {
		const mine = as(await aPerson(context), context);
		const token = await createToken(mine, ASKED);
		const lastUsed = async () => (await listTokens(readerOf(mine)))[0]!.lastUsedOn;
		expect(await lastUsed()).toBeNull();
		await readTokenActor(later(context, 2), token);
		expect(await lastUsed()).toBe('2026-03-14');
	});
});
