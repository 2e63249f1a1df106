import { sql } from 'kysely';
import { checkData, type DataFault } from '../../domain/territory/territory-data-check.ts';
import { refuseData } from '../../domain/territory/territory-data-refusals.ts';
import type { DataIndicator } from '../../domain/territory/territory-data.ts';
import type { DataValue } from '../../domain/territory/territory-data-values.ts';
import { readerOf, transact, type Context } from '../platform/context.ts';
import { bumpRevision } from '../platform/revision.ts';
import { openGazetteer } from './gazetteer.ts';
import { UnreadableDataFile, type DataFile } from './territory-data-file.ts';
import { readDataIndicators } from './territory-data-read.ts';
import {
	readVintage,
	writeVintage,
	type StoredValue,
	type Vintage
} from './territory-data-vintage.ts';

/** What was done of the files. When `written` is false, nothing was, and the counts of values are zero. */
export interface DataLoadReport {
	readonly written: boolean;
	/** Values. */
	readonly created: number;
	readonly changed: number;
	readonly unchanged: number;
	/** Lines, of both files. */
	readonly refused: number;
	/** Definitions. */
	readonly indicators: { readonly created: number; readonly changed: number };
	readonly faults: readonly DataFault[];
}

/**
 * Loads a dictionary, values, or both: all, or nothing when a line is refused; with `partial`, the good
 * lines. The same files twice change nothing, and leave no second load in the list.
 * Refuses `administrator_only`; throws UnreadableDataFile when the values cannot be read at all.
 */
export async function loadTerritoryData(
	context: Context,
	files: { readonly dictionary?: DataFile | undefined; readonly values?: DataFile | undefined },
	{ partial }: { readonly partial: boolean }
): Promise<DataLoadReport> {
	askOperator(context);
	return transact(context, async (inside) => {
		await lockData(inside);
		const reader = readerOf(inside);
		const gazetteer = await openGazetteer(reader);
		const known = await readDataIndicators(reader);
		const { indicators, values, faults, unreadable } = checkData(
			{ dictionary: files.dictionary?.sheet, values: files.values?.sheet },
			{ indicators: known, territory: (code) => gazetteer.read(code), now: inside.now }
		);
		if (unreadable) throw new UnreadableDataFile('values', unreadable);
		const refused = new Set(faults.map(({ file, line }) => `${file} ${line}`)).size;
		const nothing = {
			created: 0,
			changed: 0,
			unchanged: 0,
			indicators: { created: 0, changed: 0 }
		};
		if (refused > 0 && !partial) return { ...nothing, written: false, refused, faults };

		const moved = indicators.filter((one) => !isSame(one, known.get(one.id)));
		const vintages: ComparedVintage[] = [];
		for (const [vintage, ofVintage] of groupByVintage(values))
			vintages.push(compare(vintage, ofVintage, await readVintage(inside, vintage)));
		const sum = (key: 'created' | 'changed') =>
			vintages.reduce((total, vintage) => total + vintage[key], 0);
		const counts = {
			created: sum('created'),
			changed: sum('changed'),
			unchanged: values.length - sum('created') - sum('changed')
		};
		if (moved.length + counts.created + counts.changed > 0) {
			await bumpRevision(inside, 'territory-data');
			await writeIndicators(inside, moved);
			const spoken = [...indicators.map(({ id }) => id), ...values.map((one) => one.indicator)];
			const { id } = await inside.db
				.insertInto('territory_data_load')
				.values({
					loaded_at: inside.now,
					file_name: files.values?.name ?? null,
					sha256: files.values?.sha256 ?? null,
					dictionary_name: files.dictionary?.name ?? null,
					dictionary_sha256: files.dictionary?.sha256 ?? null,
					indicators: [...new Set(spoken)].sort(),
					...counts,
					refused
				})
				.returning('id')
				.executeTakeFirstOrThrow();
			for (const { vintage, before, fresh, created, changed } of vintages) {
				if (created + changed === 0) continue;
				const after = new Map<string, Omit<StoredValue, 'rank' | 'tied'>>(before);
				for (const { code, kind, value, missing } of fresh)
					after.set(code, { code, kind, value, missing, load: id });
				await writeVintage(inside, vintage, before, [...after.values()]);
			}
		}
		return {
			written: true,
			...counts,
			refused,
			faults,
			indicators: {
				created: moved.filter(({ id }) => !known.has(id)).length,
				changed: moved.filter(({ id }) => known.has(id)).length
			}
		};
	});
}

/** Two loads follow one another: the second one compares with what the first one wrote. */
export async function lockData(context: Context): Promise<void> {
	await sql`select number from revision where subject = 'territory-data' for update`.execute(
		context.db
	);
}

export function askOperator({ actor }: Context): void {
	if (actor.kind !== 'operator') throw refuseData('administrator_only');
}

function isSame(one: DataIndicator, known: DataIndicator | undefined): boolean {
	return (
		known !== undefined &&
		(Object.keys(one) as (keyof DataIndicator)[]).every((key) => one[key] === known[key])
	);
}

/** What a load changes in one vintage. */
interface ComparedVintage {
	readonly vintage: Vintage;
	readonly before: ReadonlyMap<string, StoredValue>;
	/** Values that are not there yet, or not with this number. */
	readonly fresh: readonly DataValue[];
	readonly created: number;
	readonly changed: number;
}

function compare(
	vintage: Vintage,
	values: readonly DataValue[],
	before: ReadonlyMap<string, StoredValue>
): ComparedVintage {
	const fresh = values.filter(({ code, value, missing }) => {
		const known = before.get(code);
		return known?.value !== value || known.missing !== missing;
	});
	const created = fresh.filter(({ code }) => !before.has(code)).length;
	return { vintage, before, fresh, created, changed: fresh.length - created };
}

function groupByVintage(values: readonly DataValue[]): [Vintage, DataValue[]][] {
	const groups = Map.groupBy(values, ({ indicator, year }) => `${indicator} ${year}`);
	return [...groups.values()].map((ofVintage) => {
		const { indicator, year } = ofVintage[0]!;
		return [{ indicator, year }, ofVintage];
	});
}

async function writeIndicators(context: Context, moved: readonly DataIndicator[]): Promise<void> {
	for (const { sourceUrl, ...indicator } of moved) {
		const { id, ...row } = { ...indicator, source_url: sourceUrl };
		await context.db
			.insertInto('territory_indicator')
			.values({ id, ...row })
			.onConflict((conflict) => conflict.column('id').doUpdateSet(row))
			.execute();
	}
}
