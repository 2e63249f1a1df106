import { fork } from 'node:child_process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Kysely } from 'kysely';
import { exampleFiles, loadReferenceExamples, openShelf } from './catalogue/index.ts';
import { beginChores } from './chores.ts';
import { readerOf, type Context } from './platform/context.ts';
import { isBegun } from './platform/db/begin-folder.ts';
import { migrate } from './platform/db/migrate.ts';
import { openDatabase, type OpenDatabase } from './platform/db/open.ts';
import type { Database } from './platform/db/schema.ts';
import { openLog, type Log } from './platform/log.ts';
import { watchRevisions, type LiveRevisions } from './platform/revision.ts';
import { isLoaded } from './platform/reference.ts';
import { inRoot, ROOT } from './platform/root.ts';
import { databasePlace, readSettings, type Settings } from './platform/settings.ts';
import { loadReferenceTerritories, territoryFiles } from './territory/index.ts';

/** Everything one process holds open. */
export interface World {
	readonly settings: Settings;
	readonly log: Log;
	readonly db: Kysely<Database>;
	readonly engine: OpenDatabase['engine'];
	readonly revisions: LiveRevisions;
	/** For the imports of the administrator. */
	readonly copy: OpenDatabase['copy'];
	close(): Promise<void>;
}

/**
 * Opens the database that the environment names, brings it up to date, and loads the reference data
 * of `data/` when it changed. Says in plain French what it does, because the first time takes a while.
 */
export async function openWorld(
	environment: Environment,
	say: (sentence: string) => void = (sentence) => console.log(sentence)
): Promise<World> {
	const settings = readSettings(environment);
	const log = openLog(settings.LOG_LEVEL);
	const open = await openLean(settings, environment, say);
	try {
		const revisions = await watchRevisions(open);
		const chores = beginChores(
			() => ({ db: open.db, actor: { kind: 'operator' }, now: new Date() }),
			settings,
			log
		);
		return {
			settings,
			log,
			db: open.db,
			engine: open.engine,
			revisions,
			copy: open.copy,
			async close() {
				await chores.end();
				await open.close();
			}
		};
	} catch (error) {
		await open.close();
		throw error;
	}
}

/**
 * Opens the database, brought up to date by another process when there is anything to do: creating it
 * and loading leave hundreds of megabytes behind that neither engine nor JavaScript gives back, and the
 * site runs for months after its first start.
 */
async function openLean(
	settings: Settings,
	environment: Environment,
	say: (sentence: string) => void
): Promise<OpenDatabase> {
	const place = databasePlace(settings);
	if (!('url' in place) && !isBegun(place.folder)) await prepareApart(environment, say);
	const open = await openDatabase(place);
	try {
		const told = await migrate(open, inRoot('migrations'));
		if (told.length > 0) say(`Base de données préparée (${told.length} étapes).`);
		if (await holdsReferences(open)) return open;
	} catch (error) {
		await open.close();
		throw error;
	}
	await open.close();
	await prepareApart(environment, say);
	return openDatabase(place);
}

/** Creates the database, applies the migrations and loads the reference data, in this process. */
export async function prepare(
	environment: Environment,
	say: (sentence: string) => void
): Promise<void> {
	const open = await openDatabase(databasePlace(readSettings(environment)));
	try {
		const applied = await migrate(open, inRoot('migrations'));
		if (applied.length > 0) say(`Base de données préparée (${applied.length} étapes).`);
		const context: Context = { db: open.db, actor: { kind: 'operator' }, now: new Date() };
		for (const { load } of references(say)) await load(context);
	} finally {
		await open.close();
	}
}

/** The same in a process of its own (scripts/prepare.ts), which ends when this one does. */
async function prepareApart(
	environment: Environment,
	say: (sentence: string) => void
): Promise<void> {
	const child = fork(inRoot('scripts/prepare.ts'), [], {
		cwd: ROOT,
		env: { ...process.env, ...environment },
		execArgv: []
	});
	const failure = await new Promise<{ name: string; message: string } | null>((resolve, reject) => {
		let failed: { name: string; message: string } | null = null;
		child.on('message', (told: Told) => {
			if ('say' in told) say(told.say);
			else failed = told;
		});
		child.once('error', reject);
		child.once('exit', (code, signal) => {
			if (code === 0 || failed) resolve(failed);
			else reject(new Error(`Preparing the database ended with ${signal ?? code}.`));
		});
	});
	if (failure) throw Object.assign(new Error(failure.message), { name: failure.name });
}

/** What scripts/prepare.ts tells the process that asked for it. */
export type Told = { say: string } | { name: string; message: string };

type Environment = Record<string, string | undefined>;

async function holdsReferences({ db }: OpenDatabase): Promise<boolean> {
	const context: Context = { db, actor: { kind: 'operator' }, now: new Date() };
	for (const { name, files } of references(() => {}))
		if (!(await isLoaded(context, name, files))) return false;
	return true;
}

function references(say: (sentence: string) => void) {
	const territories = inRoot('data/territories');
	const examples = inRoot('data/examples');
	const territoryList = territoryFiles(territories);
	return [
		{
			name: 'territories',
			files: territoryList,
			load: (context: Context) => loadReferenceTerritories(context, territories, say)
		},
		{
			name: 'examples',
			files: exampleFiles(examples, territoryList),
			load: (context: Context) => loadReferenceExamples(context, examples, territoryList, say)
		}
	];
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

/** Reads the catalogue into memory ahead of the first search, once the site answers. */
export async function warm({ db, log }: World): Promise<void> {
	const context: Context = { db, actor: { kind: 'operator' }, now: new Date() };
	const began = performance.now();
	const { shelf } = await openShelf(readerOf(context));
	const milliseconds = Math.round(performance.now() - began);
	giveBackMemory();
	log.info({ examples: shelf.size, milliseconds }, 'catalogue in memory');
}
