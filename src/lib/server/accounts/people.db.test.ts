import { aPerson, as, someTerritories } from '#tests/cast.ts';
import { describe, expect, test } from '#tests/stage.ts';
import { accountPolicies } from '#lib/domain/accounts/policies.ts';
import { VISITOR, type Actor } from '#lib/domain/kernel/actor.ts';
import type { Context } from '../platform/context.ts';
import {
	changeRole,
	checkMailChange,
	confirmMailChange,
	grantCatalyst,
	listPeople,
	readAccount,
	requestMailChange,
	withdrawCatalyst,
	type Owner
} from './index.ts';
import { openSession } from './session.ts';

const ORIGIN = 'https://alliances.example.org';
const VISIT = { device: 'Firefox sur Linux', network: '192.0.2.0' };
const EVERYBODY = { text: '', page: 1 };

const read = (context: Context) => context as never;

async function signedIn(context: Context, person: string) {
	const { value } = await openSession(context, person, ORIGIN, VISIT);
	return decodeURIComponent(value);
}

async function anOwner(context: Context, mail: string): Promise<Owner> {
	const { id } = await aPerson(context, { mail });
	const cookie = await signedIn(context, id);
	const account = (await readAccount(context, cookie))!;
	return { origin: ORIGIN, visit: VISIT, cookies: '', providers: [], account };
}

describe('the rights on accounts', () => {
	const administrator: Actor = {
		kind: 'person',
		id: 'a',
		role: 'administrator',
		memberships: [],
		catalystOf: []
	};
	test.for([
		[VISITOR, []],
		[{ ...administrator, role: 'member' }, []],
		[{ ...administrator, role: 'moderator' }, ['listPeople', 'grantCatalyst']],
		[{ ...administrator, scopes: ['accounts'] }, []],
		[administrator, ['listPeople', 'changeRoles', 'grantCatalyst']],
		[{ kind: 'operator' }, ['listPeople', 'changeRoles', 'grantCatalyst']]
	] as [Actor, string[]][])('of %j: %j', ([actor, rights]) => {
		const had = Object.entries(accountPolicies).filter(([, one]) => one.may(actor, undefined));
		expect(had.map(([name]) => name)).toEqual(rights);
	});

	test('are asked for by each command', async ({ context }) => {
		const moderator = await aPerson(context, { role: 'moderator' });
		const world = as(moderator, context);
		const refused = { code: 'not_allowed', status: 403 };
		await expect(changeRole(world, moderator.id, 'administrator', ORIGIN)).rejects.toMatchObject(
			refused
		);
		const member = as(await aPerson(context), context);
		await expect(grantCatalyst(member, moderator.id, '35')).rejects.toMatchObject(refused);
		await expect(withdrawCatalyst(member, moderator.id, '35')).rejects.toMatchObject(refused);
		await expect(listPeople(read(member), EVERYBODY)).rejects.toMatchObject(refused);
		await expect(listPeople(read(as(VISITOR, context)), EVERYBODY)).rejects.toMatchObject({
			status: 401
		});
	});
});

describe('roles', () => {
	test('are given and taken, said by mail and in the journal, and close the sessions of before', async ({
		context
	}) => {
		const boss = await aPerson(context, { role: 'administrator' });
		const ana = await aPerson(context, { mail: 'ana@example.org' });
		const cookie = await signedIn(context, ana.id);
		await changeRole(as(boss, context), ana.id, 'moderator', ORIGIN);
		expect(await readAccount(context, cookie)).toBe(null);
		const again = await readAccount(context, await signedIn(context, ana.id));
		expect(again?.actor.role).toBe('moderator');
		const mails = await context.db.selectFrom('mail').select(['kind', 'address']).execute();
		expect(mails).toEqual([{ kind: 'security', address: 'ana@example.org' }]);
		const [entry] = await context.db
			.selectFrom('journal')
			.selectAll()
			.where('action', '=', 'account.role_changed')
			.execute();
		expect(entry).toMatchObject({
			person: boss.id,
			subject: ana.id,
			details: { from: 'member', to: 'moderator' }
		});
	});

	test('are never taken from the last administrator, even by two at the same time', async ({
		context
	}) => {
		const one = await aPerson(context, { role: 'administrator' });
		const two = await aPerson(context, { role: 'administrator' });
		const both = await Promise.allSettled([
			changeRole(as(one, context), two.id, 'member', ORIGIN),
			changeRole(as(two, context), one.id, 'member', ORIGIN)
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const left = await context.db
			.selectFrom('person')
			.select('id')
			.where('role', '=', 'administrator')
			.execute();
		expect(left).toHaveLength(1);
		await expect(changeRole(context, left[0]!.id, 'moderator', ORIGIN)).rejects.toMatchObject({
			code: 'last_administrator'
		});
		await expect(changeRole(context, 'nobody', 'moderator', ORIGIN)).rejects.toMatchObject({
			code: 'unknown_person'
		});
	});
});

describe('the list of people', () => {
	test('finds a name without its accents and an address, and takes % for what it is', async ({
		context
	}) => {
		await aPerson(context, { name: 'Zoé Élan', mail: 'zoe@example.org' });
		await aPerson(context, { name: 'Ana', mail: 'ana_b@example.org', role: 'moderator' });
		const names = async (text: string) =>
			(await listPeople(read(context), { text, page: 1 })).people.map(({ name }) => name);
		expect(await names('elan')).toEqual(['Zoé Élan']);
		expect(await names('ANA_B@')).toEqual(['Ana']);
		expect(await names('')).toEqual(['Ana', 'Zoé Élan']);
		for (const text of ['%', '_b_', "'", '\\']) expect(await names(text)).toEqual([]);
		expect((await listPeople(read(context), { text: '', page: 99 })).page).toBe(1);
	});

	test('says on which territories somebody is a catalyst', async ({ context }) => {
		await someTerritories(context);
		const boss = await aPerson(context, { role: 'administrator' });
		const ana = await aPerson(context, { name: 'Ana' });
		await grantCatalyst(as(boss, context), ana.id, '35');
		await grantCatalyst(as(boss, context), ana.id, '35');
		await expect(grantCatalyst(context, ana.id, '99')).rejects.toMatchObject({
			code: 'unknown_territory',
			field: 'territoire'
		});
		const { people } = await listPeople(read(context), { text: 'ana', page: 1 });
		expect(people[0]!.catalystOf).toEqual([{ code: '35', name: 'Ille-et-Vilaine' }]);
		await withdrawCatalyst(as(boss, context), ana.id, '35');
		const after = await listPeople(read(context), { text: 'ana', page: 1 });
		expect(after.people[0]!.catalystOf).toEqual([]);
		const actions = await context.db.selectFrom('journal').select('action').execute();
		expect(actions.map(({ action }) => action)).toEqual([
			'account.catalyst_granted',
			'account.catalyst_withdrawn'
		]);
	});
});

describe('another address', () => {
	async function tokens(context: Context, mails: readonly string[]) {
		const found: Record<string, string | undefined> = {};
		for (const mail of mails) {
			const { body_text } = await context.db
				.selectFrom('mail')
				.select('body_text')
				.where('address', '=', mail)
				.orderBy('id', 'desc')
				.executeTakeFirstOrThrow();
			found[mail] = /jeton=([\w-]+)/.exec(body_text)?.[1];
		}
		return found;
	}
	const OLD = 'ana@example.org';
	const NEW = 'ana@ailleurs.example.org';

	test('takes the place of the first once both said yes, in any order', async ({ context }) => {
		const owner = await anOwner(context, OLD);
		const cookie = await signedIn(context, owner.account.actor.id);
		await requestMailChange(context, owner, NEW);
		const sent = await tokens(context, [OLD, NEW]);
		await checkMailChange(read(context), sent[NEW]!);
		expect(await confirmMailChange(context, sent[NEW]!, ORIGIN)).toBe('waiting');
		expect(await confirmMailChange(context, sent[NEW]!, ORIGIN)).toBe('waiting');
		expect((await readAccount(context, cookie))?.mail).toBe(OLD);
		expect(await confirmMailChange(context, sent[OLD]!, ORIGIN)).toBe('done');
		expect(await readAccount(context, cookie)).toBe(null);
		const again = await signedIn(context, owner.account.actor.id);
		expect((await readAccount(context, again))?.mail).toBe(NEW);
		await expect(confirmMailChange(context, sent[OLD]!, ORIGIN)).rejects.toMatchObject({
			code: 'dead_mail_change'
		});
	});

	test('that has an account already is told alone, and nothing changes', async ({ context }) => {
		await aPerson(context, { mail: NEW });
		const owner = await anOwner(context, OLD);
		await requestMailChange(context, owner, NEW);
		const sent = await tokens(context, [OLD, NEW]);
		expect(sent[NEW]).toBe(undefined);
		expect(await confirmMailChange(context, sent[OLD]!, ORIGIN)).toBe('waiting');
	});

	test('is forgotten when another is asked for, or after a day', async ({ context }) => {
		const owner = await anOwner(context, OLD);
		await requestMailChange(context, owner, NEW);
		const first = await tokens(context, [OLD, NEW]);
		await requestMailChange(context, owner, 'ana@trois.example.org');
		for (const token of [first[OLD]!, first[NEW]!, '', 'x'])
			await expect(confirmMailChange(context, token, ORIGIN)).rejects.toMatchObject({
				code: 'dead_mail_change'
			});
		const second = await tokens(context, [OLD]);
		const later = { ...context, now: new Date(context.now.getTime() + 25 * 60 * 60_000) };
		await expect(checkMailChange(read(later), second[OLD]!)).rejects.toMatchObject({
			code: 'dead_mail_change'
		});
	});

	test('is asked for by her own recent session', async ({ context }) => {
		const owner = await anOwner(context, OLD);
		const later = { ...context, now: new Date(context.now.getTime() + 25 * 60 * 60_000) };
		await expect(requestMailChange(later, owner, NEW)).rejects.toMatchObject({
			code: 'not_fresh'
		});
		await expect(requestMailChange(context, owner, OLD)).rejects.toMatchObject({
			code: 'same_mail'
		});
	});
});
