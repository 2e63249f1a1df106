import { sql } from 'kysely';
import type { ExampleCard } from '../../domain/catalogue/example-card.ts';
import type { Example } from '../../domain/catalogue/example.ts';
import type { Scale } from '../../domain/catalogue/vocabulary.ts';
import type { Reader } from '../platform/context.ts';
import { toCard } from './card.ts';

/** The cards of the given examples by slug; those that are not there are left out. */
export async function readCards(
	reader: Reader,
	slugs: readonly string[]
): Promise<Map<string, ExampleCard>> {
	if (slugs.length === 0) return new Map();
	const rows = await reader.db
		.selectFrom('example')
		.select(['slug', sql<Example>`record`.as('record')])
		.where('slug', 'in', slugs)
		.execute();
	return new Map(rows.map(({ slug, record }) => [slug, toCard(record)]));
}

/** Number of examples of each scale that has some. */
export async function countScales(reader: Reader): Promise<Map<Scale, number>> {
	const rows = await reader.db
		.selectFrom('example')
		.select([sql<Scale>`scale`.as('scale'), sql<number>`count(*)::int`.as('count')])
		.groupBy('scale')
		.execute();
	return new Map(rows.map(({ scale, count }) => [scale, count]));
}
