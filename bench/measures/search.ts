import { EMPTY_QUERY, type CatalogueQuery } from '#lib/domain/catalogue/query.ts';
import type { Example } from '#lib/domain/catalogue/example.ts';
import {
	browseExamples,
	importExamples,
	openShelf,
	settleTerritory,
	similarExamples,
	suggest
} from '#lib/server/catalogue/index.ts';
import { readerOf, transact, type Context } from '#lib/server/platform/context.ts';
import { migrate } from '#lib/server/platform/db/migrate.ts';
import { openDatabase, type DatabasePlace } from '#lib/server/platform/db/open.ts';
import { watchRevisions } from '#lib/server/platform/revision.ts';
import { loadReferenceTerritories } from '#lib/server/territory/index.ts';
import { seededChance } from '../chance.ts';
import { p95, type Bench, type Figure, type Measure } from '../measure.ts';
import { openPostgres } from '../postgres.ts';
import { syntheticExamples } from '../synthetic.ts';
import { forget, temporaryFolder } from '../temporary.ts';

const RECORDS = 100_000;
const BATCH = 10_000;
const SEARCHES = 300;

const METHOD = `${RECORDS.toLocaleString('en')} synthetic examples and all the territories; `;

export const search: Measure = {
	name: 'search',
	async run(bench) {
		const records = await makeRecords(bench);
		const folder = await temporaryFolder('search');
		const figures = await measureEngine(bench, { folder }, records, 'PGlite', 250);
		await forget(folder);
		await using server = await openPostgres(bench.root);
		if (server) {
			figures.push(...(await measureEngine(bench, { url: server.url }, records, 'PostgreSQL', 60)));
		}
		return figures;
	}
};

async function makeRecords({ root, say }: Bench): Promise<Example[]> {
	say(`Making ${RECORDS} synthetic records…`);
	return syntheticExamples(root, { count: RECORDS, now: new Date(), seed: 5 });
}

async function measureEngine(
	{ say }: Bench,
	place: DatabasePlace,
	records: readonly Example[],
	engine: string,
	bound: number
): Promise<Figure[]> {
	say(`Writing them in ${engine}…`);
	const open = await openDatabase(place);
	try {
		await migrate(open, 'migrations');
		const context: Context = { db: open.db, actor: { kind: 'operator' }, now: new Date() };
		await loadReferenceTerritories(context, 'data/territories', () => {});
		for (let at = 0; at < records.length; at += BATCH)
			await write(context, records.slice(at, at + BATCH));
		await watchRevisions(open);
		say(`Reading them into memory, then searching…`);
		const reader = readerOf(context);
		const began = performance.now();
		await openShelf(reader);
		const reading = (performance.now() - began) / 1000;
		return [
			{
				what: `Catalogue of 100,000 read into memory, ${engine}`,
				measured: reading,
				unit: 's',
				method: `${METHOD}once, at the first search after a start.`
			},
			await searches(context, engine, bound),
			...(await changes(context, engine, records))
		];
	} finally {
		await open.close();
	}
}

async function write(context: Context, records: readonly Example[]): Promise<void> {
	const entries = records.map((example, rank) => ({ line: rank + 1, slug: example.slug, example }));
	await transact(context, (inside) =>
		importExamples(inside, entries, { origin: 'import', strict: true })
	);
}

async function searches(context: Context, engine: string, bound: number): Promise<Figure> {
	const reader = readerOf(context);
	const chance = seededChance(11);
	const words =
		'jeunes emploi village énergie handicap culture vélo alimentation déchets logement santé numérique sport forêt eau école associations entreprises habitants insertion'.split(
			' '
		);
	const times: number[] = [];
	for (let at = 0; at < SEARCHES; at++) {
		const query: CatalogueQuery = {
			...EMPTY_QUERY,
			text: [chance.oneOf(words), chance.oneOf(words), chance.oneOf(words)].join(' '),
			sort: 'pertinence',
			domain: [
				chance.oneOf([
					'emploi-insertion',
					'education-jeunesse',
					'sante',
					'environnement-biodiversite'
				] as const)
			],
			family: [chance.oneOf(['entreprise', 'association', 'collectivite'] as const)],
			territory: chance.oneOf(['R53', 'R84', 'R76', '69', '13', '35'])
		};
		const began = performance.now();
		await browseExamples(reader, await settleTerritory(reader, query));
		times.push(performance.now() - began);
	}
	return {
		what: `Search of three words with three facets, p95, ${engine}`,
		measured: p95(times),
		unit: 'ms',
		bound,
		method: `${METHOD}${SEARCHES} different searches, each with its page of cards, its reasons and all its facet counts.`
	};
}

/** Suggestions, and what one change costs: written, seen by the index, and the examples like it found again. */
async function changes(
	context: Context,
	engine: string,
	records: readonly Example[]
): Promise<Figure[]> {
	const reader = readerOf(context);
	await suggest(reader, 'ma');
	const typed = [
		'ma',
		'mar',
		'mars',
		'emm',
		'lo',
		'lor',
		'sai',
		'saint d',
		'inser',
		'cov',
		'fondation',
		'ille et'
	];
	const suggesting = await timed(typed.length * 10, (at) =>
		suggest(reader, typed[at % typed.length]!)
	);
	const updating = await timed(
		15,
		async (at) => {
			const example = records[at * 37]!;
			await write(context, [{ ...example, title: `[synthétique] modifié ${at}` }]);
			const began = performance.now();
			await similarExamples(reader, example.slug);
			return performance.now() - began;
		},
		true
	);
	return [
		{
			what: `Suggestions, p95, ${engine}`,
			measured: p95(suggesting),
			unit: 'ms',
			bound: 10,
			method: `${METHOD}twelve beginnings of words, ten times each.`
		},
		{
			what: `Similar examples after one change, p95, ${engine}`,
			measured: p95(updating),
			unit: 'ms',
			bound: 50,
			method: `${METHOD}one example is changed and committed; then the index takes the change in and the examples like it are found again.`
		}
	];
}

async function timed(
	count: number,
	act: (at: number) => Promise<unknown>,
	own = false
): Promise<number[]> {
	const times: number[] = [];
	for (let at = 0; at < count; at++) {
		const began = performance.now();
		const answer = await act(at);
		times.push(own ? (answer as number) : performance.now() - began);
	}
	return times;
}
