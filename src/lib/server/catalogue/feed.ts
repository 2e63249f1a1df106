import { sql } from 'kysely';
import { LONGEST_FEED, type FeedEntry } from '../../domain/catalogue/feed.ts';
import type { Reader } from '../platform/context.ts';
import { selectExamples, type SettledQuery } from './search.ts';

/** The examples of a selection that were written last, for those who follow it. */
export async function listForFeed(reader: Reader, settled: SettledQuery): Promise<FeedEntry[]> {
	const last = (await selectExamples(reader, settled))
		.sort((a, b) => b.updatedAt - a.updatedAt || (a.example.slug < b.example.slug ? -1 : 1))
		.slice(0, LONGEST_FEED);
	if (last.length === 0) return [];
	const rows = await reader.db
		.selectFrom('example')
		.select(['slug', 'created_at'])
		.where(
			'slug',
			'in',
			last.map(({ example }) => example.slug)
		)
		.execute();
	const created = new Map(rows.map((row) => [row.slug, row.created_at]));
	return last.map(({ example, updatedAt }) => ({
		example,
		createdAt: created.get(example.slug) ?? new Date(updatedAt),
		updatedAt: new Date(updatedAt)
	}));
}

/** When the catalogue last changed: an example written, or one withdrawn. Null when nothing ever was. */
export async function readLastChange(reader: Reader): Promise<Date | null> {
	const { changed } = await reader.db
		.selectNoFrom((from) =>
			sql<Date | null>`greatest(
				${from.selectFrom('example').select(sql`max(updated_at)`.as('at'))},
				${from.selectFrom('withdrawn_example').select(sql`max(withdrawn_at)`.as('at'))}
			)`.as('changed')
		)
		.executeTakeFirstOrThrow();
	return changed;
}
