import { sql } from 'kysely';
import { fold } from '../../domain/kernel/typography.ts';
import { kindOfCode } from '../../domain/territory/code.ts';
import { refuseData } from '../../domain/territory/territory-data-refusals.ts';
import {
	LEVELS,
	type DataIndicator,
	type DataIndicatorView,
	type Missing,
	type TerritoryDatum
} from '../../domain/territory/territory-data.ts';
import type { TerritoryKind } from '../../domain/territory/territory.ts';
import type { Reader } from '../platform/context.ts';
import { readRevision } from '../platform/revision.ts';
import { openGazetteer } from './gazetteer.ts';

/** The definitions, by id. */
export async function readDataIndicators({
	db
}: Reader): Promise<ReadonlyMap<string, DataIndicator>> {
	const rows = await db.selectFrom('territory_indicator').selectAll().execute();
	return new Map(
		rows.map(({ source_url: sourceUrl, ...row }) => [row.id, { ...row, sourceUrl }] as const)
	);
}

/** The indicators that have values, in the order of their labels. */
export async function listDataIndicators(reader: Reader): Promise<DataIndicatorView[]> {
	const known = await readDataIndicators(reader);
	const rows = await reader.db
		.selectFrom('territory_vintage')
		.selectAll()
		.orderBy('year', 'desc')
		.execute();
	const vintages = Map.groupBy(rows, ({ indicator }) => indicator);
	return [...known.values()]
		.map((indicator) => ({
			...indicator,
			vintages: (vintages.get(indicator.id) ?? [])
				.map(({ indicator: _, ...vintage }) => vintage)
				.sort((a, b) => b.year - a.year || LEVELS.indexOf(a.kind) - LEVELS.indexOf(b.kind))
		}))
		.filter(({ vintages }) => vintages.length > 0)
		.sort((a, b) => (fold(a.label) < fold(b.label) ? -1 : 1));
}

/** One indicator with its vintages. Refuses `unknown_indicator`. */
export async function readDataIndicator(reader: Reader, id: string): Promise<DataIndicatorView> {
	const found = (await listDataIndicators(reader)).find((one) => one.id === id);
	if (!found) throw refuseData('unknown_indicator');
	return found;
}

/** What the pages and the files of this data depend on. */
export function territoryDataEtag(reader: Reader, form: string): Promise<string> {
	return readRevision(reader, 'territory', 'territory-data').then(
		(revision) => `"${revision}.${form}"`
	);
}

/** How many territories of a kind there are, with a value or not. */
export async function countTerritories({ db }: Reader, kind: TerritoryKind): Promise<number> {
	const { count } = await db
		.selectFrom('territory')
		.select(sql<number>`count(*)::int`.as('count'))
		.where('kind', '=', kind)
		.executeTakeFirstOrThrow();
	return count;
}

/**
 * The data of a territory: one line by indicator that its kind has, in the order of their labels, also when
 * it has no value itself (`value` and `missing` are then null). Empty when nothing was loaded for its kind.
 */
export async function listTerritoryData(reader: Reader, code: string): Promise<TerritoryDatum[]> {
	const known = await readDataIndicators(reader);
	if (known.size === 0) return [];
	const kind = kindOfCode(code);
	const rows = await reader.db
		.selectFrom('territory_vintage')
		.leftJoin('territory_value', (join) =>
			join
				.onRef('territory_value.indicator', '=', 'territory_vintage.indicator')
				.onRef('territory_value.year', '=', 'territory_vintage.year')
				.on('territory_value.code', '=', code)
		)
		.select([
			'territory_vintage.indicator',
			'territory_vintage.year',
			'territory_vintage.count',
			'territory_vintage.median',
			'value',
			'territory_value.missing',
			'rank',
			'tied'
		])
		.distinctOn('territory_vintage.indicator')
		.where('territory_vintage.kind', '=', kind)
		.orderBy('territory_vintage.indicator')
		// A year in which it has a line comes before a later one in which it has none.
		.orderBy(sql`territory_value.code is null`)
		.orderBy('territory_vintage.year', 'desc')
		.execute();
	if (rows.length === 0) return [];

	const gazetteer = await openGazetteer(reader);
	const holders = (gazetteer.read(code)?.ancestors ?? []).flatMap(
		(one) => gazetteer.read(one) ?? []
	);
	const around =
		holders.length === 0
			? []
			: await reader.db
					.selectFrom('territory_value')
					.select(['indicator', 'year', 'code', 'value', 'missing'])
					.where(
						'code',
						'in',
						holders.map((one) => one.code)
					)
					.execute();
	const held = new Map(around.map((row) => [`${row.indicator} ${row.year} ${row.code}`, row]));
	return rows
		.map(({ indicator, ...row }) => ({
			...row,
			indicator: known.get(indicator)!,
			tied: row.tied ?? false,
			holders: holders.flatMap(({ code, kind, name, article }) => {
				const datum = held.get(`${indicator} ${row.year} ${code}`);
				return datum
					? [
							{
								code,
								kind,
								name,
								article,
								value: datum.value,
								missing: datum.missing as Missing | null
							}
						]
					: [];
			})
		}))
		.sort((a, b) => (fold(a.indicator.label) < fold(b.indicator.label) ? -1 : 1));
}
