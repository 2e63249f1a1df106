import { sql } from 'kysely';
import { LONGEST_FEED, type FeedEntry } from '../../domain/catalogue/feed.ts';
import type { Example } from '../../domain/catalogue/example.ts';
import type { Reader } from '../platform/context.ts';
import { matches } from './matches.ts';
import type { SettledQuery } from './search.ts';

/** The examples of a selection that were written last, for those who follow it. */
export async function listForFeed(reader: Reader, { query }: SettledQuery): Promise<FeedEntry[]> {
	return reader.db
		.selectFrom('example')
		.select([
			sql<Example>`record`.as('example'),
			'created_at as createdAt',
			'updated_at as updatedAt'
		])
		.where(matches(query))
		.orderBy('updated_at', 'desc')
		.orderBy('slug')
		.limit(LONGEST_FEED)
		.execute();
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
