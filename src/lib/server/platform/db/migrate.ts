import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenDatabase } from './open.ts';

/** A file of `migrations/` that was changed after it was applied somewhere: forward only, so a new file is due. */
export class MigrationChanged extends Error {
	override readonly name = 'MigrationChanged';
}

/**
 * Applies the SQL files of `folder` that this database has not seen, in the order of their names,
 * each whole and in its own transaction. Answers the names applied.
 */
export async function migrate(open: OpenDatabase, folder: string): Promise<string[]> {
	await open.runScript(`${ONE_AT_A_TIME}
		create table if not exists schema_migration (
		name text primary key,
		checksum text not null,
		applied_at timestamptz not null default now()
	)`);
	const applied = new Map(
		(await open.db.selectFrom('schema_migration').select(['name', 'checksum']).execute()).map(
			(row) => [row.name, row.checksum]
		)
	);
	const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
	const fresh: string[] = [];
	for (const name of names) {
		const script = await readFile(join(folder, name), 'utf8');
		const checksum = createHash('sha256').update(script.replaceAll('\r\n', '\n')).digest('hex');
		const known = applied.get(name);
		if (known === checksum) continue;
		if (known) {
			throw new MigrationChanged(
				`La migration ${name} a changé depuis qu’elle a été appliquée : ajoutez un nouveau fichier.`
			);
		}
		try {
			await open.runScript(applyOnce(name, checksum, script));
			fresh.push(name);
		} catch (error) {
			if (!isTakenKey(error)) throw error;
		}
	}
	return fresh;
}

const ONE_AT_A_TIME = 'select pg_advisory_xact_lock(7170177);';

/** Two processes that start together on one server: the first applies, the second waits then trips on the key. */
function applyOnce(name: string, checksum: string, script: string): string {
	return `
		${ONE_AT_A_TIME}
		insert into schema_migration (name, checksum) values (${literal(name)}, ${literal(checksum)});
		${script}`;
}

function isTakenKey(error: unknown): boolean {
	const { code, constraint } = error as { code?: string; constraint?: string };
	return code === '23505' && constraint === 'schema_migration_pkey';
}

function literal(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}
