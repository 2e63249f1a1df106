import type { Letter } from '../../domain/accounts/letter.ts';
import { writeToPerson } from '../accounts/index.ts';
import type { Context } from '../platform/context.ts';
import type { OrganisationRow } from './locked.ts';

/** Writes to all those who moderate the site. */
export async function tellModerators(context: Context, letter: Letter): Promise<void> {
	const people = await context.db
		.selectFrom('person')
		.select('id')
		.where('role', 'in', ['moderator', 'administrator'])
		.where('erase_after', 'is', null)
		.orderBy('id')
		.execute();
	for (const { id } of people) await writeToPerson(context, id, 'moderation', letter);
}

/** Writes to those who represent an organisation, but one. */
export async function tellRepresentatives(
	context: Context,
	organisation: number,
	letter: Letter,
	butNot?: string
): Promise<void> {
	const people = await context.db
		.selectFrom('membership')
		.select('person')
		.where('organisation', '=', organisation)
		.where('role', '=', 'representative')
		.orderBy('person')
		.execute();
	for (const { person } of people)
		if (person !== butNot) await writeToPerson(context, person, 'organisation', letter);
}

/** Tells of a demand those who may answer it. */
export async function tellWhoDecides(
	inside: Context,
	row: OrganisationRow,
	person: string,
	represented: boolean,
	origin: string
): Promise<void> {
	const letter = {
		subject: `Quelqu’un demande à représenter «\u202F${row.name}\u202F»`,
		paragraphs: [
			`Une personne inscrite sur le site demande à représenter «\u202F${row.name}\u202F». Son nom et ce qu’elle en dit sont sur la page des demandes.`
		]
	};
	if (represented)
		await tellRepresentatives(
			inside,
			row.id,
			{
				...letter,
				action: {
					label: 'Lire la demande',
					address: `${origin}/organisations/${row.slug}/membres#demandes`
				}
			},
			person
		);
	else
		await tellModerators(inside, {
			...letter,
			action: { label: 'Lire la demande', address: `${origin}/administration/demandes` }
		});
}

/** Two people who ask for the same organisation both know it. */
export async function tellRivals(
	inside: Context,
	row: OrganisationRow,
	person: string,
	answer: 'accepted' | 'waiting'
): Promise<void> {
	const rivals = await inside.db
		.selectFrom('organisation_claim')
		.select('person')
		.where('organisation', '=', row.id)
		.where('state', '=', 'waiting')
		.where('person', '<>', person)
		.orderBy('id')
		.execute();
	if (rivals.length === 0) return;
	const letter = {
		subject: `Une autre demande pour «\u202F${row.name}\u202F»`,
		paragraphs: [
			`Plusieurs personnes demandent à représenter «\u202F${row.name}\u202F».`,
			answer === 'accepted'
				? 'L’une d’elles a prouvé qu’elle en fait partie. Elle pourra accepter les autres demandes, et l’équipe de modération aussi.'
				: 'L’équipe de modération décidera, en vous écrivant si elle a besoin d’en savoir plus.'
		]
	};
	for (const rival of rivals) await writeToPerson(inside, rival.person, 'organisation', letter);
	await writeToPerson(inside, person, 'organisation', letter);
}
