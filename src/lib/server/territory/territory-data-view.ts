import { dataClasses, type DataClass } from '../../domain/territory/territory-data-classes.ts';
import type { Ignored } from '../../domain/kernel/address.ts';
import type { DataQuery } from '../../domain/territory/territory-data-query.ts';
import type {
	DataIndicatorView,
	Datum,
	RankedTerritory,
	VintageView
} from '../../domain/territory/territory-data.ts';
import { displayName } from '../../domain/territory/french.ts';
import type { TerritoryKind } from '../../domain/territory/territory.ts';
import type { Reader } from '../platform/context.ts';
import { drawFrance, type DrawnShape } from './map.ts';
import type { Inset } from './projection.ts';
import { listTerritories } from './read.ts';
import { rankTerritories, readDataValues } from './territory-data-ranking.ts';
import { countTerritories, readDataIndicator } from './territory-data-read.ts';

/** What is shown first when nothing is asked: what a map draws best. */
const PREFERRED: readonly TerritoryKind[] = ['departement', 'region', 'epci', 'commune'];

/** A query whose year and level are there. */
export interface SettledDataQuery extends DataQuery {
	readonly year: number;
	readonly level: TerritoryKind;
}

/** The map of one year: départements, or régions. */
export interface DataMapView {
	readonly level: 'region' | 'departement';
	readonly viewBox: string;
	readonly insets: readonly Inset[];
	readonly shapes: readonly (DrawnShape & Datum & { readonly name: string })[];
	readonly classes: readonly DataClass[];
}

/** The page of an indicator. */
export interface IndicatorView {
	readonly indicator: DataIndicatorView;
	readonly query: SettledDataQuery;
	/** What was asked for and is not there. */
	readonly unknown: readonly Ignored[];
	readonly vintage: VintageView;
	/** How many territories of this level have no line at all. */
	readonly absent: number;
	/** Null when the values are of territories whose outlines are not known here. */
	readonly map: DataMapView | null;
	readonly ranking: {
		readonly items: readonly RankedTerritory[];
		readonly total: number;
		readonly page: number;
		readonly pages: number;
	};
}

/** The year and the level asked for, or the ones to show; what is not there is said. */
export function settleDataQuery(
	{ vintages }: DataIndicatorView,
	query: DataQuery
): { query: SettledDataQuery; vintage: VintageView; unknown: Ignored[] } {
	const unknown: Ignored[] = [];
	const isThere = (year: number | null) => vintages.some((one) => one.year === year);
	if (query.year !== null && !isThere(query.year))
		unknown.push({ parameter: 'annee', value: String(query.year) });
	const year = isThere(query.year) ? query.year! : vintages[0]!.year;
	const ofYear = vintages.filter((one) => one.year === year);
	const asked = ofYear.find(({ kind }) => kind === query.level);
	if (query.level !== null && !asked) unknown.push({ parameter: 'niveau', value: query.level });
	const vintage =
		asked ?? [...ofYear].sort((a, b) => PREFERRED.indexOf(a.kind) - PREFERRED.indexOf(b.kind))[0]!;
	return { query: { ...query, year, level: vintage.kind }, vintage, unknown };
}

/** All that the page of an indicator shows. Refuses `unknown_indicator`. */
export async function viewIndicator(
	reader: Reader,
	id: string,
	asked: DataQuery
): Promise<IndicatorView> {
	const indicator = await readDataIndicator(reader, id);
	const { query, vintage, unknown } = settleDataQuery(indicator, asked);
	const ranking = { indicator: id, year: query.year, level: query.level };
	const all = await countTerritories(reader, query.level);
	const levels = indicator.vintages
		.filter(({ year }) => year === query.year)
		.map(({ kind }) => kind);
	const drawn = ([query.level, 'departement', 'region'] as const).find(
		(level) => (level === 'region' || level === 'departement') && levels.includes(level)
	) as DataMapView['level'] | undefined;
	return {
		indicator,
		query,
		vintage,
		unknown,
		absent: Math.max(0, all - vintage.count - vintage.missing),
		map: drawn ? await mapValues(reader, { ...ranking, level: drawn }) : null,
		ranking: await rankTerritories(reader, ranking, query)
	};
}

async function mapValues(
	reader: Reader,
	ranking: { indicator: string; year: number; level: DataMapView['level'] }
): Promise<DataMapView> {
	const values = await readDataValues(reader, ranking);
	const { viewBox, insets, shapes } = await drawFrance(reader, ranking.level);
	const names = new Map(
		(await listTerritories(reader, ranking.level)).map((one) => [one.code, displayName(one)])
	);
	const drawn = shapes.map((shape) => ({
		...shape,
		name: names.get(shape.code) ?? shape.code,
		...(values.get(shape.code) ?? { value: null, missing: null })
	}));
	return {
		level: ranking.level,
		viewBox,
		insets,
		shapes: drawn,
		classes: dataClasses(drawn.flatMap(({ value }) => value ?? []))
	};
}
