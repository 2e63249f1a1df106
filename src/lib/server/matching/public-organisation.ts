import type { Domain, Family } from '../../domain/catalogue/vocabulary.ts';
import type { PublicOrganisation } from '../../domain/matching/murmurations.ts';
import { refuse } from '../../domain/matching/refusals.ts';
import type { Point } from '../../domain/territory/territory.ts';
import type { Reader } from '../platform/context.ts';
import { openGazetteer } from '../territory/index.ts';

/** What the public page of an organisation says, and the point of its seat. Refuses `unknown_organisation`. */
export async function readPublicOrganisation(
	reader: Reader,
	slug: string
): Promise<PublicOrganisation & { readonly id: number; readonly place: Point | null }> {
	const row = await reader.db
		.selectFrom('organisation')
		.select(['id', 'slug', 'name', 'acronym', 'family', 'purpose', 'domains', 'website', 'place'])
		.where('slug', '=', slug)
		.where('merged_into', 'is', null)
		.executeTakeFirst();
	if (!row) throw refuse('unknown_organisation');
	const seat = row.place ? (await openGazetteer(reader)).read(row.place) : undefined;
	return {
		...row,
		family: row.family as Family,
		domains: row.domains as Domain[],
		place: seat ? { latitude: seat.latitude, longitude: seat.longitude } : null
	};
}
