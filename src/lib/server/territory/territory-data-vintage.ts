import { sql } from 'kysely';
import { rankValues, summarizeValues } from '../../domain/territory/territory-data-ranks.ts';
import type { Datum, Missing } from '../../domain/territory/territory-data.ts';
import type { TerritoryKind } from '../../domain/territory/territory.ts';
import type { Context } from '../platform/context.ts';

/*
 * A vintage (an indicator in one year) is read and ranked in memory: on the embedded engine, ranking
 * 35,000 communes in SQL takes minutes where no statistics were gathered yet.
 */

export interface Vintage {
	readonly indicator: string;
	readonly year: number;
}

/** One value as the table holds it. */
export interface StoredValue extends Datum {
	readonly code: string;
	readonly kind: TerritoryKind;
	readonly rank: number | null;
	readonly tied: boolean;
	readonly load: number;
}

const ROWS_A_STATEMENT = 4000;

/** The values of a vintage, by code. Thousands of rows come as one text: see `gazetteer.ts`. */
export async function readVintage(
	{ db }: Context,
	{ indicator, year }: Vintage
): Promise<Map<string, StoredValue>> {
	const { all } = await db
		.selectFrom('territory_value')
		.select(
			sql<string>`coalesce(json_agg(json_build_array(code, kind, value, missing, rank, tied, load)), '[]')::text`.as(
				'all'
			)
		)
		.where('indicator', '=', indicator)
		.where('year', '=', year)
		.executeTakeFirstOrThrow();
	type Line = [
		string,
		TerritoryKind,
		number | null,
		Missing | null,
		number | null,
		boolean,
		number
	];
	return new Map(
		(JSON.parse(all) as Line[]).map(([code, kind, value, missing, rank, tied, load]) => [
			code,
			{ code, kind, value, missing, rank, tied, load }
		])
	);
}

/**
 * Makes `after` the values of a vintage: ranks all of them, and writes only the rows that are not as
 * `before`; what is in `before` alone is for the caller to delete.
 */
export async function writeVintage(
	context: Context,
	{ indicator, year }: Vintage,
	before: ReadonlyMap<string, StoredValue>,
	after: readonly Omit<StoredValue, 'rank' | 'tied'>[]
): Promise<void> {
	const ranks = rankValues(after);
	const moved = after
		.map((one) => ({ ...one, ...ranks.get(one.code)! }))
		.filter((one) => !isSame(one, before.get(one.code)));
	for (let at = 0; at < moved.length; at += ROWS_A_STATEMENT) {
		await sql`
			insert into territory_value (indicator, year, code, kind, value, missing, rank, tied, load)
			select ${indicator}, ${year}::smallint, code, kind, value, missing, rank, tied, load
			from jsonb_to_recordset(${JSON.stringify(moved.slice(at, at + ROWS_A_STATEMENT))}::jsonb)
				as row (code text, kind text, value float8, missing text, rank integer, tied boolean, load bigint)
			on conflict (indicator, year, code) do update set value = excluded.value,
				missing = excluded.missing, rank = excluded.rank, tied = excluded.tied, load = excluded.load
		`.execute(context.db);
	}
	await context.db
		.deleteFrom('territory_vintage')
		.where('indicator', '=', indicator)
		.where('year', '=', year)
		.execute();
	for (const summary of summarizeValues(after)) {
		await context.db
			.insertInto('territory_vintage')
			.values({ indicator, year, ...summary })
			.execute();
	}
}

function isSame(one: StoredValue, before: StoredValue | undefined): boolean {
	return (
		before !== undefined &&
		one.value === before.value &&
		one.missing === before.missing &&
		one.rank === before.rank &&
		one.tied === before.tied &&
		one.load === before.load
	);
}
