import { sql } from 'kysely';
import { fold } from '../../domain/kernel/typography.ts';
import type { NamedTerritory } from '../../domain/territory/territory.ts';
import type { Reader } from '../platform/context.ts';

export interface FoundTerritory extends NamedTerritory {
	readonly population: number | null;
	readonly postalCodes: readonly string[];
	/** Codes of what holds it, nearest first. */
	readonly ancestors: readonly string[];
}

/**
 * Territories whose name begins with, then holds, then looks like `text` — accents, hyphens and case
 * forgiven — or whose postal code begins with it. The largest first. `limit` at most 50.
 */
export async function searchTerritories(
	reader: Reader,
	text: string,
	limit = 10
): Promise<FoundTerritory[]> {
	const words = fold(text.slice(0, 80))
		.replace(/[^a-z0-9' ]+/g, ' ')
		.trim();
	if (words === '') return [];
	const name = sql<string>`translate(search_name, '-', ' ')`;
	const like = words.replace(/\s+/g, ' ');
	const rank = sql<number>`case
		when ${name} = ${like} then 0
		when starts_with(${name}, ${like}) then 1
		when ${name} ~ ${`(^| |')${like.replace(/'/g, "''?")}`} then 2
		else 3 end`;
	const postal = /^\d{2,5}$/.test(words);
	return reader.db
		.selectFrom('territory')
		.select([
			'code',
			'kind',
			'name',
			'article',
			'population',
			'postal_codes as postalCodes',
			'ancestors'
		])
		.where(
			postal
				? sql<boolean>`(code = ${words} or exists (select from unnest(postal_codes) p where starts_with(p, ${words})))`
				: sql<boolean>`(${name} like ${`%${like}%`} or search_name % ${like})`
		)
		.orderBy(postal ? sql`(code <> ${words})` : rank)
		.orderBy(sql`population desc nulls last`)
		.orderBy('code')
		.limit(Math.min(limit, 50))
		.execute();
}
