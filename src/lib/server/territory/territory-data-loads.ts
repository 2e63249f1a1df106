import { sql } from 'kysely';
import { refuseData } from '../../domain/territory/territory-data-refusals.ts';
import { readerOf, transact, type Context, type Reader } from '../platform/context.ts';
import { bumpRevision } from '../platform/revision.ts';
import { askOperator, lockData } from './territory-data-import.ts';
import { readVintage, writeVintage } from './territory-data-vintage.ts';

/** One load of files by an administrator. */
export interface DataLoad {
	readonly id: number;
	readonly loadedAt: Date;
	/** Null when only a dictionary was given. */
	readonly fileName: string | null;
	readonly sha256: string | null;
	readonly dictionaryName: string | null;
	readonly dictionarySha256: string | null;
	readonly indicators: readonly string[];
	readonly created: number;
	readonly changed: number;
	readonly unchanged: number;
	readonly refused: number;
	/** Values that are still those it wrote: a later load may have changed others. */
	readonly standing: number;
}

/** The loads, the last first. */
export async function listDataLoads(reader: Reader): Promise<DataLoad[]> {
	return selectLoads(reader).execute();
}

/** Refuses `unknown_load`. */
export async function readDataLoad(reader: Reader, id: number): Promise<DataLoad> {
	const load = await selectLoads(reader).where('id', '=', id).executeTakeFirst();
	if (!load) throw refuseData('unknown_load');
	return load;
}

/**
 * Takes a load away: the values that it was the last to write, and the indicators that have none left.
 * What it had replaced does not come back. Answers how many values went. Refuses `unknown_load`,
 * `administrator_only`.
 */
export async function removeDataLoad(context: Context, id: number): Promise<number> {
	askOperator(context);
	return transact(context, async (inside) => {
		await lockData(inside);
		const { indicators, standing } = await readDataLoad(readerOf(inside), id);
		await bumpRevision(inside, 'territory-data');
		const vintages = await inside.db
			.selectFrom('territory_value')
			.select(['indicator', 'year'])
			.distinct()
			.where('load', '=', id)
			.execute();
		await inside.db.deleteFrom('territory_value').where('load', '=', id).execute();
		for (const vintage of vintages) {
			const left = await readVintage(inside, vintage);
			await writeVintage(inside, vintage, left, [...left.values()]);
		}
		await inside.db.deleteFrom('territory_data_load').where('id', '=', id).execute();
		if (indicators.length > 0) {
			await inside.db
				.deleteFrom('territory_indicator')
				.where('id', 'in', [...indicators])
				.where(({ not, exists, selectFrom }) =>
					not(
						exists(
							selectFrom('territory_value')
								.select('code')
								.whereRef('territory_value.indicator', '=', 'territory_indicator.id')
						)
					)
				)
				// Another load speaks of it: its dictionary came first.
				.where(
					sql<boolean>`not exists (select from territory_data_load where territory_indicator.id = any(indicators))`
				)
				.execute();
		}
		return standing;
	});
}

function selectLoads({ db }: Reader) {
	return db
		.selectFrom('territory_data_load')
		.select([
			'id',
			'loaded_at as loadedAt',
			'file_name as fileName',
			'sha256',
			'dictionary_name as dictionaryName',
			'dictionary_sha256 as dictionarySha256',
			'indicators',
			'created',
			'changed',
			'unchanged',
			'refused',
			sql<number>`(select count(*)::int from territory_value where load = territory_data_load.id)`.as(
				'standing'
			)
		])
		.orderBy('id', 'desc');
}
