import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = new Set<string>();

// An exception or Ctrl-C must leave nothing behind either.
process.on('exit', () => {
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder that is gone when the run ends, or sooner by `forget`. */
export async function temporaryFolder(purpose: string): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), `faire-alliance-bench-${purpose}-`));
	folders.add(folder);
	return folder;
}

export async function forget(folder: string): Promise<void> {
	await rm(folder, { recursive: true, force: true });
	folders.delete(folder);
}
