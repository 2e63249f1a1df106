import { cp } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { migrate } from '../src/lib/server/platform/db/migrate.ts';
import { openDatabase } from '../src/lib/server/platform/db/open.ts';
import { preparedFolder } from './prepared.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** An embedded database as the engine makes it, closed, to be copied. */
		emptyFolder: string;
		/** The same, migrated. */
		migratedFolder: string;
	}
}

const ENGINE = ['src/lib/server/platform/db', 'node_modules/@electric-sql/pglite/package.json'];

/** Before the database tests on the embedded engine: the folders that they copy. */
export default async function prepare({ provide }: TestProject): Promise<void> {
	if (process.env.TEST_DATABASE_URL) return;
	const empty = await preparedFolder('empty', ENGINE, async (folder) => {
		const open = await openDatabase({ folder });
		await open.close();
	});
	const migrated = await preparedFolder('migrated', [...ENGINE, 'migrations'], async (folder) => {
		await cp(empty, folder, { recursive: true });
		const open = await openDatabase({ folder });
		await migrate(open, 'migrations');
		await open.close();
	});
	provide('emptyFolder', empty);
	provide('migratedFolder', migrated);
}
