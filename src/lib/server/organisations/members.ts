import { demand } from '../../domain/kernel/policy.ts';
import { can } from '../../domain/organisations/policies.ts';
import { refuse } from '../../domain/organisations/refusals.ts';
import type { MemberRole, Proof } from '../../domain/organisations/vocabulary.ts';
import { writeToPerson } from '../accounts/index.ts';
import type { Context } from '../platform/context.ts';
import { writeJournal } from '../platform/journal.ts';
import { change, lockOrganisation } from './locked.ts';
import { tellModerators } from './tell.ts';

/** Gives a place in an organisation: never a lesser role, never less proof than she has. */
export async function seat(
	{ db, now }: Context,
	organisation: number,
	person: string,
	{ role, proof }: { readonly role: MemberRole; readonly proof: Proof | null }
): Promise<void> {
	await db
		.insertInto('membership')
		.values({ organisation, person, role, proof, since: now })
		.onConflict((conflict) =>
			conflict.columns(['organisation', 'person']).doUpdateSet((eb) => ({
				role: eb
					.case()
					.when('membership.role', '=', 'representative')
					.then(eb.ref('membership.role'))
					.else(eb.ref('excluded.role'))
					.end(),
				proof: eb.fn.coalesce(eb.ref('membership.proof'), eb.ref('excluded.proof'))
			}))
		)
		.execute();
}

/** The place of a person in an organisation, or undefined. */
export async function readSeat({ db }: Pick<Context, 'db'>, organisation: number, person: string) {
	return db
		.selectFrom('membership')
		.select(['role', 'proof', 'shown'])
		.where('organisation', '=', organisation)
		.where('person', '=', person)
		.executeTakeFirst();
}

/** Changes the role of a member. Refuses `unknown_member`, and `last_representative` unless confirmed. */
export async function changeRole(
	context: Context,
	slug: string,
	given: { readonly person: string; readonly role: MemberRole; readonly confirmed: boolean }
): Promise<void> {
	await change(context, async (inside) => {
		const { id, name } = await lockOrganisation(inside, { slug });
		demand(inside.actor, can.changeMember, { organisation: id, person: given.person });
		const seat = await readSeat(inside, id, given.person);
		if (!seat) throw refuse('unknown_member');
		if (seat.role === given.role) return;
		const unrepresented =
			given.role === 'member' && (await losesVoice(inside, id, given.person, given.confirmed));
		const own = inside.actor.kind === 'person' && (await readSeat(inside, id, inside.actor.id));
		// Who was proved by nobody cannot prove another.
		const proof = own && own.proof ? 'representative' : seat.proof;
		await inside.db
			.updateTable('membership')
			.set({ role: given.role, proof: given.role === 'representative' ? proof : null })
			.where('organisation', '=', id)
			.where('person', '=', given.person)
			.execute();
		await writeJournal(inside, {
			action: 'organisation.role_changed',
			subject: ['organisation', id],
			details: { person: given.person, role: given.role, unrepresented }
		});
		if (unrepresented) await tellUnrepresented(inside, name);
	});
}

/** Takes a member out. Refuses `unknown_member`, and `last_representative` unless confirmed. */
export async function removeMember(
	context: Context,
	slug: string,
	given: { readonly person: string; readonly confirmed: boolean; readonly note?: string }
): Promise<void> {
	await change(context, async (inside) => {
		const { id, name } = await lockOrganisation(inside, { slug });
		demand(inside.actor, can.changeMember, { organisation: id, person: given.person });
		await unseat(inside, { id, name }, given, 'organisation.removed');
		await writeToPerson(inside, given.person, 'organisation', {
			subject: `Vous ne faites plus partie de «\u202F${name}\u202F»`,
			paragraphs: [
				`Une personne qui représente «\u202F${name}\u202F», ou l’équipe de modération, vous a retiré de cette organisation sur le site.`,
				...(given.note ? [`Ce qui a été dit\u00A0: ${given.note}`] : [])
			]
		});
	});
}

/**
 * A moderator takes out somebody who said, without proof, that she represents an organisation; she reads
 * why. Refuses `unknown_member`, also when it was proved meanwhile.
 */
export async function removeUnproved(
	context: Context,
	organisation: number,
	given: { readonly person: string; readonly note: string }
): Promise<void> {
	await change(context, async (inside) => {
		demand(inside.actor, can.verify, undefined);
		const { slug } = await lockOrganisation(inside, { id: organisation });
		const seat = await readSeat(inside, organisation, given.person);
		if (!seat || seat.proof) throw refuse('unknown_member');
		await removeMember(inside, slug, { ...given, confirmed: true });
	});
}

/** The person at the keyboard leaves. Refuses `unknown_member`, and `last_representative` unless confirmed. */
export async function leaveOrganisation(
	context: Context,
	organisation: number,
	confirmed: boolean
): Promise<void> {
	await change(context, async (inside) => {
		const { id, name } = await lockOrganisation(inside, { id: organisation });
		const person = inside.actor.kind === 'person' ? inside.actor.id : '';
		demand(inside.actor, can.leave, { organisation: id, person });
		await unseat(inside, { id, name }, { person, confirmed }, 'organisation.left');
	});
}

/** Shows or hides the name of the person at the keyboard on the public page. */
export async function showMember(
	context: Context,
	organisation: number,
	shown: boolean
): Promise<void> {
	await change(context, async (inside) => {
		const { id } = await lockOrganisation(inside, { id: organisation });
		const person = inside.actor.kind === 'person' ? inside.actor.id : '';
		demand(inside.actor, can.show, { organisation: id, person });
		await inside.db
			.updateTable('membership')
			.set({ shown })
			.where('organisation', '=', id)
			.where('person', '=', person)
			.execute();
		await writeJournal(inside, {
			action: 'organisation.shown',
			subject: ['organisation', id],
			details: { shown }
		});
	});
}

/**
 * Takes a person out of all her organisations, since her account is being erased: their pages name her no
 * more, and the moderators are told which ones nobody speaks for.
 */
export async function leaveEverywhere(context: Context, person: string): Promise<void> {
	const own = await context.db
		.selectFrom('membership')
		.select('organisation')
		.where('person', '=', person)
		.executeTakeFirst();
	if (!own) return;
	await change(context, async (inside) => {
		const seats = await inside.db
			.selectFrom('membership')
			.innerJoin('organisation', 'organisation.id', 'membership.organisation')
			.select(['organisation.id', 'organisation.name'])
			.where('person', '=', person)
			.orderBy('organisation.id')
			.execute();
		for (const organisation of seats)
			await unseat(inside, organisation, { person, confirmed: true }, 'organisation.erased_member');
	});
}

/** A moderator checked that this person speaks for the organisation. Refuses `unknown_member`. */
export async function verifyMember(
	context: Context,
	organisation: number,
	person: string
): Promise<void> {
	await change(context, async (inside) => {
		demand(inside.actor, can.verify, undefined);
		const { id, name } = await lockOrganisation(inside, { id: organisation });
		const { numUpdatedRows } = await inside.db
			.updateTable('membership')
			.set({ proof: 'moderator' })
			.where('organisation', '=', id)
			.where('person', '=', person)
			.where('role', '=', 'representative')
			.executeTakeFirst();
		if (Number(numUpdatedRows) === 0) throw refuse('unknown_member');
		await writeJournal(inside, {
			action: 'organisation.verified',
			subject: ['organisation', id],
			details: { person }
		});
		await writeToPerson(inside, person, 'organisation', {
			subject: `Vous représentez bien «\u202F${name}\u202F»`,
			paragraphs: [
				`L’équipe de modération a vérifié que vous représentez «\u202F${name}\u202F». Sa page le dit désormais.`
			]
		});
	});
}

async function unseat(
	inside: Context,
	{ id, name }: { id: number; name: string },
	{ person, confirmed }: { person: string; confirmed: boolean },
	action: string
): Promise<void> {
	const seat = await readSeat(inside, id, person);
	if (!seat) throw refuse('unknown_member');
	const unrepresented =
		seat.role === 'representative' && (await losesVoice(inside, id, person, confirmed));
	await inside.db
		.deleteFrom('membership')
		.where('organisation', '=', id)
		.where('person', '=', person)
		.execute();
	await writeJournal(inside, {
		action,
		subject: ['organisation', id],
		details: { person, unrepresented }
	});
	if (unrepresented) await tellUnrepresented(inside, name);
}

/** Would nobody speak for it without this person? Then it must be confirmed. */
async function losesVoice(
	{ db }: Context,
	organisation: number,
	person: string,
	confirmed: boolean
): Promise<boolean> {
	const other = await db
		.selectFrom('membership')
		.select('person')
		.where('organisation', '=', organisation)
		.where('role', '=', 'representative')
		.where('person', '<>', person)
		.executeTakeFirst();
	if (other) return false;
	if (!confirmed) throw refuse('last_representative', 'confirme');
	return true;
}

async function tellUnrepresented(inside: Context, name: string): Promise<void> {
	await tellModerators(inside, {
		subject: `Plus personne ne représente «\u202F${name}\u202F»`,
		paragraphs: [
			`La dernière personne qui représentait «\u202F${name}\u202F» n’est plus là. La fiche reste publique\u202F; quelqu’un peut la revendiquer.`
		]
	});
}
