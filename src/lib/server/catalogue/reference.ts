import { join } from 'node:path';
import { sql } from 'kysely';
import { checkExample } from '../../domain/catalogue/example.ts';
import type { Context } from '../platform/context.ts';
import { loadOnce } from '../platform/reference.ts';
import { DECISIONS_FILE } from './actor-decisions.ts';
import { importExamples } from './import.ts';
import { readExamplesFile } from './import-file.ts';
import { recordAllActors } from './record-actors.ts';

/** The files on which the examples that come with the product depend, theirs first. */
export function exampleFiles(folder: string, territoryFiles: readonly string[]): string[] {
	return [join(folder, 'examples.jsonl'), DECISIONS_FILE, ...territoryFiles];
}

/**
 * Loads the examples that come with the product when their file changed since the last start, or
 * when the territories they lie in or the decisions about their actors did.
 */
export async function loadReferenceExamples(
	context: Context,
	folder: string,
	territoryFiles: readonly string[],
	say: (sentence: string) => void
): Promise<boolean> {
	const files = exampleFiles(folder, territoryFiles);
	const file = files[0]!;
	return loadOnce(context, 'examples', files, async (inside) => {
		say('Chargement des exemples inspirants et de leurs sources…');
		const entries = await readExamplesFile(file, inside.now);
		const report = await importExamples(inside, entries, { origin: 'reference', strict: true });
		const first = report.refused[0];
		if (first) {
			throw new Error(
				`${file}, line ${first.line}: ${first.faults[0]?.field} ${first.faults[0]?.sentence}`
			);
		}
		const imported = await placeAgain(inside);
		// What was not written again may name its actors by older rules.
		if (report.unchanged > 0 || imported > 0) await recordAllActors(inside);
	});
}

/** Examples that an administrator imported follow the territories too. Answers how many they are. */
async function placeAgain(context: Context): Promise<number> {
	const rows = await context.db
		.selectFrom('example')
		.select(['slug', sql<unknown>`record`.as('record')])
		.where('origin', '=', 'import')
		.execute();
	const entries = rows.map(({ slug, record }, index) => ({
		line: index + 1,
		slug,
		...checkExample(record, context.now)
	}));
	await importExamples(context, entries, { origin: 'import', strict: false });
	return entries.length;
}
