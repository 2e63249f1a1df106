import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import {
	comparable,
	findLikelyDuplicates,
	type Comparable,
	type LikelyDuplicate
} from '../../domain/catalogue/duplicates.ts';
import type { Example, Fault } from '../../domain/catalogue/example.ts';
import { regionCode } from '../../domain/territory/code.ts';
import { readerOf, type Context } from '../platform/context.ts';
import { presentCodes } from '../territory/index.ts';
import { recordActors } from './record-actors.ts';
import { setWithdrawnAside } from './withdrawn.ts';
import { writeExamples, type PlacedExample } from './write.ts';

/** One record of a file: where it stood, and what it holds or why not. */
export type ReadEntry = { readonly line: number; readonly slug: string | null } & (
	{ readonly example: Example } | { readonly faults: readonly Fault[] }
);

export interface ImportReport {
	readonly created: number;
	readonly changed: number;
	readonly unchanged: number;
	readonly refused: readonly { line: number; slug: string | null; faults: readonly Fault[] }[];
	readonly duplicates: readonly LikelyDuplicate[];
	/** Examples that an administrator withdrew: they stay out until they are restored. */
	readonly withdrawn: readonly string[];
	/** Examples whose place is not one of our territories: kept, found by their words only. */
	readonly unplaced: readonly string[];
}

/**
 * Writes the good records of `entries` and reports on all of them; with `strict`, one fault and
 * nothing is written. Meant to run inside one transaction: all of what it writes, or nothing.
 * The same records twice change nothing.
 */
export async function importExamples(
	context: Context,
	entries: readonly ReadEntry[],
	options: { origin: 'reference' | 'import'; strict: boolean }
): Promise<ImportReport> {
	const refused = entries.flatMap((entry) => ('faults' in entry ? [entry] : []));
	const seen = new Map<string, number>();
	const good: Example[] = [];
	for (const entry of entries) {
		if ('faults' in entry) continue;
		const first = seen.get(entry.example.slug);
		if (first !== undefined) {
			const fault = { field: 'slug', sentence: `est déjà celui de la ligne ${first}` };
			refused.push({ line: entry.line, slug: entry.slug, faults: [fault] });
			continue;
		}
		seen.set(entry.example.slug, entry.line);
		good.push(entry.example);
	}
	refused.sort((a, b) => a.line - b.line);
	const nothing = {
		created: 0,
		changed: 0,
		unchanged: 0,
		duplicates: [],
		withdrawn: [],
		unplaced: []
	};
	if (options.strict && refused.length > 0) return { ...nothing, refused };

	const { kept, aside } = await setWithdrawnAside(context, good);
	const placed = await placeExamples(context, kept);
	const known = await context.db
		.selectFrom('example')
		.select([
			'slug',
			'fingerprint',
			'title',
			'place',
			sql<{ actors: { name: string }[] }>`record`.as('record')
		])
		.execute();
	const fingerprints = new Map(known.map((row) => [row.slug, row.fingerprint]));
	const moved = placed.filter(
		({ example, fingerprint }) => fingerprints.get(example.slug) !== fingerprint
	);
	await writeExamples(context, moved, options.origin);
	await recordActors(
		context,
		moved.map(({ example }) => example)
	);

	const created = moved.filter(({ example }) => !fingerprints.has(example.slug)).length;
	const fresh = moved.map(({ example, place }) => comparable(example, place));
	const freshSlugs = new Set(fresh.map(({ slug }) => slug));
	const others: Comparable[] = known
		.filter(({ slug }) => !freshSlugs.has(slug))
		.map(({ slug, title, place, record }) =>
			comparable({ slug, title, actors: record.actors } as unknown as Example, place)
		);
	return {
		created,
		changed: moved.length - created,
		unchanged: kept.length - moved.length,
		refused,
		duplicates: findLikelyDuplicates(fresh, [...fresh, ...others]),
		withdrawn: aside,
		unplaced: moved.flatMap(({ example, place }) =>
			place === null && hasCode(example) ? [example.slug] : []
		)
	};
}

/** Finds the present territories of each example: its smallest known place, and all that holds it. */
async function placeExamples(
	context: Context,
	examples: readonly Example[]
): Promise<PlacedExample[]> {
	const present = await presentCodes(readerOf(context), examples.flatMap(codesOf));
	return examples.map((example) => {
		const place = codesOf(example)
			.map((code) => present.get(code))
			.find((found) => found !== undefined);
		const territories = place ? [place.code, ...place.ancestors] : [];
		const canonical = JSON.stringify([sortKeys(example), territories]);
		return {
			example,
			place: place?.code ?? null,
			territories,
			fingerprint: createHash('sha256').update(canonical).digest('hex')
		};
	});
}

/** Our codes of an example's place, the smallest territory first. */
function codesOf({ territory }: Example): string[] {
	if (!territory) return [];
	const { commune, department, region } = territory;
	return [commune, department, region && regionCode(region)].filter((code) => code !== undefined);
}

function hasCode(example: Example): boolean {
	return codesOf(example).length > 0;
}

/** The same record with its fields in another order is the same record. */
function sortKeys(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sortKeys);
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([key, inner]) => [key, sortKeys(inner)])
	);
}
