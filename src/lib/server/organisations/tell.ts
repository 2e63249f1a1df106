import type { Letter } from '../../domain/accounts/letter.ts';
import { writeToPerson } from '../accounts/index.ts';
import type { Context } from '../platform/context.ts';

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
