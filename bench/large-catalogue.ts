import type { Example } from '#lib/domain/catalogue/example.ts';
import { importExamples } from '#lib/server/catalogue/index.ts';
import { transact, type Context } from '#lib/server/platform/context.ts';
import { migrate } from '#lib/server/platform/db/migrate.ts';
import { openDatabase, type DatabasePlace } from '#lib/server/platform/db/open.ts';
import { watchRevisions } from '#lib/server/platform/revision.ts';
import { loadReferenceTerritories } from '#lib/server/territory/index.ts';
import type { Bench, Figure } from './measure.ts';
import { openPostgres } from './postgres.ts';
import { syntheticExamples } from './synthetic.ts';
import { forget, temporaryFolder } from './temporary.ts';

/** Examples of the large catalogue; fewer with BENCH_RECORDS, to see that a measure works. */
export const RECORDS = Number(process.env.BENCH_RECORDS ?? 100_000);
const BATCH = 10_000;

/** How each of these measures begins the sentence that says its method. */
export const METHOD = `${RECORDS.toLocaleString('en')} synthetic examples and all the territories; `;

export type Engine = 'PGlite' | 'PostgreSQL';

/** A large catalogue in one engine, not yet read into memory. */
export interface LargeCatalogue {
	readonly engine: Engine;
	readonly context: Context;
	readonly records: readonly Example[];
}

/** Measures a large catalogue in each engine: PostgreSQL where a server can be had. */
export async function onLargeCatalogue(
	bench: Bench,
	measure: (catalogue: LargeCatalogue) => Promise<Figure[]>
): Promise<Figure[]> {
	const { root, say } = bench;
	say(`Making ${RECORDS} synthetic records…`);
	const records = await syntheticExamples(root, { count: RECORDS, now: new Date(), seed: 5 });
	const folder = await temporaryFolder('large');
	const figures = await inEngine(bench, { folder }, 'PGlite', records, measure);
	await forget(folder);
	await using server = await openPostgres(root);
	if (server) {
		figures.push(...(await inEngine(bench, { url: server.url }, 'PostgreSQL', records, measure)));
	}
	return figures;
}

async function inEngine(
	{ say }: Bench,
	place: DatabasePlace,
	engine: Engine,
	records: readonly Example[],
	measure: (catalogue: LargeCatalogue) => Promise<Figure[]>
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
		say(`Reading them into memory, then measuring…`);
		return await measure({ engine, context, records });
	} finally {
		await open.close();
	}
}

/** Writes examples as an import does. */
export async function write(context: Context, records: readonly Example[]): Promise<void> {
	const entries = records.map((example, rank) => ({ line: rank + 1, slug: example.slug, example }));
	await transact(context, (inside) =>
		importExamples(inside, entries, { origin: 'import', strict: true })
	);
}
