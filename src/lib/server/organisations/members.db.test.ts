import { VISITOR } from '#lib/domain/kernel/actor.ts';
import { readerOf, type Context } from '#lib/server/platform/context.ts';
import { readRevision } from '#lib/server/platform/revision.ts';
import { anOrganisation, aPerson, as } from '#tests/cast.ts';
import { describe, expect, NOW, test } from '#tests/stage.ts';
import { answerInvitation, inviteMember, readInvitation, revokeInvitation } from './invitations.ts';
import {
	changeRole,
	leaveOrganisation,
	removeMember,
	showMember,
	verifyMember
} from './members.ts';
import { readHistory, readMembers, readMine } from './mine.ts';
import { readOrganisation } from './read.ts';

const ORIGIN = 'https://alliances.test';

/** An organisation with a proved representative. */
async function given(context: Context, slug = 'asso') {
	const id = await anOrganisation(context, { slug, name: `Association ${slug}` });
	const chair = await aPerson(context, {
		name: 'Anne Présidente',
		memberships: [{ organisation: id, role: 'representative' }]
	});
	await context.db
		.updateTable('membership')
		.set({ proof: 'moderator' })
		.where('person', '=', chair.id)
		.execute();
	return { id, slug, chair };
}

/** The token of the last link sent to an address. */
async function lastToken(context: Context, address: string): Promise<string> {
	const { body_text } = await context.db
		.selectFrom('mail')
		.select('body_text')
		.where('address', '=', address)
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirstOrThrow();
	return /\/invitations\?jeton=([\w-]+)/.exec(body_text)![1]!;
}

const seats = (context: Context, organisation: number) =>
	context.db
		.selectFrom('membership')
		.select(['person', 'role', 'proof'])
		.where('organisation', '=', organisation)
		.orderBy('since')
		.execute();

describe('invitations', () => {
	test('who reads the mail joins, once', async ({ context }) => {
		const { id, slug, chair } = await given(context);
		await inviteMember(
			as(chair, context),
			slug,
			{ mail: 'neuve@example.org', role: 'member' },
			ORIGIN
		);
		const token = await lastToken(context, 'neuve@example.org');
		const guest = await aPerson(context);
		expect(await readInvitation(readerOf(as(guest, context)), token)).toMatchObject({
			slug,
			role: 'member'
		});
		expect(await answerInvitation(as(guest, context), { token }, 'accepted')).toBe(slug);
		expect(await seats(context, id)).toContainEqual({
			person: guest.id,
			role: 'member',
			proof: null
		});
		const other = await aPerson(context);
		await expect(answerInvitation(as(other, context), { token }, 'accepted')).rejects.toMatchObject(
			{ code: 'used_link' }
		);
		await expect(readInvitation(readerOf(context), token)).rejects.toMatchObject({
			code: 'used_link'
		});
	});

	test('the link is not in the database, only its hash', async ({ context }) => {
		const { slug, chair } = await given(context);
		await inviteMember(as(chair, context), slug, { mail: 'a@example.org', role: 'member' }, ORIGIN);
		const token = await lastToken(context, 'a@example.org');
		const { token_hash } = await context.db
			.selectFrom('organisation_invitation')
			.select('token_hash')
			.executeTakeFirstOrThrow();
		expect(token_hash).toMatch(/^[0-9a-f]{64}$/);
		expect(token_hash).not.toContain(token);
	});

	test('a link of fifteen days, revoked, replaced or made up opens nothing', async ({
		context
	}) => {
		const { slug, chair } = await given(context);
		const invite = () =>
			inviteMember(as(chair, context), slug, { mail: 'b@example.org', role: 'member' }, ORIGIN);
		await invite();
		const first = await lastToken(context, 'b@example.org');
		await invite();
		const second = await lastToken(context, 'b@example.org');
		const guest = as(await aPerson(context), context);
		await expect(answerInvitation(guest, { token: first }, 'accepted')).rejects.toMatchObject({
			code: 'unknown_link'
		});
		const later = { ...guest, now: new Date(NOW.getTime() + 14 * 86_400_000) };
		await expect(answerInvitation(later, { token: second }, 'accepted')).rejects.toMatchObject({
			code: 'expired_link'
		});
		const { invitations } = await readMembers(
			readerOf(as(chair, context)),
			chair.memberships[0]!.organisation
		);
		expect(invitations).toHaveLength(1);
		await revokeInvitation(as(chair, context), slug, invitations[0]!.id);
		await expect(answerInvitation(guest, { token: second }, 'accepted')).rejects.toMatchObject({
			code: 'unknown_link'
		});
		for (const token of ['', "' or 1=1 --", 'x'.repeat(5000)])
			await expect(answerInvitation(guest, { token }, 'accepted')).rejects.toMatchObject({
				code: 'unknown_link'
			});
	});

	test('an address that never existed breaks nothing: it waits, and is taken back', async ({
		context
	}) => {
		const { id, slug, chair } = await given(context);
		await inviteMember(
			as(chair, context),
			slug,
			{ mail: 'personne@nulle-part.invalid', role: 'representative' },
			ORIGIN
		);
		const { invitations } = await readMembers(readerOf(as(chair, context)), id);
		expect(invitations.map(({ mail }) => mail)).toEqual(['personne@nulle-part.invalid']);
		expect(await seats(context, id)).toHaveLength(1);
	});

	test('by its number, an invitation is answered only from the very address, checked', async ({
		context
	}) => {
		const { id, slug, chair } = await given(context);
		await inviteMember(
			as(chair, context),
			slug,
			{ mail: 'lea@example.org', role: 'representative' },
			ORIGIN
		);
		const { id: number } = await context.db
			.selectFrom('organisation_invitation')
			.select('id')
			.executeTakeFirstOrThrow();
		const thief = await aPerson(context, { mail: 'voleur@example.org' });
		await expect(
			answerInvitation(as(thief, context), { id: number }, 'accepted')
		).rejects.toMatchObject({ code: 'unknown_link' });
		const lea = await aPerson(context, { mail: 'Lea@Example.org' });
		await context.db
			.updateTable('person')
			.set({ mail_checked: false })
			.where('id', '=', lea.id)
			.execute();
		await expect(
			answerInvitation(as(lea, context), { id: number }, 'accepted')
		).rejects.toMatchObject({ code: 'unknown_link' });
		expect((await readMine(readerOf(context), lea.id)).invitations).toEqual([]);
		await context.db
			.updateTable('person')
			.set({ mail_checked: true })
			.where('id', '=', lea.id)
			.execute();
		expect((await readMine(readerOf(context), lea.id)).invitations).toHaveLength(1);
		await answerInvitation(as(lea, context), { id: number }, 'accepted');
		expect(await seats(context, id)).toContainEqual({
			person: lea.id,
			role: 'representative',
			proof: 'representative'
		});
	});

	test('who was proved by nobody proves nobody', async ({ context }) => {
		const { id, slug, chair } = await given(context);
		await context.db
			.updateTable('membership')
			.set({ proof: null })
			.where('person', '=', chair.id)
			.execute();
		await inviteMember(
			as(chair, context),
			slug,
			{ mail: 'c@example.org', role: 'representative' },
			ORIGIN
		);
		const guest = await aPerson(context);
		await answerInvitation(
			as(guest, context),
			{ token: await lastToken(context, 'c@example.org') },
			'accepted'
		);
		expect(await seats(context, id)).toContainEqual({
			person: guest.id,
			role: 'representative',
			proof: null
		});
	});

	test('a declined invitation is used up, and changes nobody’s place', async ({ context }) => {
		const { id, slug, chair } = await given(context);
		await inviteMember(as(chair, context), slug, { mail: 'd@example.org', role: 'member' }, ORIGIN);
		const token = await lastToken(context, 'd@example.org');
		const guest = as(await aPerson(context), context);
		await answerInvitation(guest, { token }, 'declined');
		await expect(answerInvitation(guest, { token }, 'accepted')).rejects.toMatchObject({
			code: 'used_link'
		});
		expect(await seats(context, id)).toHaveLength(1);
	});

	test('a visitor, a member, a stranger, a former representative and a token of the API invite nobody', async ({
		context
	}) => {
		const { id, slug, chair } = await given(context);
		const member = await aPerson(context, { memberships: [{ organisation: id, role: 'member' }] });
		const stranger = await aPerson(context);
		const former = await aPerson(context, {
			memberships: [{ organisation: id, role: 'representative' }]
		});
		await context.db.deleteFrom('membership').where('person', '=', former.id).execute();
		const mail = { mail: 'x@example.org', role: 'member' } as const;
		// `forged` claims places that the database does not give her.
		const forged = {
			...stranger,
			memberships: [{ organisation: id, role: 'representative' as const }]
		};
		for (const actor of [
			member,
			stranger,
			former,
			forged,
			{ ...chair, scopes: ['organisations:write'] }
		])
			await expect(inviteMember(as(actor, context), slug, mail, ORIGIN)).rejects.toMatchObject({
				code: 'not_allowed'
			});
		await expect(inviteMember(as(VISITOR, context), slug, mail, ORIGIN)).rejects.toMatchObject({
			code: 'sign_in_asked'
		});
		expect(await context.db.selectFrom('mail').select('id').execute()).toEqual([]);
	});

	test('the invitation of another organisation cannot be revoked through one’s own', async ({
		context
	}) => {
		const mine = await given(context, 'mienne');
		const theirs = await given(context, 'leur');
		await inviteMember(
			as(theirs.chair, context),
			'leur',
			{ mail: 'e@example.org', role: 'member' },
			ORIGIN
		);
		const { id } = await context.db
			.selectFrom('organisation_invitation')
			.select('id')
			.executeTakeFirstOrThrow();
		await expect(revokeInvitation(as(mine.chair, context), 'mienne', id)).rejects.toMatchObject({
			code: 'unknown_invitation'
		});
		await expect(revokeInvitation(as(mine.chair, context), 'leur', id)).rejects.toMatchObject({
			code: 'not_allowed'
		});
	});
});

describe('roles and departures', () => {
	test('the last representative never leaves without saying so, and the moderators know it', async ({
		context
	}) => {
		const { id, chair } = await given(context);
		const moderator = await aPerson(context, { role: 'moderator' });
		await expect(leaveOrganisation(as(chair, context), id, false)).rejects.toMatchObject({
			code: 'last_representative',
			field: 'confirme'
		});
		expect(await seats(context, id)).toHaveLength(1);
		await leaveOrganisation(as(chair, context), id, true);
		expect(await seats(context, id)).toEqual([]);
		const mails = await context.db.selectFrom('mail').select(['person', 'kind']).execute();
		expect(mails).toEqual([{ person: moderator.id, kind: 'moderation' }]);
		expect(await readOrganisation(readerOf(context), 'asso')).toMatchObject({
			represented: false,
			proof: null
		});
	});

	test('of two representatives who leave together, one is told that she is the last', async ({
		context
	}) => {
		const { id, chair } = await given(context);
		const second = await aPerson(context, {
			memberships: [{ organisation: id, role: 'representative' }]
		});
		const answers = await Promise.allSettled(
			[chair, second].map((actor) => leaveOrganisation(as(actor, context), id, false))
		);
		expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(await seats(context, id)).toHaveLength(1);
	});

	test('a representative names another, then steps back', async ({ context }) => {
		const { id, slug, chair } = await given(context);
		const member = await aPerson(context, { memberships: [{ organisation: id, role: 'member' }] });
		const change = (person: string, role: 'member' | 'representative') =>
			changeRole(as(chair, context), slug, { person, role, confirmed: false });
		await expect(change(chair.id, 'member')).rejects.toMatchObject({ code: 'last_representative' });
		await change(member.id, 'representative');
		await change(chair.id, 'member');
		expect(await seats(context, id)).toEqual(
			expect.arrayContaining([
				{ person: chair.id, role: 'member', proof: null },
				{ person: member.id, role: 'representative', proof: 'representative' }
			])
		);
		// The actor of her request still says that she represents: the database does not.
		await expect(change(member.id, 'member')).rejects.toMatchObject({ code: 'not_allowed' });
	});

	test('nobody acts on the members of another organisation', async ({ context }) => {
		const mine = await given(context, 'mienne');
		const theirs = await given(context, 'leur');
		await expect(
			removeMember(as(mine.chair, context), 'leur', { person: theirs.chair.id, confirmed: true })
		).rejects.toMatchObject({ code: 'not_allowed' });
		await expect(
			removeMember(as(mine.chair, context), 'mienne', { person: theirs.chair.id, confirmed: true })
		).rejects.toMatchObject({ code: 'unknown_member' });
		await expect(leaveOrganisation(as(mine.chair, context), theirs.id, true)).rejects.toMatchObject(
			{ code: 'not_allowed' }
		);
		await expect(showMember(as(mine.chair, context), theirs.id, true)).rejects.toMatchObject({
			code: 'not_allowed'
		});
		await expect(
			verifyMember(as(mine.chair, context), mine.id, mine.chair.id)
		).rejects.toMatchObject({ code: 'not_allowed' });
		for (const read of [
			readMembers,
			(reader: Parameters<typeof readMembers>[0], id: number) => readHistory(reader, id, 1)
		])
			await expect(read(readerOf(as(mine.chair, context)), theirs.id)).rejects.toMatchObject({
				code: 'not_allowed'
			});
	});

	test('a name is public only while the person agrees', async ({ context }) => {
		const { id, slug, chair } = await given(context);
		const people = async () => {
			const view = await readOrganisation(readerOf(context), slug);
			return 'people' in view ? view.people : null;
		};
		expect(await people()).toEqual([]);
		await showMember(as(chair, context), id, true);
		expect(await people()).toEqual([{ name: 'Anne Présidente', role: 'representative' }]);
		await showMember(as(chair, context), id, false);
		expect(await people()).toEqual([]);
	});

	test('a person erased or renamed leaves the pages that are kept', async ({ context }) => {
		const { id, chair } = await given(context);
		await showMember(as(chair, context), id, true);
		const revision = () => readRevision(readerOf(context), 'organisations');
		const shown = await revision();
		await context.db
			.updateTable('person')
			.set({ name: 'Anne Autrement' })
			.where('id', '=', chair.id)
			.execute();
		const renamed = await revision();
		expect(renamed).not.toBe(shown);
		await context.db.deleteFrom('person').where('id', '=', chair.id).execute();
		expect(await revision()).not.toBe(renamed);
	});

	test('the history tells all of it, without a name nor an address', async ({ context }) => {
		const { id, slug, chair } = await given(context);
		await inviteMember(as(chair, context), slug, { mail: 'f@example.org', role: 'member' }, ORIGIN);
		await showMember(as(chair, context), id, true);
		const { lines } = await readHistory(readerOf(as(chair, context)), id, 9);
		expect(lines.map(({ action }) => action)).toEqual([
			'organisation.shown',
			'organisation.invited'
		]);
		expect(JSON.stringify(lines)).not.toMatch(/example\.org|Anne/);
	});
});
