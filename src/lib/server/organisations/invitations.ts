import { demand } from '../../domain/kernel/policy.ts';
import { daysAfter, INVITATION_DAYS } from '../../domain/organisations/claim.ts';
import { can } from '../../domain/organisations/policies.ts';
import { refuse } from '../../domain/organisations/refusals.ts';
import type { MemberRole } from '../../domain/organisations/vocabulary.ts';
import { writeToAddress, writeToPerson } from '../accounts/index.ts';
import type { Context, Reader } from '../platform/context.ts';
import { writeJournal } from '../platform/journal.ts';
import { change, hashOf, lockOrganisation, newToken } from './locked.ts';
import { readSeat, seat } from './members.ts';

/** Invitations that may wait at once for one organisation. */
const MOST_WAITING = 50;

/**
 * Invites whoever reads a mail address. The answer is the same whether the address has an account here or
 * not, and whether it exists or not. Sent again, the link before opens nothing any more.
 */
export async function inviteMember(
	context: Context,
	slug: string,
	given: { readonly mail: string; readonly role: MemberRole },
	origin: string
): Promise<void> {
	await change(context, async (inside) => {
		const row = await lockOrganisation(inside, { slug });
		demand(inside.actor, can.invite, row.id);
		await inside.db
			.updateTable('organisation_invitation')
			.set({ state: 'revoked', settled_at: inside.now })
			.where('organisation', '=', row.id)
			.where('mail', '=', given.mail)
			.where('state', '=', 'waiting')
			.execute();
		const waiting = await inside.db
			.selectFrom('organisation_invitation')
			.select('id')
			.where('organisation', '=', row.id)
			.where('state', '=', 'waiting')
			.where('expires_at', '>', inside.now)
			.execute();
		if (waiting.length >= MOST_WAITING) throw refuse('too_many');
		const { token, hash } = newToken();
		await inside.db
			.insertInto('organisation_invitation')
			.values({
				organisation: row.id,
				mail: given.mail,
				role: given.role,
				token_hash: hash,
				invited_by: inside.actor.kind === 'person' ? inside.actor.id : null,
				state: 'waiting',
				created_at: inside.now,
				expires_at: daysAfter(inside.now, INVITATION_DAYS)
			})
			.execute();
		await writeJournal(inside, {
			action: 'organisation.invited',
			subject: ['organisation', row.id],
			details: { role: given.role }
		});
		await writeToAddress(inside, given.mail, 'invitation', {
			subject: `On vous invite dans «\u202F${row.name}\u202F»`,
			paragraphs: [
				`Une personne qui représente «\u202F${row.name}\u202F» sur le site Faire alliance vous invite à la rejoindre, ${given.role === 'representative' ? 'avec le droit de la représenter' : 'comme membre'}.`
			],
			action: { label: 'Lire l’invitation', address: `${origin}/invitations?jeton=${token}` },
			after: [
				`Le lien vaut ${INVITATION_DAYS} jours et ne sert qu’une fois. Si vous ne connaissez pas cette organisation, ne faites rien.`
			]
		});
	});
}

/** Takes an invitation back. The invitation of another organisation does not exist for her: refuses `unknown_invitation`. */
export async function revokeInvitation(context: Context, slug: string, id: number): Promise<void> {
	await change(context, async (inside) => {
		const row = await lockOrganisation(inside, { slug });
		demand(inside.actor, can.invite, row.id);
		const { numUpdatedRows } = await inside.db
			.updateTable('organisation_invitation')
			.set({ state: 'revoked', settled_at: inside.now })
			.where('id', '=', id)
			.where('organisation', '=', row.id)
			.where('state', '=', 'waiting')
			.executeTakeFirst();
		if (Number(numUpdatedRows) === 0) throw refuse('unknown_invitation');
		await writeJournal(inside, {
			action: 'organisation.invitation_revoked',
			subject: ['organisation', row.id]
		});
	});
}

/** What the page of a link shows before anything is decided. Refuses as `answerInvitation`. */
export async function readInvitation(
	reader: Reader,
	token: string
): Promise<{ slug: string; name: string; role: MemberRole; expiresAt: Date }> {
	const row = await reader.db
		.selectFrom('organisation_invitation as invitation')
		.innerJoin('organisation', 'organisation.id', 'invitation.organisation')
		.select([
			'organisation.slug',
			'organisation.name',
			'invitation.role',
			'invitation.state',
			'invitation.expires_at as expiresAt'
		])
		.where('token_hash', '=', hashOf(token))
		.executeTakeFirst();
	if (!row || row.state === 'revoked') throw refuse('unknown_link');
	if (row.state !== 'waiting') throw refuse('used_link');
	if (row.expiresAt <= reader.now) throw refuse('expired_link');
	const { slug, name, role, expiresAt } = row;
	return { slug, name, role, expiresAt };
}

/**
 * Accepts or declines an invitation: by the link, which only the mail held; or by its number, for whoever
 * signed in with the very address that was invited, checked. Answers the slug of the organisation. Refuses
 * `unknown_link`, `used_link`, `expired_link`, `already_member`.
 */
export async function answerInvitation(
	context: Context,
	which: { readonly token: string } | { readonly id: number },
	answer: 'accepted' | 'declined'
): Promise<string> {
	demand(context.actor, can.join, undefined);
	return change(context, async (inside) => {
		const person = inside.actor.kind === 'person' ? inside.actor.id : '';
		const invitation = await inside.db
			.selectFrom('organisation_invitation as invitation')
			.selectAll()
			.$if('token' in which, (query) =>
				query.where('token_hash', '=', hashOf((which as { token: string }).token))
			)
			.$if('id' in which, (query) =>
				query
					.where('invitation.id', '=', (which as { id: number }).id)
					.where('invitation.mail', 'in', (of) =>
						of
							.selectFrom('person')
							.select((eb) => eb.fn<string>('lower', ['mail']).as('mail'))
							.where('id', '=', person)
							.where('mail_checked', '=', true)
					)
			)
			.executeTakeFirst();
		if (!invitation || invitation.state === 'revoked') throw refuse('unknown_link');
		if (invitation.state !== 'waiting') throw refuse('used_link');
		if (invitation.expires_at <= inside.now) throw refuse('expired_link');
		const row = await lockOrganisation(inside, { id: invitation.organisation });
		const own = await readSeat(inside, row.id, person);
		if (own && (own.role === 'representative' || invitation.role === 'member'))
			throw refuse('already_member');
		await inside.db
			.updateTable('organisation_invitation')
			.set({ state: answer, settled_at: inside.now })
			.where('id', '=', invitation.id)
			.execute();
		if (answer === 'accepted') {
			const inviter = invitation.invited_by
				? await readSeat(inside, row.id, invitation.invited_by)
				: undefined;
			await seat(inside, row.id, person, {
				role: invitation.role,
				proof: invitation.role === 'representative' && inviter?.proof ? 'representative' : null
			});
		}
		await writeJournal(inside, {
			action: answer === 'accepted' ? 'organisation.joined' : 'organisation.invitation_declined',
			subject: ['organisation', row.id],
			details: { role: invitation.role }
		});
		if (invitation.invited_by)
			await writeToPerson(inside, invitation.invited_by, 'organisation', {
				subject: `Votre invitation dans «\u202F${row.name}\u202F»`,
				paragraphs: [
					answer === 'accepted'
						? `La personne que vous avez invitée fait désormais partie de «\u202F${row.name}\u202F».`
						: `La personne que vous avez invitée dans «\u202F${row.name}\u202F» a décliné.`
				]
			});
		return row.slug;
	});
}
