import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import MiniSearch from 'minisearch';
import { EMPTY_QUERY } from '#lib/domain/catalogue/query.ts';
import { DOMAINS } from '#lib/domain/catalogue/vocabulary.ts';
import { fold } from '#lib/domain/kernel/typography.ts';
import type { Example } from '#lib/domain/catalogue/example.ts';
import { selectExamples, settleTerritory } from '#lib/server/catalogue/index.ts';
import { readerOf, type Context, type Reader } from '#lib/server/platform/context.ts';
import { openDatabase } from '#lib/server/platform/db/open.ts';
import type { Figure, Measure } from '../measure.ts';
import { forget } from '../temporary.ts';

interface Judged {
	readonly query: string;
	readonly kind: string;
	/** Grade by slug: 3 exactly, 2 a good part, 1 acceptable. */
	readonly relevant: Readonly<Record<string, number>>;
}

type Search = (query: string) => Promise<string[]>;

const METHOD =
	'nDCG@10 (gains 2^grade − 1) over the judged queries of `bench/relevance.json`; MiniSearch indexes the same texts, folded, ' +
	'with boosts, prefixes and fuzziness as its documentation advises; PostgreSQL uses its `french` configuration with weights and `ts_rank`. ' +
	'What is bounded is 0.90 over ours.';

const FIRST = process.env.BENCH_RELEVANCE ?? 'bench/relevance.json';
const SECOND = 'bench/relevance-second.json';
const SECOND_METHOD =
	'The same, over the 30 queries of `bench/relevance-second.json`, written and judged by someone who had seen neither the search nor ' +
	'its synonyms. They gave 0.784 the first time; weights and synonyms were mended after reading them.';

async function readQueries(root: string, file: string): Promise<readonly Judged[]> {
	const text = await readFile(join(root, file), 'utf8');
	return (JSON.parse(text) as { queries: Judged[] }).queries;
}

export const relevance: Measure = {
	name: 'relevance',
	async run(bench) {
		const queries = await readQueries(bench.root, FIRST);
		const folder = await bench.filledFolder();
		const open = await openDatabase({ folder });
		try {
			const context: Context = { db: open.db, actor: { kind: 'operator' }, now: new Date() };
			const reader = readerOf(context);
			const ours = await measure(queries, searchOurs(reader));
			const second = await measure(await readQueries(bench.root, SECOND), searchOurs(reader));
			const mini = await measure(queries, await searchMini(reader));
			const plain = await measure(queries, await searchPlain(context));
			for (const [kind, value] of ours.byKind) bench.say(`${kind}: ${value.toFixed(3)}`);
			return [
				figure(
					'0.90 over our nDCG@10',
					0.9 / ours.mean,
					`ours ${ours.mean.toFixed(3)} on ${queries.length} queries`,
					1
				),
				{
					what: '0.90 over our nDCG@10, second list',
					measured: 0.9 / second.mean,
					bound: 1,
					unit: '×',
					remark: `ours ${second.mean.toFixed(3)} on 30 harder queries`,
					method: SECOND_METHOD
				},
				figure(
					'nDCG@10 of MiniSearch over ours',
					mini.mean / ours.mean,
					`MiniSearch ${mini.mean.toFixed(3)}`
				),
				figure(
					'nDCG@10 of PostgreSQL french over ours',
					plain.mean / ours.mean,
					`PostgreSQL ${plain.mean.toFixed(3)}`
				)
			];
		} finally {
			await open.close();
			await forget(folder);
		}
	}
};

function figure(what: string, measured: number, remark: string, bound?: number): Figure {
	return { what, measured, unit: '×', bound, remark, method: METHOD };
}

async function measure(queries: readonly Judged[], search: Search) {
	const byKind = new Map<string, number[]>();
	for (const { query, kind, relevant } of queries) {
		const grades = (await search(query)).slice(0, 10).map((slug) => relevant[slug] ?? 0);
		const best = Object.values(relevant)
			.sort((a, b) => b - a)
			.slice(0, 10);
		byKind.set(kind, [...(byKind.get(kind) ?? []), gain(grades) / gain(best)]);
	}
	const mean = (values: readonly number[]) =>
		values.reduce((sum, one) => sum + one, 0) / values.length;
	return {
		mean: mean([...byKind.values()].flat()),
		byKind: [...byKind].map(([kind, values]): [string, number] => [kind, mean(values)])
	};
}

function gain(grades: readonly number[]): number {
	return grades.reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0);
}

function searchOurs(reader: Reader): Search {
	return async (text) => {
		const settled = await settleTerritory(reader, { ...EMPTY_QUERY, text, sort: 'pertinence' });
		return (await selectExamples(reader, settled)).map(({ example }) => example.slug);
	};
}

async function searchMini(reader: Reader): Promise<Search> {
	const fields = ['title', 'actors', 'summary', 'need', 'place', 'domains', 'action', 'results'];
	const mini = new MiniSearch({
		idField: 'slug',
		fields,
		processTerm: (term) => fold(term)
	});
	mini.addAll((await readAll(reader)).map(textsOf));
	return async (query) =>
		mini
			.search(query, {
				boost: { title: 3, actors: 2, summary: 1.8, need: 1.5 },
				prefix: (term) => term.length > 2,
				fuzzy: (term) => (term.length > 3 ? 0.2 : false)
			})
			.map(({ id }) => String(id));
}

/** Plain PostgreSQL: the French configuration, the words all asked for, then any of them. */
async function searchPlain({ db }: Context): Promise<Search> {
	await sql`create temporary table plain as select slug,
		setweight(to_tsvector('french', title), 'A') ||
		setweight(to_tsvector('french', summary || ' ' || coalesce(record ->> 'need', '')), 'B') ||
		setweight(to_tsvector('french', coalesce(record ->> 'action', '') || ' ' || coalesce(record ->> 'results', '')), 'C') ||
		setweight(to_tsvector('french', (record -> 'actors')::text || ' ' || coalesce(record -> 'territory' ->> 'label', '')), 'B')
			as words from example`.execute(db);
	return async (query) => {
		const { rows } = await sql<{ slug: string }>`
			with asked as (select plainto_tsquery('french', ${query}) as every_word,
				replace(plainto_tsquery('french', ${query})::text, '&', '|')::tsquery as any_word)
			select slug from plain, asked where words @@ any_word
			order by (words @@ every_word) desc, ts_rank(words, any_word, 1) desc, slug limit 10`.execute(db);
		return rows.map(({ slug }) => slug);
	};
}

async function readAll(reader: Reader): Promise<Example[]> {
	const settled = await settleTerritory(reader, EMPTY_QUERY);
	return (await selectExamples(reader, settled)).map(({ example }) => example);
}

function textsOf({
	slug,
	title,
	actors,
	summary,
	need,
	territory,
	domains,
	action,
	results
}: Example) {
	return {
		slug,
		title,
		actors: actors.map(({ name }) => name).join(' '),
		summary,
		need,
		place: territory?.label,
		domains: domains.map((domain) => DOMAINS[domain]).join(' '),
		action,
		results
	};
}
