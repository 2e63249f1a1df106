import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const CACHE = '.cache';

/**
 * A folder that takes long to make and is copied by tests: made once, kept in `.cache/` until what it
 * is made from changes.
 */
export async function preparedFolder(
	name: string,
	madeFrom: readonly string[],
	make: (folder: string) => Promise<void>
): Promise<string> {
	const prefix = `prepared-${name}-`;
	const kept = join(CACHE, prefix + (await fingerprint(madeFrom)));
	if (existsSync(kept)) return kept;
	await mkdir(CACHE, { recursive: true });
	const older = (await readdir(CACHE)).filter((entry) => entry.startsWith(prefix));
	await Promise.all(older.map((entry) => rm(join(CACHE, entry), { recursive: true, force: true })));
	const folder = await mkdtemp(join(CACHE, 'preparing-'));
	await make(folder);
	await rename(folder, kept);
	return kept;
}

async function fingerprint(places: readonly string[]): Promise<string> {
	const hash = createHash('sha256');
	for (const place of places) await add(hash, place);
	return hash.digest('hex').slice(0, 16);
}

async function add(hash: ReturnType<typeof createHash>, place: string): Promise<void> {
	if (!(await stat(place)).isDirectory()) {
		hash.update(`${place}\n`).update(await readFile(place));
		return;
	}
	for (const entry of (await readdir(place)).sort()) await add(hash, join(place, entry));
}
