// Loads data on territories (CSV: code, indicator, value, year): npm run import:territory-data -- FILE --dictionary FILE
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { transact } from '../src/lib/server/platform/context.ts';
import { openWorld } from '../src/lib/server/start.ts';
import {
	loadTerritoryData,
	readDataFile,
	UnreadableDataFile,
	type DataFile,
	type DataLoadReport
} from '../src/lib/server/territory/index.ts';
import { FILE_NAMES, type SheetKind } from '../src/lib/domain/territory/territory-data-sheet.ts';
import { formatCount } from '../src/lib/domain/kernel/typography.ts';

const LISTED_AT_MOST = 200;

/** Answers the exit code: 0 all loaded, 1 some lines refused, 2 nothing could be done. */
export async function run(args: readonly string[], environment = process.env): Promise<number> {
	const asked = readArguments(args);
	if (!asked) {
		console.error(
			'Usage : npm run import:territory-data -- VALEURS [--dictionary DICTIONNAIRE] [--partial]'
		);
		console.error('  VALEURS       CSV en UTF-8 : code, indicator, value, year');
		console.error(
			'  --dictionary  CSV en UTF-8 : indicator, label, unit, meaning, direction, source, source_url, publisher, licence'
		);
		console.error('  --partial     charge les lignes bonnes, même si d’autres sont refusées');
		return 2;
	}
	try {
		const values = asked.values && (await readOne('values', asked.values));
		const dictionary = asked.dictionary && (await readOne('dictionary', asked.dictionary));
		const world = await openWorld(environment);
		try {
			const context = { db: world.db, actor: { kind: 'operator' } as const, now: new Date() };
			const files = { values: values || undefined, dictionary: dictionary || undefined };
			const report = await transact(context, (inside) =>
				loadTerritoryData(inside, files, { partial: asked.partial })
			);
			return tell(report);
		} finally {
			await world.close();
		}
	} catch (error) {
		const known = ['FolderInUse', 'MigrationChanged', 'WrongSettings'];
		if (!(error instanceof UnreadableDataFile) && !known.includes((error as Error).name))
			throw error;
		console.error((error as Error).message);
		return 2;
	}
}

function readArguments(args: readonly string[]) {
	try {
		const { values: options, positionals } = parseArgs({
			args: [...args],
			allowPositionals: true,
			options: { dictionary: { type: 'string' }, partial: { type: 'boolean', default: false } }
		});
		const [values, ...rest] = positionals;
		if (rest.length > 0 || (!values && !options.dictionary)) return null;
		return { values, dictionary: options.dictionary, partial: options.partial };
	} catch {
		return null;
	}
}

async function readOne(kind: SheetKind, path: string): Promise<DataFile> {
	let bytes: Buffer;
	try {
		bytes = await readFile(path);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT')
			throw new UnreadableDataFile(kind, `le fichier « ${path} » n’existe pas.`);
		if (code === 'EISDIR') throw new UnreadableDataFile(kind, `« ${path} » est un dossier.`);
		if (code === 'EACCES')
			throw new UnreadableDataFile(kind, `« ${path} » n’est pas lisible : vérifiez ses droits.`);
		throw error;
	}
	return readDataFile(kind, path, bytes);
}

function tell({
	written,
	created,
	changed,
	unchanged,
	refused,
	indicators,
	faults
}: DataLoadReport): number {
	for (const { file, line, field, sentence } of faults.slice(0, LISTED_AT_MOST)) {
		const where = file === 'dictionary' ? `Dans ${FILE_NAMES.dictionary}, ligne` : 'Ligne';
		console.log(`${where} ${line}${field === 'ligne' ? '' : `, colonne ${field}`} : ${sentence}.`);
	}
	if (faults.length > LISTED_AT_MOST)
		console.log(
			`… et ${formatCount(faults.length - LISTED_AT_MOST, 'autre défaut', 'autres défauts')}.`
		);
	if (!written)
		console.log('Rien n’a été chargé : corrigez ces défauts, ou recommencez avec --partial.');
	if (indicators.created + indicators.changed > 0) {
		console.log(
			`Indicateurs : ${formatCount(indicators.created, 'créé')}, ${formatCount(indicators.changed, 'modifié')}.`
		);
	}
	console.log(
		`Valeurs : ${formatCount(created, 'créée')}, ${formatCount(changed, 'modifiée')}, ${formatCount(unchanged, 'inchangée')}, ${formatCount(refused, 'ligne refusée', 'lignes refusées')}.`
	);
	return refused > 0 ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	process.exitCode = await run(process.argv.slice(2));
}
