import { VISITOR } from '#lib/domain/kernel/actor.ts';
import type { Context } from '#lib/server/platform/context.ts';
import { anOrganisation, aPerson, as } from '#tests/cast.ts';
import { expect, NOW, test } from '#tests/stage.ts';
import {
	acceptClaim,
	claimByMail,
	claimByModerator,
	claimBySiret,
	confirmClaim,
	refuseClaim,
	withdrawClaim
} from './index.ts';

const ORIGIN = 'https://alliances.test';
const MESSAGE = 'Je suis trésorière de l’association, voir notre site.';

const given = (context: Context) =>
	anOrganisation(context, {
		slug: 'asso',
		name: 'Asso',
		website: 'https://www.asso.example',
		siren: '732829320'
	});

async function lastToken(context: Context): Promise<string> {
	const { body_text } = await context.db
		.selectFrom('mail')
		.select('body_text')
		.where('body_text', 'like', '%/verification?jeton=%')
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirstOrThrow();
	return /verification\?jeton=([\w-]+)/.exec(body_text)![1]!;
}

const seats = (context: Context) =>
	context.db
		.selectFrom('membership')
		.select(['person', 'role', 'proof'])
		.orderBy('since')
		.execute();
const claims = (context: Context) =>
	context.db.selectFrom('organisation_claim').selectAll().orderBy('id').execute();

test('who reads the mail of the organisation represents it', async ({ context }) => {
	await given(context);
	const anne = await aPerson(context);
	expect(await claimByMail(as(anne, context), 'asso', 'contact@asso.example', ORIGIN)).toBe(
		'link_sent'
	);
	expect(await seats(context)).toEqual([]);
	const token = await lastToken(context);
	expect(await confirmClaim(as(anne, context), token, ORIGIN)).toEqual({
		slug: 'asso',
		answer: 'accepted'
	});
	expect(await seats(context)).toEqual([
		{ person: anne.id, role: 'representative', proof: 'mail' }
	]);
	expect(await claims(context)).toMatchObject([{ state: 'accepted', address: null }]);
	await expect(confirmClaim(as(anne, context), token, ORIGIN)).rejects.toMatchObject({
		code: 'used_link'
	});
});

test('whoever uses the link of another opens nothing, and uses nothing up', async ({ context }) => {
	await given(context);
	const anne = await aPerson(context);
	const secretary = await aPerson(context);
	await claimByMail(as(anne, context), 'asso', 'contact@asso.example', ORIGIN);
	const token = await lastToken(context);
	await expect(confirmClaim(as(secretary, context), token, ORIGIN)).rejects.toMatchObject({
		code: 'not_allowed'
	});
	await expect(confirmClaim(as(VISITOR, context), token, ORIGIN)).rejects.toMatchObject({
		code: 'sign_in_asked'
	});
	expect((await confirmClaim(as(anne, context), token, ORIGIN)).answer).toBe('accepted');
});

test('a link is valid two days, and the one before a new one opens nothing', async ({
	context
}) => {
	await given(context);
	const anne = as(await aPerson(context), context);
	await claimByMail(anne, 'asso', 'contact@asso.example', ORIGIN);
	const first = await lastToken(context);
	await claimByMail(anne, 'asso', 'bureau@asso.example', ORIGIN);
	await expect(confirmClaim(anne, first, ORIGIN)).rejects.toMatchObject({ code: 'unknown_link' });
	const later = { ...anne, now: new Date(NOW.getTime() + 2 * 86_400_000) };
	await expect(confirmClaim(later, await lastToken(context), ORIGIN)).rejects.toMatchObject({
		code: 'expired_link'
	});
	expect(await seats(context)).toEqual([]);
});

test('an address of elsewhere is refused before any mail leaves', async ({ context }) => {
	await given(context);
	await anOrganisation(context, { slug: 'sans-site' });
	const anne = as(await aPerson(context), context);
	for (const mail of ['anne@gmail.com', 'anne@asso.example.pirate.test', 'anne@pirate.test'])
		await expect(claimByMail(anne, 'asso', mail, ORIGIN)).rejects.toMatchObject({
			code: 'mail_of_another',
			field: 'courriel'
		});
	await expect(claimByMail(anne, 'sans-site', 'a@b.test', ORIGIN)).rejects.toMatchObject({
		code: 'no_own_mail'
	});
	expect(await context.db.selectFrom('mail').select('id').execute()).toEqual([]);
});

test('a link proves nothing any more when the site of the organisation changed meanwhile', async ({
	context
}) => {
	const id = await given(context);
	const anne = as(await aPerson(context), context);
	await claimByMail(anne, 'asso', 'contact@asso.example', ORIGIN);
	await context.db
		.updateTable('organisation')
		.set({ website: 'https://autre.example' })
		.where('id', '=', id)
		.execute();
	await expect(confirmClaim(anne, await lastToken(context), ORIGIN)).rejects.toMatchObject({
		code: 'mail_of_another'
	});
});

test('ProConnect speaks for the organisation of its SIRET, and for no other', async ({
	context
}) => {
	await given(context);
	const anne = await aPerson(context);
	for (const siret of [null, '35600000000048', ''])
		await expect(claimBySiret(as(anne, context), 'asso', siret, ORIGIN)).rejects.toMatchObject({
			code: 'no_siret_proof'
		});
	expect(await claimBySiret(as(anne, context), 'asso', '73282932000074', ORIGIN)).toBe('accepted');
	expect(await seats(context)).toEqual([
		{ person: anne.id, role: 'representative', proof: 'siret' }
	]);
});

test('without proof a moderator decides, and what was written is erased then', async ({
	context
}) => {
	await given(context);
	const anne = await aPerson(context);
	const moderator = await aPerson(context, { role: 'moderator' });
	expect(await claimByModerator(as(anne, context), 'asso', MESSAGE, ORIGIN)).toBe('waiting');
	const [claim] = await claims(context);
	expect(claim).toMatchObject({ state: 'waiting', message: MESSAGE });
	await expect(claimByModerator(as(anne, context), 'asso', MESSAGE, ORIGIN)).rejects.toMatchObject({
		code: 'already_claimed'
	});
	for (const actor of [anne, await aPerson(context)])
		await expect(
			acceptClaim(as(actor, context), claim!.id, 'representative', ORIGIN)
		).rejects.toMatchObject({ code: 'not_allowed' });
	await acceptClaim(as(moderator, context), claim!.id, 'representative', ORIGIN);
	expect(await seats(context)).toEqual([
		{ person: anne.id, role: 'representative', proof: 'moderator' }
	]);
	expect(await claims(context)).toMatchObject([{ state: 'accepted', message: null }]);
	await expect(refuseClaim(as(moderator, context), claim!.id, 'Non')).rejects.toMatchObject({
		code: 'settled_claim'
	});
});

test('a moderator does not answer her own demand', async ({ context }) => {
	await given(context);
	const moderator = as(await aPerson(context, { role: 'moderator' }), context);
	await claimByModerator(moderator, 'asso', MESSAGE, ORIGIN);
	const [claim] = await claims(context);
	await expect(acceptClaim(moderator, claim!.id, 'representative', ORIGIN)).rejects.toMatchObject({
		code: 'not_allowed'
	});
});

test('of two people who prove it together, one represents and the other asks her; both are told', async ({
	context
}) => {
	await given(context);
	const [anne, bela] = [await aPerson(context), await aPerson(context)];
	await claimByMail(as(anne, context), 'asso', 'anne@asso.example', ORIGIN);
	const annes = await lastToken(context);
	await claimByMail(as(bela, context), 'asso', 'bela@asso.example', ORIGIN);
	const belas = await lastToken(context);
	const answers = await Promise.all([
		confirmClaim(as(anne, context), annes, ORIGIN),
		confirmClaim(as(bela, context), belas, ORIGIN)
	]);
	expect(answers.map(({ answer }) => answer).sort()).toEqual(['accepted', 'waiting']);
	const [first] = await seats(context);
	const [winner, other] = first!.person === anne.id ? [anne, bela] : [bela, anne];
	expect(
		await context.db
			.selectFrom('mail')
			.select('person')
			.where('kind', '=', 'organisation')
			.where('person', '=', winner.id)
			.execute()
	).toHaveLength(1);
	const waiting = (await claims(context)).find(({ state }) => state === 'waiting')!;
	expect(waiting.person).toBe(other.id);
	await acceptClaim(as(winner, context), waiting.id, 'representative', ORIGIN);
	expect(await seats(context)).toContainEqual({
		person: other.id,
		role: 'representative',
		proof: 'mail'
	});
});

test('two demands without proof: each person knows of the other, a moderator decides', async ({
	context
}) => {
	await given(context);
	const [anne, bela] = [await aPerson(context), await aPerson(context)];
	const moderator = await aPerson(context, { role: 'moderator' });
	await claimByModerator(as(anne, context), 'asso', MESSAGE, ORIGIN);
	await claimByModerator(as(bela, context), 'asso', MESSAGE, ORIGIN);
	const told = await context.db
		.selectFrom('mail')
		.select('person')
		.where('subject', 'like', 'Une autre demande%')
		.execute();
	expect(told.map(({ person }) => person).sort()).toEqual([anne.id, bela.id].sort());
	const [first, second] = await claims(context);
	await acceptClaim(as(moderator, context), first!.id, 'representative', ORIGIN);
	await refuseClaim(as(anne, context), second!.id, 'Je ne vous connais pas.');
	expect(await claims(context)).toMatchObject([
		{ state: 'accepted' },
		{ state: 'refused', note: 'Je ne vous connais pas.' }
	]);
});

test('the demand of another can neither be withdrawn nor answered through one’s own organisation', async ({
	context
}) => {
	await given(context);
	const other = await anOrganisation(context, { slug: 'autre' });
	const stranger = as(
		await aPerson(context, { memberships: [{ organisation: other, role: 'representative' }] }),
		context
	);
	await claimByModerator(as(await aPerson(context), context), 'asso', MESSAGE, ORIGIN);
	const [claim] = await claims(context);
	await expect(withdrawClaim(stranger, claim!.id)).rejects.toMatchObject({ code: 'unknown_claim' });
	await expect(acceptClaim(stranger, claim!.id, 'member', ORIGIN)).rejects.toMatchObject({
		code: 'not_allowed'
	});
	await expect(refuseClaim(stranger, claim!.id, 'x')).rejects.toMatchObject({
		code: 'not_allowed'
	});
	await expect(acceptClaim(stranger, 999_999_999, 'member', ORIGIN)).rejects.toMatchObject({
		code: 'unknown_claim'
	});
});

test('a demand taken back leaves room for another', async ({ context }) => {
	await given(context);
	const anne = as(await aPerson(context), context);
	await claimByModerator(anne, 'asso', MESSAGE, ORIGIN);
	await withdrawClaim(anne, (await claims(context))[0]!.id);
	expect(await claimByModerator(anne, 'asso', MESSAGE, ORIGIN)).toBe('waiting');
});
