import { readTableQuery } from '#lib/domain/observatory/table-query.ts';
import { DIMENSION_NAMES, DIMENSIONS, type Dimension } from '#lib/domain/observatory/statistics.ts';
import { openShelf } from '#lib/server/catalogue/index.ts';
import { countExamples, viewCatalogue } from '#lib/server/observatory/index.ts';
import { readerOf, type Context, type Reader } from '#lib/server/platform/context.ts';
import { seededChance, type Chance } from '../chance.ts';
import { METHOD, onLargeCatalogue, type Engine } from '../large-catalogue.ts';
import { p95, type Figure, type Measure } from '../measure.ts';

const TABLES = 300;
const VIEWS = 15;
/** Milliseconds. */
const BOUND = 150;

/** What tables are restricted to: mostly nothing, as most are asked for; else criteria, a place, words. */
const RESTRICTIONS = [
	'',
	'',
	'categorie=mecenat',
	'acteur=association&echelle=commune',
	'domaine=sante&domaine=handicap',
	'territoire=R84',
	'territoire=35&rayon=50',
	'q=mobilité rurale',
	'q=jeunes emploi'
];

export const statistics: Measure = {
	name: 'statistics',
	run: (bench) =>
		onLargeCatalogue(bench, async ({ engine, context }) => {
			const reader = readerOf(context);
			await openShelf(reader);
			return [await tables(reader, engine), await views(context, engine)];
		})
};

async function tables(reader: Reader, engine: Engine): Promise<Figure> {
	const chance = seededChance(17);
	const times: number[] = [];
	for (let at = 0; at < TABLES; at++) {
		const { table } = readTableQuery(new URLSearchParams(anyTable(chance)));
		const began = performance.now();
		await countExamples(reader, table);
		times.push(performance.now() - began);
	}
	return {
		what: `Table of two dimensions, p95, ${engine}`,
		measured: p95(times),
		unit: 'ms',
		...(engine === 'PostgreSQL' ? { bound: BOUND } : {}),
		method: `${METHOD}${TABLES} tables of all dimensions, of the whole catalogue or of what criteria, a place or words leave of it.`
	};
}

function anyTable(chance: Chance): string {
	const rows: Dimension = chance.oneOf(DIMENSION_NAMES);
	const columns = chance.oneOf(DIMENSION_NAMES.filter((one) => one !== rows));
	const own = `lignes=${DIMENSIONS[rows].name}&colonnes=${DIMENSIONS[columns].name}`;
	return `${own}&${chance.oneOf(RESTRICTIONS)}`;
}

async function views(context: Context, engine: Engine): Promise<Figure> {
	const reader = readerOf(context);
	await viewCatalogue(reader);
	const times: number[] = [];
	for (let at = 0; at < VIEWS; at++) {
		const began = performance.now();
		await viewCatalogue(reader);
		times.push(performance.now() - began);
	}
	return {
		what: `All that /observatoire/catalogue counts, p95, ${engine}`,
		measured: p95(times),
		unit: 'ms',
		method: `${METHOD}${VIEWS} times, once its map is drawn; not the page itself.`
	};
}
