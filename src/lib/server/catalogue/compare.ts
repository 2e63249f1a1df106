import { sql } from 'kysely';
import type { Compared } from '../../domain/catalogue/compare.ts';
import type { Example } from '../../domain/catalogue/example.ts';
import type { Withdrawn } from '../../domain/catalogue/withdrawal.ts';
import type { Reader } from '../platform/context.ts';
import { nameTerritories } from '../territory/index.ts';
import { readWithdrawn } from './withdrawn.ts';

/** The examples of the given slugs, in their order, and what is said of those that are not there. */
export async function readForComparison(
	reader: Reader,
	slugs: readonly string[]
): Promise<{ compared: Compared[]; withdrawn: Withdrawn[]; unknown: string[] }> {
	if (slugs.length === 0) return { compared: [], withdrawn: [], unknown: [] };
	const rows = await reader.db
		.selectFrom('example')
		.select(['slug', sql<Example>`record`.as('record'), 'territories'])
		.where('slug', 'in', slugs)
		.execute();
	const named = await nameTerritories(reader, [...new Set(rows.flatMap((row) => row.territories))]);
	const compared = slugs.flatMap((slug) => {
		const row = rows.find((one) => one.slug === slug);
		if (!row) return [];
		const holding = (kind: string) =>
			named.find((one) => one.kind === kind && row.territories.includes(one.code)) ?? null;
		return [
			{ example: row.record, departement: holding('departement'), region: holding('region') }
		];
	});
	const missing = slugs.filter((slug) => !rows.some((row) => row.slug === slug));
	const withdrawn = await readWithdrawn(reader, missing);
	return {
		compared,
		withdrawn,
		unknown: missing.filter((slug) => !withdrawn.some((one) => one.slug === slug))
	};
}
