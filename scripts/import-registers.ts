// What the imports of the official registers share: files opened, loaded in order, told in French.
import { parseArgs } from 'node:util';
import {
	REGISTER_SOURCES,
	type RegisterSource
} from '../src/lib/domain/organisations/register-columns.ts';
import { SKIP_REASONS, type SkipReason } from '../src/lib/domain/organisations/register-rows.ts';
import { formatCount, formatNumber } from '../src/lib/domain/kernel/typography.ts';
import {
	importRegister,
	openRegisterFile,
	UnreadableRegister,
	type RegisterLoad
} from '../src/lib/server/organisations/index.ts';
import { openWorld } from '../src/lib/server/start.ts';

const SENTENCES = ['FolderInUse', 'FolderUnusable', 'MigrationChanged', 'WrongSettings'];

/** Loads each file in turn. Answers the exit code: 0 loaded, 1 a file is cut, 2 nothing could be done. */
export async function importRegisters(
	args: readonly string[],
	expected: readonly RegisterSource[],
	usage: string
): Promise<number> {
	const asked = readArguments(args);
	if (!asked) {
		console.error(usage);
		return 2;
	}
	try {
		// All are opened first: a fault in the second is said before the first is loaded.
		const files = await Promise.all(asked.files.map((file) => openRegisterFile(file, expected)));
		files.sort((a, b) => expected.indexOf(a.source) - expected.indexOf(b.source));
		const world = await openWorld(process.env);
		try {
			let code = 0;
			for (const file of files) {
				console.log(`${file.name} : ${REGISTER_SOURCES[file.source]}.`);
				for (const remark of file.remarks) console.log(`  ${remark}`);
				const context = { db: world.db, actor: { kind: 'operator' } as const, now: new Date() };
				const load = await importRegister(context, file, {
					copy: world.copy,
					complete: asked.complete,
					say: (sentence) => console.log(sentence)
				});
				if (load) tell(load);
				else console.log('  Ce fichier est déjà chargé : rien à faire.');
				if (load?.state === 'truncated') code = 1;
			}
			return code;
		} finally {
			await world.close();
		}
	} catch (error) {
		const { name, message } = error as Error;
		if (!(error instanceof UnreadableRegister) && !SENTENCES.includes(name)) throw error;
		console.error(message);
		return 2;
	}
}

function readArguments(args: readonly string[]) {
	try {
		const { values, positionals } = parseArgs({
			args: [...args],
			allowPositionals: true,
			options: { complete: { type: 'boolean', default: false } }
		});
		return positionals.length > 0 ? { files: positionals, complete: values.complete } : null;
	} catch {
		return null;
	}
}

function tell(load: RegisterLoad): void {
	console.log(
		`  ${formatCount(load.rowsRead, 'ligne lue', 'lignes lues')} : ${formatCount(load.added, 'ajoutée')}, ` +
			`${formatCount(load.changed, 'modifiée')}, ${formatCount(load.unchanged, 'inchangée')}, ${formatCount(load.closed, 'fermée')}.`
	);
	for (const [reason, count] of Object.entries(load.skipped) as [SkipReason, number][])
		console.log(`  Laissées de côté, ${SKIP_REASONS[reason]} : ${formatNumber(count)}.`);
	if (load.state === 'truncated')
		console.log(
			'  Le fichier s’arrête au milieu d’une ligne : il est coupé. Ce qui précède est chargé, rien n’est fermé. Téléchargez-le de nouveau, puis recommencez.'
		);
	else if (load.spared > 0)
		console.log(
			`  ${formatCount(load.spared, 'ligne connue n’est plus', 'lignes connues ne sont plus')} dans ce fichier, qui semble partiel : rien n’a été fermé. S’il est entier, recommencez avec --complete.`
		);
	if (load.standing !== null)
		console.log(
			`  Le registre compte maintenant ${formatCount(load.standing, 'entrée ouverte', 'entrées ouvertes')} de cette source.`
		);
}
