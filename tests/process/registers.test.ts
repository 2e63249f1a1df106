import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { aWaldecRow, csvOf, WALDEC } from '../register-files.ts';
import { aFilledFolder, until } from '../site.ts';

/** Starts `npm run import:rna` on the data of `folder`. */
function launchImport(folder: string, ...args: string[]) {
	const child = spawn(process.execPath, ['scripts/import-rna.ts', ...args], {
		env: { PATH: process.env.PATH, DATA_DIR: folder, LOG_LEVEL: 'silent' },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let said = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
	child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
	const ended = new Promise<number | null>((resolve) =>
		child.once('close', (code) => resolve(code))
	);
	return { child, ended, said: () => said };
}

async function aFolder(): Promise<string> {
	const { folder, remove } = await aFilledFolder();
	onTestFinished(remove);
	return folder;
}

const ROWS = 50_000;

test('an import that was killed goes on where it stopped; the same file then does nothing', async () => {
	const folder = await aFolder();
	const file = join(folder, 'rna.csv');
	const rows = Array.from({ length: ROWS }, (_, rank) =>
		aWaldecRow({ id: `W5X${rank % 10}${100_000 + rank}` })
	);
	await writeFile(file, csvOf(WALDEC, rows, ';'));
	const first = launchImport(folder, file);
	await until(() => /[1-4]0\s000\slignes lues/.test(first.said()) || first.child.exitCode !== null);
	first.child.kill('SIGKILL');
	expect(await first.ended).toBeNull();

	const second = launchImport(folder, file);
	expect(await second.ended).toBe(0);
	expect(second.said()).toMatch(/Reprise après [1-4]0\s000\slignes déjà lues/);
	expect(second.said()).toMatch(
		/50\s000\slignes lues\s: 50\s000\sajoutées, 0\smodifiée, 0\sinchangée, 0\sfermée/
	);
	expect(second.said()).toMatch(/compte maintenant 50\s000\sentrées ouvertes/);

	const third = launchImport(folder, file);
	expect(await third.ended).toBe(0);
	expect(third.said()).toContain('Ce fichier est déjà chargé : rien à faire.');
});

test('a file without a column we read is refused by name before the database is opened', async () => {
	const folder = await aFolder();
	const file = join(folder, 'rna.csv');
	await writeFile(
		file,
		csvOf(
			WALDEC.filter((name) => name !== 'titre'),
			[aWaldecRow()]
		)
	);
	const command = launchImport(folder, file);
	expect(await command.ended).toBe(2);
	expect(command.said()).toContain('il manque la colonne titre. Rien n’a été chargé.');
});

test('without a file, the command says how it is used', async () => {
	const command = launchImport(await aFolder());
	expect(await command.ended).toBe(2);
	expect(command.said()).toContain('Usage : npm run import:rna');
});
