import { sql } from 'kysely';
import { plainWords } from '../../domain/kernel/typography.ts';
import type { Gazetteer } from '../../domain/territory/gazetteer.ts';
import type { DataOrder, DataQuery } from '../../domain/territory/territory-data-query.ts';
import type { Datum, RankedTerritory } from '../../domain/territory/territory-data.ts';
import type { TerritoryKind } from '../../domain/territory/territory.ts';
import type { Reader } from '../platform/context.ts';
import { openGazetteer } from './gazetteer.ts';

/** Where to look: an indicator, a year and a kind of territory. */
export interface Ranking {
	readonly indicator: string;
	readonly year: number;
	readonly level: TerritoryKind;
}

const A_PAGE = 50;
const A_RUN = 4000;

/** One page of a ranking: what answers the words of a name, in the order asked for. */
export async function rankTerritories(
	reader: Reader,
	ranking: Ranking,
	query: Pick<DataQuery, 'text' | 'order' | 'page'>,
	size = A_PAGE
): Promise<{ items: RankedTerritory[]; total: number; page: number; pages: number }> {
	const gazetteer = await openGazetteer(reader);
	const codes = codesNamed(gazetteer, ranking.level, query.text);
	const { total } = await selectRanked(reader, ranking, codes)
		.select(sql<number>`count(*)::int`.as('total'))
		.executeTakeFirstOrThrow();
	const pages = Math.max(1, Math.ceil(total / size));
	const page = Math.min(query.page, pages);
	const rows = await readRun(reader, ranking, codes, query.order, (page - 1) * size, size);
	return { items: rows.map((row) => named(gazetteer, row)), total, page, pages };
}

/** All that a page of ranking shows, for a file: in runs, so that a whole vintage never stands in memory. */
export async function* exportRanking(
	reader: Reader,
	ranking: Ranking,
	{ text, order }: Pick<DataQuery, 'text' | 'order'>
): AsyncGenerator<RankedTerritory[]> {
	const gazetteer = await openGazetteer(reader);
	const codes = codesNamed(gazetteer, ranking.level, text);
	for (let from = 0; ; from += A_RUN) {
		const rows = await readRun(reader, ranking, codes, order, from, A_RUN);
		yield rows.map((row) => named(gazetteer, row));
		if (rows.length < A_RUN) return;
	}
}

/** The values of a kind of territories, by code: for a map. */
export async function readDataValues(
	{ db }: Reader,
	{ indicator, year, level }: Ranking
): Promise<ReadonlyMap<string, Datum>> {
	const rows = await db
		.selectFrom('territory_value')
		.select(['code', 'value', 'missing'])
		.where('indicator', '=', indicator)
		.where('year', '=', year)
		.where('kind', '=', level)
		.execute();
	return new Map(rows.map(({ code, ...datum }) => [code, datum]));
}

interface RankedRow extends Datum {
	readonly code: string;
	readonly kind: TerritoryKind;
	readonly rank: number | null;
	readonly tied: boolean;
}

/** Codes of the territories whose names hold words that begin so; null when no name is asked for. */
function codesNamed(gazetteer: Gazetteer, level: TerritoryKind, text: string): string[] | null {
	const words = plainWords(text).map((word) => new RegExp(`(^|[^a-z0-9])${word}`));
	if (words.length === 0) return null;
	const codes: string[] = [];
	for (const { code, kind, folded } of gazetteer.places())
		if (kind === level && words.every((word) => word.test(folded))) codes.push(code);
	return codes;
}

/** The values, alone: their names are in memory, and joining 35,000 of them takes half a second. */
function selectRanked(
	{ db }: Reader,
	{ indicator, year, level }: Ranking,
	codes: readonly string[] | null
) {
	const query = db
		.selectFrom('territory_value')
		.where('indicator', '=', indicator)
		.where('year', '=', year)
		.where('territory_value.kind', '=', level);
	if (codes === null) return query;
	return query.where(
		sql<boolean>`territory_value.code in (select jsonb_array_elements_text(${JSON.stringify(codes)}::jsonb))`
	);
}

async function readRun(
	reader: Reader,
	ranking: Ranking,
	codes: readonly string[] | null,
	order: DataOrder,
	from: number,
	size: number
): Promise<RankedRow[]> {
	const columns = [
		'territory_value.code',
		'territory_value.kind',
		'value',
		'missing',
		'rank',
		'tied'
	] as const;
	const query = selectRanked(reader, ranking, codes);
	if (order === 'nom') {
		return query
			.leftJoin('territory', 'territory.code', 'territory_value.code')
			.select(columns)
			.orderBy(sql`coalesce(search_name, territory_value.code)`)
			.orderBy('territory_value.code')
			.limit(size)
			.offset(from)
			.execute();
	}
	return query
		.select(columns)
		.orderBy('rank', (by) => (order === 'bas' ? by.desc().nullsLast() : by.asc().nullsLast()))
		.orderBy('territory_value.code')
		.limit(size)
		.offset(from)
		.execute();
}

/** A commune that has merged since keeps its value, under its code. */
function named(gazetteer: Gazetteer, row: RankedRow): RankedTerritory {
	const place = gazetteer.read(row.code);
	if (place?.code !== row.code) return { ...row, name: row.code, article: 0, within: null };
	const holders = place.ancestors.flatMap((code) => gazetteer.read(code) ?? []);
	const within =
		holders.find(({ kind }) => kind === 'departement') ??
		holders.find(({ kind }) => kind === 'region');
	return {
		...row,
		name: place.name,
		article: place.article,
		within: within
			? { code: within.code, kind: within.kind, name: within.name, article: within.article }
			: null
	};
}
