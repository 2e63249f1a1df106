import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { sql } from 'kysely';
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
	if ((await knownFingerprint(context, name)) === fingerprint) return false;
	return transact(context, async (inside) => {
		// Two processes that start together on one server: the second waits, then finds it done.
		await sql`select pg_advisory_xact_lock(7170178)`.execute(inside.db);
		if ((await knownFingerprint(inside, name)) === fingerprint) return false;
		await load(inside);
		await inside.db
			.insertInto('reference_load')
			.values({ name, fingerprint, loaded_at: inside.now })
			.onConflict((conflict) =>
				conflict.column('name').doUpdateSet({ fingerprint, loaded_at: inside.now })
			)
			.execute();
		return true;
	});
}

/** Does the database hold these files as they are now? */
export async function isLoaded(
	context: Context,
	name: string,
	files: readonly string[]
): Promise<boolean> {
	return (await knownFingerprint(context, name)) === (await fingerprintOf(files));
}

async function knownFingerprint({ db }: Context, name: string): Promise<string | undefined> {
	const row = await db
		.selectFrom('reference_load')
		.select('fingerprint')
		.where('name', '=', name)
		.executeTakeFirst();
	return row?.fingerprint;
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
