import { sql, type RawBuilder } from 'kysely';
import type { CatalogueQuery } from '../../domain/catalogue/query.ts';
import { refuse } from '../../domain/catalogue/refusals.ts';
import type { Example } from '../../domain/catalogue/example.ts';
import type { Reader } from '../platform/context.ts';
import { readTerritory, type TerritoryView } from '../territory/index.ts';
import { toCard, type ExampleCard } from './card.ts';
import { countFacets, type FacetCounts, type TerritoryChoice } from './facets.ts';
import { matches, textQuery } from './matches.ts';

export interface CataloguePage {
	readonly items: readonly ExampleCard[];
	readonly total: number;
	/** The page shown: the last one when the query asks for a page beyond it. */
	readonly page: number;
	readonly pages: number;
	readonly facets: FacetCounts;
	readonly territories: readonly TerritoryChoice[];
}

export const PAGE_SIZE = 20;

/** A query whose territory is a present one, or none. */
export interface SettledQuery {
	readonly query: CatalogueQuery;
	readonly chosen: TerritoryView | null;
	/** The code asked for, when it names no territory: the query goes without it, and the page says so. */
	readonly unknown: string | null;
}

/** Looks up the territory of a query: an old code leads to the present one, an unknown one is left aside. */
export async function settleTerritory(
	reader: Reader,
	query: CatalogueQuery
): Promise<SettledQuery> {
	if (!query.territory) return { query, chosen: null, unknown: null };
	const chosen = await readTerritory(reader, query.territory);
	if (!chosen) return { query: { ...query, territory: null }, chosen, unknown: query.territory };
	return { query: { ...query, territory: chosen.code }, chosen, unknown: null };
}

/** One page of the catalogue with its facets, for a query that `settleTerritory` settled. */
export async function browseExamples(
	reader: Reader,
	{ query, chosen }: SettledQuery
): Promise<CataloguePage> {
	const { total, facets, territories } = await countFacets(reader, query, chosen);
	const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
	const page = Math.min(query.page, pages);
	const items = await reader.db
		.selectFrom('example')
		.select([sql<Example>`record`.as('record')])
		.where(matches(query))
		.orderBy(sortKey(query))
		.orderBy('slug')
		.limit(PAGE_SIZE)
		.offset((page - 1) * PAGE_SIZE)
		.execute();
	return {
		items: items.map(({ record }) => toCard(record)),
		total,
		page,
		pages,
		facets,
		territories
	};
}

/**
 * A run of whole examples for programs: `limit` of them after `cursor` (what `next` was), and the
 * next cursor, or null at the end. Refuses `wrong_cursor`.
 */
export async function listExamples(
	reader: Reader,
	query: CatalogueQuery,
	{ limit, cursor }: { limit: number; cursor: string | null }
): Promise<{ items: Example[]; total: number; next: string | null }> {
	const key = sortKey(query);
	const after = cursor === null ? null : readCursor(cursor, query);
	const { total } = await reader.db
		.selectFrom('example')
		.select(sql<number>`count(*)::int`.as('total'))
		.where(matches(query))
		.executeTakeFirstOrThrow();
	const rows = await reader.db
		.selectFrom('example')
		.select(['slug', sql<Example>`record`.as('record'), sql<string>`(${key})::text`.as('key')])
		.where(matches(query))
		.$if(after !== null, (rest) =>
			rest.where(sql<boolean>`(${key}, slug) > (${castKey(query, after!.key)}, ${after!.slug})`)
		)
		.orderBy(key)
		.orderBy('slug')
		.limit(limit + 1)
		.execute();
	const last = rows[limit - 1];
	return {
		items: rows.slice(0, limit).map(({ record }) => record),
		total,
		next: rows.length > limit && last ? writeCursor(query, last) : null
	};
}

/** Ascending in every order, so that « after » is one comparison; the slug settles what is equal. */
function sortKey(query: CatalogueQuery): RawBuilder<unknown> {
	const words = textQuery(query);
	if (query.sort === 'titre') return sql`sort_title`;
	if (query.sort === 'pertinence' && words) {
		return sql`(-ts_rank('{0.1, 0.25, 0.5, 1.0}', example.search, ${words}, 1))::float8`;
	}
	return sql`(-coalesce(start_year, 0))::float8`;
}

function castKey(query: CatalogueQuery, key: string): RawBuilder<unknown> {
	return query.sort === 'titre' ? sql`${key}::text collate "C"` : sql`${key}::float8`;
}

function writeCursor(query: CatalogueQuery, last: { key: string; slug: string }): string {
	return Buffer.from(JSON.stringify([query.sort, last.key, last.slug])).toString('base64url');
}

function readCursor(cursor: string, query: CatalogueQuery): { key: string; slug: string } {
	try {
		const [sort, key, slug] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
		const numeric = query.sort !== 'titre';
		if (
			sort === query.sort &&
			typeof key === 'string' &&
			typeof slug === 'string' &&
			/^[a-z0-9-]{1,120}$/.test(slug) &&
			(numeric ? key !== '' && Number.isFinite(Number(key)) : /^[^\0]{0,200}$/.test(key))
		) {
			return { key, slug };
		}
	} catch {
		// Said below: whatever is wrong in it, the way out is the same.
	}
	throw refuse('wrong_cursor', 'cursor');
}
