import { EMPTY_QUERY, type CatalogueQuery } from '#lib/domain/catalogue/query.ts';
import type { Example } from '#lib/domain/catalogue/example.ts';
import {
	browseExamples,
	openShelf,
	settleTerritory,
	similarExamples,
	suggest
} from '#lib/server/catalogue/index.ts';
import { readerOf, type Context } from '#lib/server/platform/context.ts';
import { seededChance } from '../chance.ts';
import { METHOD, onLargeCatalogue, write } from '../large-catalogue.ts';
import { p95, type Figure, type Measure } from '../measure.ts';

const SEARCHES = 300;
/** Milliseconds. */
const BOUNDS = { PGlite: 250, PostgreSQL: 60 };

export const search: Measure = {
	name: 'search',
	run: (bench) =>
		onLargeCatalogue(bench, async ({ engine, context, records }) => {
			const began = performance.now();
			await openShelf(readerOf(context));
			const reading = (performance.now() - began) / 1000;
			return [
				{
					what: `Catalogue of 100,000 read into memory, ${engine}`,
					measured: reading,
					unit: 's',
					method: `${METHOD}once, at the first search after a start.`
				},
				await searches(context, engine, BOUNDS[engine]),
				...(await changes(context, engine, records))
			];
		})
};

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
