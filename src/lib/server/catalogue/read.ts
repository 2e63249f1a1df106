import { sql } from 'kysely';
import type { ExampleCard } from '../../domain/catalogue/example-card.ts';
import type { Cited } from '../../domain/catalogue/citation.ts';
import type { Example } from '../../domain/catalogue/example.ts';
import { refuse } from '../../domain/catalogue/refusals.ts';
import type { NamedTerritory } from '../../domain/territory/territory.ts';
import { refuseWithdrawn } from '../../domain/catalogue/withdrawal.ts';
import type { Reader } from '../platform/context.ts';
import { toCard } from './card.ts';
import { readRevision } from '../platform/revision.ts';
import type { TerritoryView } from '../../domain/territory/territory-view.ts';
import { readTerritory } from '../territory/index.ts';
import { readWithdrawn } from './withdrawn.ts';

/** An example with the present territory it lies in. */
export interface ExampleView {
	readonly example: Example;
	readonly place: TerritoryView | null;
	readonly updatedAt: Date;
}

/** Reads one example. Refuses `unknown_example`, and `withdrawn_example` with the reason. */
export async function readExample(reader: Reader, slug: string): Promise<ExampleView> {
	const row = await reader.db
		.selectFrom('example')
		.select([sql<Example>`record`.as('record'), 'place', 'updated_at'])
		.where('slug', '=', slug)
		.executeTakeFirst();
	if (!row) {
		const [withdrawn] = await readWithdrawn(reader, [slug]);
		throw withdrawn ? refuseWithdrawn(withdrawn) : refuse('unknown_example');
	}
	const place = row.place ? await readTerritory(reader, row.place) : null;
	return { example: row.record, place, updatedAt: row.updated_at };
}

/** What a citation of an example is made of. Refuses `unknown_example`. */
export async function readCited(reader: Reader, slug: string, origin: string): Promise<Cited> {
	const { example, updatedAt } = await readExample(reader, slug);
	return {
		example,
		address: `${origin}/exemples/${slug}`,
		updatedOn: updatedAt.toISOString().slice(0, 10)
	};
}

const ROWS_A_READ = 500;

/** All the examples in the order of their slugs, a run at a time, for the whole-catalogue files. */
export async function* exportExamples(reader: Reader): AsyncGenerator<Example[]> {
	let after = '';
	for (;;) {
		const rows = await reader.db
			.selectFrom('example')
			.select(['slug', sql<Example>`record`.as('record')])
			.where('slug', '>', after)
			.orderBy('slug')
			.limit(ROWS_A_READ)
			.execute();
		if (rows.length === 0) return;
		yield rows.map(({ record }) => record);
		after = rows.at(-1)!.slug;
	}
}

/** Changes whenever an example or a territory does; `form` tells apart the writings of one state. */
export async function catalogueEtag(reader: Reader, form: string): Promise<string> {
	return `"${await readRevision(reader, 'catalogue', 'territory')}.${form}"`;
}

/** Address and last change of every example, for the sitemap. */
export async function listExampleAddresses(
	reader: Reader
): Promise<{ slug: string; updatedAt: Date }[]> {
	return reader.db
		.selectFrom('example')
		.select(['slug', 'updated_at as updatedAt'])
		.orderBy('slug')
		.execute();
}

/**
 * Three examples to begin with, the same for everyone on a given day (UTC): among those that have a
 * sure source, results and figures.
 */
export async function examplesOfTheDay(reader: Reader): Promise<ExampleCard[]> {
	const day = reader.now.toISOString().slice(0, 10);
	const rows = await reader.db
		.selectFrom('example')
		.select(sql<Example>`record`.as('record'))
		.where(
			sql<boolean>`record ->> 'confidence' = 'high' and record ? 'results' and record ? 'figures'`
		)
		.orderBy(sql`md5(slug || ${day}::text)`)
		.limit(3)
		.execute();
	return rows.map(({ record }) => toCard(record));
}

/**
 * How many examples there are, by form of partnership and by région. Read in SQL: the home page
 * answers before the catalogue is in memory.
 */
export async function readTotals(reader: Reader): Promise<{
	total: number;
	categories: Record<string, number>;
	regions: (NamedTerritory & { count: number })[];
}> {
	const byCategory = await reader.db
		.selectFrom('example')
		.select(['category', sql<number>`count(*)::int`.as('count')])
		.groupBy('category')
		.execute();
	const regions = await reader.db
		.selectFrom(sql<{ code: string }>`(select unnest(territories) as code from example)`.as('held'))
		.innerJoin('territory', 'territory.code', 'held.code')
		.select([
			'territory.code',
			'territory.kind',
			'territory.name',
			'territory.article',
			sql<number>`count(*)::int`.as('count')
		])
		.where((where) =>
			where.or([
				where('territory.kind', '=', 'region'),
				// A collectivité d’outre-mer belongs to no région: it stands beside them.
				where.and([
					where('territory.kind', '=', 'departement'),
					sql<boolean>`territory.ancestors = '{}'`
				])
			])
		)
		.groupBy(['territory.code', 'territory.kind', 'territory.name', 'territory.article'])
		.orderBy('count', 'desc')
		.orderBy('territory.code')
		.execute();
	return {
		total: byCategory.reduce((sum, { count }) => sum + count, 0),
		categories: Object.fromEntries(
			byCategory.flatMap(({ category, count }) => (category ? [[category, count]] : []))
		),
		regions
	};
}
