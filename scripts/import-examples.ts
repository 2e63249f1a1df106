// Imports a file of inspiring examples (JSONL or CSV): npm run import:examples -- FILE [--strict]
import { pathToFileURL } from 'node:url';
import {
	importExamples,
	readExamplesFile,
	UnreadableFile,
	type ImportReport
} from '../src/lib/server/catalogue/index.ts';
import { transact } from '../src/lib/server/platform/context.ts';
import { openWorld } from '../src/lib/server/start.ts';
import { formatCount } from '../src/lib/domain/kernel/typography.ts';

const LISTED_AT_MOST = 50;

/** Answers the exit code: 0 all imported, 1 some records refused, 2 nothing could be done. */
export async function run(args: readonly string[], environment = process.env): Promise<number> {
	const strict = args.includes('--strict');
	const [file, ...rest] = args.filter((arg) => !arg.startsWith('--'));
	const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--strict');
	if (!file || rest.length > 0 || unknown) {
		console.error('Usage : npm run import:examples -- FICHIER [--strict]');
		console.error('  FICHIER   exemples en JSONL (un par ligne) ou en CSV, en UTF-8');
		console.error('  --strict  au premier défaut, rien n’est importé');
		return 2;
	}
	try {
		const now = new Date();
		const entries = await readExamplesFile(file, now);
		const world = await openWorld(environment);
		try {
			const context = { db: world.db, actor: { kind: 'operator' } as const, now };
			const report = await transact(context, (inside) =>
				importExamples(inside, entries, { origin: 'import', strict })
			);
			return tell(report, strict);
		} finally {
			await world.close();
		}
	} catch (error) {
		const known = ['FolderInUse', 'MigrationChanged', 'WrongSettings'];
		if (!(error instanceof UnreadableFile) && !known.includes((error as Error).name)) throw error;
		console.error((error as Error).message);
		return 2;
	}
}

function tell(report: ImportReport, strict: boolean): number {
	const { created, changed, unchanged, refused, duplicates, unplaced, withdrawn } = report;
	for (const { line, slug, faults } of refused) {
		for (const { field, sentence } of faults) {
			console.log(`Ligne ${line}${slug ? ` (${slug})` : ''}, champ ${field} : ${sentence}.`);
		}
	}
	list(
		'Doublons probables, à relire (rien n’a été fusionné)',
		duplicates.map((pair) => `${pair.slug} et ${pair.other} : ${pair.reason}`)
	);
	list('Lieux qui ne sont pas de nos territoires (l’exemple est gardé, sans carte)', unplaced);
	list(
		'Exemples retirés du catalogue (ils le restent, jusqu’à « npm run restore:example »)',
		withdrawn
	);
	if (strict && refused.length > 0)
		console.log('Rien n’a été importé : corrigez ces défauts, ou recommencez sans --strict.');
	console.log(
		`${formatCount(created, 'créé')}, ${formatCount(changed, 'modifié')}, ${formatCount(unchanged, 'inchangé')}, ${formatCount(refused.length, 'refusé')}${withdrawn.length > 0 ? `, ${formatCount(withdrawn.length, 'retiré')}` : ''}.`
	);
	return refused.length > 0 ? 1 : 0;
}

function list(title: string, lines: readonly string[]): void {
	if (lines.length === 0) return;
	console.log(`${title} :`);
	for (const line of lines.slice(0, LISTED_AT_MOST)) console.log(`  ${line}`);
	if (lines.length > LISTED_AT_MOST) console.log(`  … et ${lines.length - LISTED_AT_MOST} autres`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	process.exitCode = await run(process.argv.slice(2));
}
