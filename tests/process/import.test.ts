import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { anExample, REAL_EXAMPLES } from '../cast.ts';
import { aFilledFolder, startSite, until } from '../site.ts';

/** Starts the administrator's command on the data of `folder`. */
function launchImport(folder: string, ...args: string[]) {
	const child = spawn(process.execPath, ['scripts/import-examples.ts', ...args], {
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

async function importFile(folder: string, ...args: string[]) {
	const command = launchImport(folder, ...args);
	return { code: await command.ended, said: command.said() };
}

async function aFolderFor(): Promise<string> {
	const { folder, remove } = await aFilledFolder();
	onTestFinished(remove);
	return folder;
}

async function totalOf(folder: string): Promise<number> {
	const site = await startSite(folder);
	try {
		const { total } = (await (await fetch(`${site.address}/api/v1/examples?limit=1`)).json()) as {
			total: number;
		};
		return total;
	} finally {
		await site.end('SIGTERM');
	}
}

const lines = (...records: unknown[]) =>
	records.map((record) => `${JSON.stringify(record)}\n`).join('');

describe('npm run import:examples', () => {
	test('the catalogue goes out and in again, in both forms, without a change', async () => {
		const folder = await aFolderFor();
		const site = await startSite(folder);
		for (const name of ['exemples.jsonl', 'exemples.csv']) {
			await writeFile(
				join(folder, name),
				Buffer.from(await (await fetch(`${site.address}/${name}`)).arrayBuffer())
			);
		}
		await site.end('SIGTERM');
		for (const name of ['exemples.jsonl', 'exemples.csv']) {
			const { code, said } = await importFile(folder, join(folder, name));
			expect(said.trim().split('\n').at(-1)!.replace(/\s/g, ' ')).toBe(
				`0 créé, 0 modifié, ${REAL_EXAMPLES.length} inchangés, 0 refusé.`
			);
			expect(code).toBe(0);
		}
	});

	test('imports the good records, says line and field of each fault; with --strict, none', async () => {
		const folder = await aFolderFor();
		const file = join(folder, 'mixed.jsonl');
		await writeFile(
			file,
			lines(
				anExample({ slug: 'bon' }),
				{ ...anExample({ slug: 'mauvais' }), sdgs: [42] },
				anExample({ slug: 'bon' })
			) + '{"slug": oups\n'
		);
		const strict = await importFile(folder, file, '--strict');
		expect(strict.code).toBe(1);
		expect(strict.said.replace(/\s/g, ' ')).toContain('0 créé, 0 modifié, 0 inchangé, 3 refusés.');

		const lenient = await importFile(folder, file);
		expect(lenient.said).toMatch(
			/Ligne 2 \(mauvais\), champ sdgs\.0 : doit être un nombre entier entre 1 et 17/
		);
		expect(lenient.said).toMatch(/Ligne 3 \(bon\), champ slug : est déjà celui de la ligne 1/);
		expect(lenient.said).toMatch(/Ligne 4, champ ligne : n’est pas du JSON valide/);
		expect(lenient.said.replace(/\s/g, ' ')).toContain('1 créé, 0 modifié, 0 inchangé, 3 refusés.');

		const again = await importFile(folder, file);
		expect(again.said.replace(/\s/g, ' ')).toContain('0 créé, 0 modifié, 1 inchangé, 3 refusés.');
	});

	test('refuses whole a file that is cut, in another encoding, endless, of another kind, or absent', async () => {
		const folder = await aFolderFor();
		const whole = lines(anExample({ slug: 'coupe-un' }), anExample({ slug: 'coupe-deux' }));
		const csv = await readFile('tests/process/one-example.csv', 'utf8');
		const files: Record<string, [content: string | Buffer, sentence: RegExp]> = {
			'cut.jsonl': [whole.slice(0, -40), /coupé/],
			'latin1.jsonl': [
				Buffer.from(lines(anExample({ slug: 'latin', need: 'été' })), 'latin1'),
				/UTF-8/
			],
			'utf16.csv': [Buffer.from(`\uFEFF${csv}`, 'utf16le'), /UTF-16/],
			'endless.jsonl': [`{"slug":"${'a'.repeat(3_000_000)}"}\n`, /million de caractères/],
			'endless.csv': [`${csv.split('\n')[0]}\n"${'a,'.repeat(900_000)}`, /coupé|million|abîmé/],
			'cut.csv': [csv.slice(0, -60), /coupé|abîmé/],
			'other.csv': ['nom;prénom\nX;Y\n', /colonnes/],
			'empty.jsonl': ['', /vide/],
			'binary.jsonl': [Buffer.from([0x7b, 0x00, 0xff, 0xfe, 0x80]), /UTF-8/]
		};
		for (const [name, [content, sentence]] of Object.entries(files)) {
			await writeFile(join(folder, name), content);
			const { code, said } = await importFile(folder, join(folder, name));
			expect([name, code, sentence.test(said)], said).toEqual([name, 2, true]);
		}
		expect((await importFile(folder, join(folder, 'absent.jsonl'))).said).toMatch(/n’existe pas/);
		expect((await importFile(folder)).said).toMatch(/Usage/);
		expect(await totalOf(folder)).toBe(REAL_EXAMPLES.length);
	});

	test('says that the site must be stopped first, and spoils nothing', async () => {
		const folder = await aFolderFor();
		const site = await startSite(folder);
		const { code, said } = await importFile(folder, 'data/examples/examples.jsonl');
		expect(code).toBe(2);
		expect(said).toMatch(/déjà utilisé/);
		expect((await fetch(`${site.address}/exemples`)).status).toBe(200);
		await site.end('SIGTERM');
	});

	test('killed in the middle, it leaves nothing half done: the next start has all that was there', async () => {
		const folder = await aFolderFor();
		const file = join(folder, 'many.jsonl');
		const many = Array.from({ length: 1500 }, (_, rank) => anExample({ slug: `beaucoup-${rank}` }));
		await writeFile(file, lines(...many));
		for (const patience of [800, 2000]) {
			const { child, ended } = launchImport(folder, file);
			const stopAt = performance.now() + patience;
			await until(() => performance.now() >= stopAt || child.exitCode !== null);
			child.kill('SIGKILL');
			await ended;
			const total = await totalOf(folder);
			// All of the file or nothing of it, and never less than before.
			expect([REAL_EXAMPLES.length, REAL_EXAMPLES.length + many.length]).toContain(total);
		}
		const { said } = await importFile(folder, file);
		expect(said.replace(/\s/g, ' ')).toMatch(/1 500 (créés|inchangés)/);
	});
});
