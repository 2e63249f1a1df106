import type { Reader } from '../platform/context.ts';
import { refuse } from '../../domain/matching/refusals.ts';

/** To whom a first message goes, and about what, before it is written. */
export interface Addressee {
	readonly slug: string;
	readonly name: string;
	/** Somebody represents it here: a message would have a reader. */
	readonly isReached: boolean;
	readonly need: { readonly slug: string; readonly title: string } | null;
}

/** Refuses `unknown_organisation`. A need that is not one of its published ones is left aside. */
export async function readAddressee(
	{ db }: Reader,
	organisation: string,
	need: string
): Promise<Addressee> {
	const row = await db
		.selectFrom('organisation')
		.select((select) => [
			'id',
			'slug',
			'name',
			select
				.exists(
					select
						.selectFrom('membership')
						.select('membership.person')
						.whereRef('membership.organisation', '=', 'organisation.id')
						.where('membership.role', '=', 'representative')
				)
				.as('reached')
		])
		.where('slug', '=', organisation)
		.where('merged_into', 'is', null)
		.executeTakeFirst();
	if (!row) throw refuse('unknown_organisation');
	const about = await db
		.selectFrom('need')
		.select(['slug', 'title'])
		.where('slug', '=', need)
		.where('organisation', '=', row.id)
		.where('state', '<>', 'draft')
		.executeTakeFirst();
	return { slug: row.slug, name: row.name, isReached: Boolean(row.reached), need: about ?? null };
}
