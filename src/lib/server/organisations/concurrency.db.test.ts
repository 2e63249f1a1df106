import type { OrganisationFields } from '#lib/domain/organisations/organisation.ts';
import { readerOf, type Context } from '#lib/server/platform/context.ts';
import { anOrganisation, aPerson, as } from '#tests/cast.ts';
import { describe, engine, expect, test } from '#tests/stage.ts';
import { atOnce, onTwoConnections } from '#tests/two-connections.ts';
import {
	answerInvitation,
	changeFields,
	claimByMail,
	confirmClaim,
	inviteMember,
	leaveOrganisation,
	mergeOrganisations,
	readForWriting,
	updateOrganisation
} from './index.ts';

const ORIGIN = 'https://alliances.test';

const given = (context: Context) =>
	anOrganisation(context, { slug: 'asso', name: 'Asso', website: 'https://asso.example' });
const representative = (context: Context, organisation: number) =>
	aPerson(context, { memberships: [{ organisation, role: 'representative' }] });
const sheet = (context: Context) => readForWriting(readerOf(context), 'asso');

async function seats({ db }: Context) {
	return db.selectFrom('membership').select(['person', 'role', 'proof']).orderBy('since').execute();
}

async function lastToken({ db }: Context): Promise<string> {
	const { body_text } = await db
		.selectFrom('mail')
		.select('body_text')
		.where('body_text', 'like', '%?jeton=%')
		.orderBy('id', 'desc')
		.executeTakeFirstOrThrow();
	return /\?jeton=([\w-]+)/.exec(body_text)![1]!;
}

// Real connections: on the embedded engine there is only one, and commands take turns anyway.
describe.runIf(engine === 'postgresql')('on two connections at once,', () => {
	test('two people who claim one organisation do not both get it', () =>
		onTwoConnections(async (here, there) => {
			await given(here);
			const [anne, bruno] = [await aPerson(here), await aPerson(here)];
			await claimByMail(as(anne, here), 'asso', 'anne@asso.example', ORIGIN);
			const hers = await lastToken(here);
			await claimByMail(as(bruno, here), 'asso', 'bruno@asso.example', ORIGIN);
			const his = await lastToken(here);
			expect(
				await atOnce(
					here,
					(inside) => confirmClaim(as(anne, inside), hers, ORIGIN),
					there,
					(other) => confirmClaim(as(bruno, other), his, ORIGIN)
				)
			).toEqual([
				{ slug: 'asso', answer: 'accepted' },
				{ slug: 'asso', answer: 'waiting' }
			]);
			expect(await seats(here)).toEqual([
				{ person: anne.id, role: 'representative', proof: 'mail' }
			]);
		}));

	test('one link that is used twice gives one place', () =>
		onTwoConnections(async (here, there) => {
			await given(here);
			const anne = await aPerson(here);
			await claimByMail(as(anne, here), 'asso', 'anne@asso.example', ORIGIN);
			const token = await lastToken(here);
			const confirm = (context: Context) => confirmClaim(as(anne, context), token, ORIGIN);
			expect(await atOnce(here, confirm, there, confirm)).toEqual([
				{ slug: 'asso', answer: 'accepted' },
				'used_link'
			]);
		}));

	test('two who edit one sheet do not erase each other', () =>
		onTwoConnections(async (here, there) => {
			const organisation = await given(here);
			const anne = await representative(here, organisation);
			const bruno = await representative(here, organisation);
			const { fields, version } = await sheet(here);
			const write = (change: Partial<OrganisationFields>) => ({ ...fields, ...change });
			expect(
				await atOnce(
					here,
					(inside) =>
						updateOrganisation(as(anne, inside), 'asso', version, write({ purpose: 'D’Anne' })),
					there,
					(other) =>
						updateOrganisation(as(bruno, other), 'asso', version, write({ acronym: 'BRUNO' }))
				)
			).toEqual([undefined, 'changed_meanwhile']);
			expect((await sheet(there)).fields).toMatchObject({ purpose: 'D’Anne', acronym: null });
			// Two programs that send only what they change are both heard.
			await atOnce(
				here,
				(inside) => changeFields(as(anne, inside), 'asso', { purpose: 'D’un programme' }),
				there,
				(other) => changeFields(as(bruno, other), 'asso', { acronym: 'BRUNO' })
			);
			expect(await sheet(there)).toMatchObject({
				version: version + 3,
				fields: { purpose: 'D’un programme', acronym: 'BRUNO' }
			});
		}));

	test('two representatives who leave do not leave nobody without having said so', () =>
		onTwoConnections(async (here, there) => {
			const organisation = await given(here);
			const anne = await representative(here, organisation);
			const bruno = await representative(here, organisation);
			expect(
				await atOnce(
					here,
					(inside) => leaveOrganisation(as(anne, inside), organisation, false),
					there,
					(other) => leaveOrganisation(as(bruno, other), organisation, false)
				)
			).toEqual([undefined, 'last_representative']);
			expect((await seats(here)).map(({ person }) => person)).toEqual([bruno.id]);
		}));

	test('one invitation that is used twice seats one person', () =>
		onTwoConnections(async (here, there) => {
			const organisation = await given(here);
			const anne = await representative(here, organisation);
			const guest = { mail: 'invite@example.org', role: 'member' } as const;
			await inviteMember(as(anne, here), 'asso', guest, ORIGIN);
			const token = await lastToken(here);
			const [first, second] = [await aPerson(here), await aPerson(here)];
			expect(
				await atOnce(
					here,
					(inside) => answerInvitation(as(first, inside), { token }, 'accepted'),
					there,
					(other) => answerInvitation(as(second, other), { token }, 'accepted')
				)
			).toEqual(['asso', 'used_link']);
			expect((await seats(here)).map(({ person }) => person)).toEqual([anne.id, first.id]);
		}));

	test('whoever edits a sheet that is being merged is told that it is gone', () =>
		onTwoConnections(async (here, there) => {
			const organisation = await given(here);
			await anOrganisation(here, { slug: 'autre' });
			const anne = await representative(here, organisation);
			expect(
				await atOnce(
					here,
					(inside) => mergeOrganisations(inside, 'asso', 'autre'),
					there,
					(other) => changeFields(as(anne, other), 'asso', { purpose: 'Perdu' })
				)
			).toEqual([undefined, 'unknown_organisation']);
		}));
});
