// Imports organisations as /organisations.csv or /organisations.json give them: npm run import:organisations -- FILE
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { fromCsvRow } from '../src/lib/domain/organisations/record.ts';
import { importOrganisations } from '../src/lib/server/organisations/index.ts';
import { openWorld } from '../src/lib/server/start.ts';
import { formatCount } from '../src/lib/domain/kernel/typography.ts';

const TOLD_AT_MOST = 50;

/** Answers the exit code: 0 all imported, 1 some lines are wrong and nothing was written, 2 nothing could be done. */
export async function run(args: readonly string[], environment = process.env): Promise<number> {
	const [file, ...rest] = args;
	if (!file || rest.length > 0) {
		console.error('Usage : npm run import:organisations -- FICHIER');
		console.error('  FICHIER   organisations en CSV ou en JSON, telles que le site les exporte');
		return 2;
	}
	let records: { line: number; record: unknown }[];
	try {
		records = readRecords(await readFile(file, 'utf8'));
	} catch (error) {
		console.error(`Le fichier ${file} ne se lit pas : ${(error as Error).message}`);
		return 2;
	}
	try {
		const world = await openWorld(environment);
		try {
			const context = {
				db: world.db,
				actor: { kind: 'operator' } as const,
				now: new Date()
			};
			const { created, updated, unchanged, faults } = await importOrganisations(context, records);
			for (const { line, sentence } of faults.slice(0, TOLD_AT_MOST))
				console.log(`Ligne ${line}, ${sentence}`);
			if (faults.length > 0) {
				console.log('Rien n’a été importé : corrigez ces défauts, puis recommencez.');
				return 1;
			}
			console.log(
				`${formatCount(created, 'créée')}, ${formatCount(updated, 'modifiée')}, ${formatCount(unchanged, 'inchangée')}.`
			);
			return 0;
		} finally {
			await world.close();
		}
	} catch (error) {
		if (!['FolderInUse', 'MigrationChanged', 'WrongSettings'].includes((error as Error).name))
			throw error;
		console.error((error as Error).message);
		return 2;
	}
}

function readRecords(text: string): { line: number; record: unknown }[] {
	const body = text.replace(/^\uFEFF/, '');
	if (body.trimStart().startsWith('[')) {
		const list = JSON.parse(body) as unknown[];
		return list.map((record, rank) => ({ line: rank + 1, record }));
	}
	const rows = parse(body, { columns: true, skip_empty_lines: true }) as Record<string, string>[];
	return rows.map((row, rank) => ({ line: rank + 2, record: fromCsvRow(row) }));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	process.exitCode = await run(process.argv.slice(2));
}
