import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test as base } from 'vitest';
import { FolderInUse, FolderUnusable, holdFolder } from './hold-folder.ts';

const test = base.extend('folder', async ({}, { onCleanup }) => {
	const folder = await mkdtemp(join(tmpdir(), 'held-'));
	onCleanup(() => rm(folder, { recursive: true, force: true }));
	return folder;
});

/** Another process that holds the folder until it is killed. */
async function otherHolder(folder: string) {
	const script = `
		const { holdFolder } = await import(${JSON.stringify(new URL('./hold-folder.ts', import.meta.url).href)});
		await holdFolder(${JSON.stringify(folder)});
		console.log('held');
		setInterval(() => {}, 1000);
	`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	await new Promise((resolve) => child.stdout.once('data', resolve));
	return {
		pid: child.pid!,
		kill: () => new Promise((resolve) => child.once('close', resolve) && child.kill('SIGKILL'))
	};
}

describe('the folder of the embedded database', () => {
	test(
		'is held by one process: a second is told which one, in French',
		{ timeout: 30_000 },
		async ({ folder }) => {
			const other = await otherHolder(folder);
			await expect(holdFolder(folder)).rejects.toThrow(FolderInUse);
			await expect(holdFolder(folder)).rejects.toThrow(
				`est déjà utilisé par un autre processus (n° ${other.pid})`
			);
			await other.kill();
		}
	);

	test('is free again when its process was killed', { timeout: 30_000 }, async ({ folder }) => {
		const other = await otherHolder(folder);
		await other.kill();
		const hold = await holdFolder(folder);
		expect(await readdir(folder)).toEqual([`en-cours-${process.pid}.lock`]);
		await hold.release();
	});

	test('is free when the number of a dead process was given to another', async ({ folder }) => {
		// The parent of this test is alive, but it did not leave this mark.
		await writeFile(join(folder, `en-cours-${process.ppid}.lock`), '1 another-boot');
		const hold = await holdFolder(folder);
		await hold.release();
	});

	test('keeps no mark once it is released', async ({ folder }) => {
		const hold = await holdFolder(folder);
		await hold.release();
		expect(await readdir(folder)).toEqual([]);
	});

	test('is made when it is absent, and refused with a sentence when it cannot be', async ({
		folder
	}) => {
		const hold = await holdFolder(join(folder, 'a', 'b'));
		await hold.release();
		await writeFile(join(folder, 'file'), '');
		await expect(holdFolder(join(folder, 'file'))).rejects.toThrow(FolderUnusable);
		await expect(holdFolder(join(folder, 'file', 'deeper'))).rejects.toThrow(
			'une partie de ce chemin est un fichier'
		);
	});
});
