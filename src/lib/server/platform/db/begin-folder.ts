import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Creating the embedded database takes seconds, and a folder left half-made by a process that was
 * killed then could not be opened. So a mark stands beside it until it is whole: found at the next
 * start, it says that nothing was ever kept there, and that one may begin again.
 */
export async function beginFolder(
	folder: string
): Promise<{ postgres: string; done(): Promise<void> }> {
	const postgres = join(folder, 'postgres');
	const mark = markOf(folder);
	if (existsSync(mark)) await rm(postgres, { recursive: true, force: true });
	if (existsSync(join(postgres, 'PG_VERSION'))) {
		return { postgres, done: async () => {} };
	}
	await writeFile(mark, '');
	await mkdir(postgres, { recursive: true });
	return { postgres, done: () => rm(mark, { force: true }) };
}

/** Was an embedded database made whole in this folder? */
export function isBegun(folder: string): boolean {
	return existsSync(join(folder, 'postgres', 'PG_VERSION')) && !existsSync(markOf(folder));
}

function markOf(folder: string): string {
	return join(folder, 'en-preparation');
}
