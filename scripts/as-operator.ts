// What the commands of the administrator share: the database opened, a refusal told as its sentence.
import { Refusal } from '../src/lib/domain/kernel/refusal.ts';
import type { Context } from '../src/lib/server/platform/context.ts';
import { openWorld } from '../src/lib/server/start.ts';

const SENTENCES = ['FolderInUse', 'FolderUnusable', 'MigrationChanged', 'WrongSettings'];

/** Runs `work` and answers the exit code: 0 done, 1 refused by a rule, 2 the database cannot be opened. */
export async function asOperator(work: (context: Context) => Promise<void>): Promise<number> {
	try {
		const world = await openWorld(process.env);
		try {
			await work({ db: world.db, actor: { kind: 'operator' }, now: new Date() });
			return 0;
		} finally {
			await world.close();
		}
	} catch (error) {
		const { name, message } = error as Error;
		if (!(error instanceof Refusal) && !SENTENCES.includes(name)) throw error;
		console.error(message);
		return error instanceof Refusal ? 1 : 2;
	}
}
