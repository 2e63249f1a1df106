import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Kysely } from 'kysely';
import { eraseOldMails, loadReferenceExamples, openShelf } from './catalogue/index.ts';
import { readerOf, type Context } from './platform/context.ts';
import { migrate } from './platform/db/migrate.ts';
import { openDatabase, type OpenDatabase } from './platform/db/open.ts';
import type { Database } from './platform/db/schema.ts';
import { openLog, type Log } from './platform/log.ts';
import { watchRevisions, type LiveRevisions } from './platform/revision.ts';
import { inRoot } from './platform/root.ts';
import { databasePlace, readSettings, type Settings } from './platform/settings.ts';
import { loadReferenceTerritories, territoryFiles } from './territory/index.ts';

const DAY = 24 * 60 * 60_000; // milliseconds

/** Everything one process holds open. */
export interface World {
	readonly settings: Settings;
	readonly log: Log;
	readonly db: Kysely<Database>;
	readonly engine: OpenDatabase['engine'];
	readonly revisions: LiveRevisions;
	close(): Promise<void>;
}

/**
 * Opens the database that the environment names, brings it up to date, and loads the reference data
 * of `data/` when it changed. Says in plain French what it does, because the first time takes a while.
 */
export async function openWorld(
	environment: Record<string, string | undefined>,
	say: (sentence: string) => void = (sentence) => console.log(sentence)
): Promise<World> {
	const settings = readSettings(environment);
	const log = openLog(settings.LOG_LEVEL);
	let open = await openDatabase(databasePlace(settings));
	try {
		const applied = await migrate(open, inRoot('migrations'));
		if (applied.length > 0) say(`Base de données préparée (${applied.length} étapes).`);
		if (await loadReferences(open, say)) open = await openLean(open, settings);
		await eraseOldMails({ db: open.db, actor: { kind: 'operator' }, now: new Date() });
		const revisions = await watchRevisions(open);
		const daily = setInterval(() => void eraseDaily(open.db, log), DAY).unref();
		return {
			settings,
			log,
			db: open.db,
			engine: open.engine,
			revisions,
			close() {
				clearInterval(daily);
				return open.close();
			}
		};
	} catch (error) {
		await open.close();
		throw error;
	}
}

/** Answers whether anything had to be loaded. */
async function loadReferences(
	{ db }: OpenDatabase,
	say: (sentence: string) => void
): Promise<boolean> {
	const context: Context = { db, actor: { kind: 'operator' }, now: new Date() };
	const territories = inRoot('data/territories');
	const moved = [
		await loadReferenceTerritories(context, territories, say),
		await loadReferenceExamples(context, inRoot('data/examples'), territoryFiles(territories), say)
	];
	return moved.includes(true);
}

/**
 * Loading leaves hundreds of megabytes behind: the embedded engine never gives back what it took, and
 * JavaScript does so late. The site runs for months after its first start: it begins lean.
 */
async function openLean(open: OpenDatabase, settings: Settings): Promise<OpenDatabase> {
	let lean = open;
	if (open.engine === 'pglite') {
		await open.close();
		lean = await openDatabase(databasePlace(settings));
	}
	giveBackMemory();
	return lean;
}

/**
 * JavaScript gives back what it no longer needs when it comes to need more: here, before. Of the ways
 * to collect, only the « last resort » hands the emptied pages back to the machine at once (345 MB
 * left of 420 without it, 75 MB with it, in a trial on Node 24).
 */
function giveBackMemory(): void {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as (how: object) => void;
	collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}

/** A site that runs for a year keeps its word too. */
async function eraseDaily(db: World['db'], log: Log): Promise<void> {
	try {
		await eraseOldMails({ db, actor: { kind: 'operator' }, now: new Date() });
	} catch (error) {
		log.error({ error: String((error as Error)?.stack ?? error) }, 'bug');
	}
}

/** Reads the catalogue into memory ahead of the first search, once the site answers. */
export async function warm({ db, log }: World): Promise<void> {
	const context: Context = { db, actor: { kind: 'operator' }, now: new Date() };
	const began = performance.now();
	const { shelf } = await openShelf(readerOf(context));
	const milliseconds = Math.round(performance.now() - began);
	giveBackMemory();
	log.info({ examples: shelf.size, milliseconds }, 'catalogue in memory');
}
