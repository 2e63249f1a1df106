import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { transact, type Context } from './context.ts';

/**
 * Loads reference files of `data/` once per version: when what they hold has not changed since the
 * last start, only their bytes are read. `load` runs in one transaction with the mark that it was
 * done, so a process killed in the middle starts over. Answers whether it loaded.
 */
export async function loadOnce(
	context: Context,
	name: string,
	files: readonly string[],
	load: (context: Context) => Promise<void>
): Promise<boolean> {
	const fingerprint = await fingerprintOf(files);
	const known = await context.db
		.selectFrom('reference_load')
		.select('fingerprint')
		.where('name', '=', name)
		.executeTakeFirst();
	if (known?.fingerprint === fingerprint) return false;
	await transact(context, async (inside) => {
		await load(inside);
		await inside.db
			.insertInto('reference_load')
			.values({ name, fingerprint, loaded_at: inside.now })
			.onConflict((conflict) =>
				conflict.column('name').doUpdateSet({ fingerprint, loaded_at: inside.now })
			)
			.execute();
	});
	return true;
}

async function fingerprintOf(files: readonly string[]): Promise<string> {
	const hash = createHash('sha256');
	for (const file of files) {
		const { size } = await stat(file);
		hash.update(`${size}\n`);
		hash.update(await readFile(file));
	}
	return hash.digest('hex');
}
