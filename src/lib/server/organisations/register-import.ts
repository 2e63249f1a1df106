import { sql } from 'kysely';
import { formatCount, formatNumber } from '../../domain/kernel/typography.ts';
import type { SkipReason } from '../../domain/organisations/register-rows.ts';
import { readerOf, transact, type Context } from '../platform/context.ts';
import type { CopyRows } from '../platform/db/open.ts';
import { writeJournal } from '../platform/journal.ts';
import { bumpRevision } from '../platform/revision.ts';
import { openGazetteer } from '../territory/index.ts';
import { readMappings, RegisterBatch } from './register-batch.ts';
import type { RegisterFile } from './register-file.ts';
import { dropIndexes, restoreIndexes } from './register-indexes.ts';
import { beginLoad, readLastLoad, saveLoad, type RegisterLoad } from './register-loads.ts';
import {
	closeMissing,
	countMissing,
	emptyBatches,
	forgetSeen,
	isEmptyOf,
	mergeBatch
} from './register-merge.ts';

export interface RegisterImport {
	readonly copy: CopyRows;
	/** The file is whole for sure: what it no longer holds has closed, however many they are. */
	readonly complete?: boolean;
	/** Rows a transaction. */
	readonly batch?: number;
	say(sentence: string): void;
}

/** Rows a transaction: what a cut may lose, and what memory must hold twice. */
const ROWS_A_BATCH = 10_000;
const TELL_EVERY = 5_000; // milliseconds
/** A file that would close more than this share of what is here looks partial. */
const MOST_CLOSED = 0.1;
const FEW_CLOSED = 100;

/**
 * Loads a file of an official register as a difference: what is new, what changed, what disappeared.
 * Each batch is one transaction with the progress of the load, so a process that was cut goes on where it
 * stopped; a file already loaded does nothing (null). One load at a time.
 */
export async function importRegister(
	context: Context,
	file: RegisterFile,
	options: RegisterImport
): Promise<RegisterLoad | null> {
	const { say } = options;
	const fingerprint = await file.fingerprint();
	const last = await readLastLoad(context, file.source);
	const isAgain = last?.fingerprint === fingerprint && last.state !== 'running';
	if (isAgain && !(options.complete && last.spared > 0)) return null;
	const resumed = last?.fingerprint === fingerprint && last.state === 'running' ? last : null;
	if (resumed)
		say(`Reprise après ${formatCount(resumed.rowsRead, 'ligne déjà lue', 'lignes déjà lues')}.`);
	const load = resumed ?? (await begin(context, file, fingerprint));
	const read = await readAll(context, file, load, options);
	if (load.isFresh) say('  Tout est lu : les index de la recherche se font…');
	await restoreIndexes(context);
	await settle(context);
	return finish(context, read.load, read.isTruncated, options.complete ?? false);
}

async function begin(
	context: Context,
	file: RegisterFile,
	fingerprint: string
): Promise<RegisterLoad> {
	await forgetSeen(context, file.source);
	const isFresh = await isEmptyOf(context, file.source);
	const load = await beginLoad(context, file, fingerprint, isFresh);
	if (isFresh) await dropIndexes(context, load);
	return load;
}

async function readAll(
	context: Context,
	file: RegisterFile,
	from: RegisterLoad,
	{ copy, say, batch: most = ROWS_A_BATCH }: RegisterImport
): Promise<{ load: RegisterLoad; isTruncated: boolean }> {
	const gazetteer = await openGazetteer(readerOf(context));
	const known = {
		mappings: await readMappings(),
		today: context.now.toISOString().slice(0, 10),
		communeOf: (code: string) => {
			const place = gazetteer.read(code);
			return place?.kind === 'commune' ? place : undefined;
		}
	};
	const teller = new Teller(file, say);
	let load = from;
	let passed = 0;
	let lastIsWhole = true;
	let batch = new RegisterBatch(file.source, known);
	let underWay: Promise<void> = Promise.resolve();
	/** One batch is written while the next is read. */
	const write = async () => {
		const full = batch;
		batch = new RegisterBatch(file.source, known);
		await underWay;
		underWay = (async () => {
			await emptyBatches(context);
			await full.copy(copy);
			load = await transact(context, (inside) => writeBatch(inside, load, full, known.today));
			teller.tell(load.rowsRead, from.rowsRead);
		})();
		underWay.catch(() => {}); // thrown where it is awaited
	};
	for await (const { cell, isWhole } of file.records()) {
		if (passed++ < from.rowsRead) continue;
		lastIsWhole = isWhole;
		if (isWhole) batch.add(cell);
		else {
			batch.read++;
			batch.skipped['bad-row'] = (batch.skipped['bad-row'] ?? 0) + 1;
		}
		if (batch.read >= most) await write();
	}
	if (batch.read > 0) await write();
	await underWay;
	return { load, isTruncated: !lastIsWhole };
}

async function writeBatch(
	context: Context,
	load: RegisterLoad,
	batch: RegisterBatch,
	today: string
): Promise<RegisterLoad> {
	const merged = await mergeBatch(context, load, today);
	const skipped: Partial<Record<SkipReason, number>> = { ...load.skipped };
	for (const [reason, count] of Object.entries(batch.skipped) as [SkipReason, number][])
		skipped[reason] = (skipped[reason] ?? 0) + count;
	const next: RegisterLoad = {
		...load,
		rowsRead: load.rowsRead + batch.read,
		added: load.added + merged.added,
		changed: load.changed + merged.changed,
		unchanged: load.unchanged + merged.unchanged,
		closed: load.closed + merged.closed,
		skipped
	};
	await saveLoad(context, next);
	return next;
}

/** What the planner of queries must know of so many new rows, and words that still wait to enter their index. */
async function settle({ db }: Context): Promise<void> {
	await sql`analyze register_association`.execute(db);
	await sql`analyze register_company`.execute(db);
	await sql`select gin_clean_pending_list('register_association_words'), gin_clean_pending_list('register_company_words')`.execute(
		db
	);
}

/** Closes what disappeared, unless the file is cut or looks partial, and writes the end of the load. */
async function finish(
	context: Context,
	load: RegisterLoad,
	isTruncated: boolean,
	isComplete: boolean
): Promise<RegisterLoad> {
	const { source } = load;
	return transact(context, async (inside) => {
		await bumpRevision(inside, 'organisations');
		let { closed, standing }: { closed: number; standing: number | null } = load;
		let spared = 0;
		if (source !== 'sirene-seats') {
			const { open, missing } = await countMissing(inside, load);
			const isPartial = missing > FEW_CLOSED && missing > open * MOST_CLOSED && !isComplete;
			if (isTruncated || isPartial) spared = missing;
			else if (missing > 0)
				closed += await closeMissing(inside, source, inside.now.toISOString().slice(0, 10));
			standing = open - (missing - spared);
		}
		const ended: RegisterLoad = {
			...load,
			closed,
			spared,
			standing,
			endedAt: new Date(),
			state: isTruncated ? 'truncated' : 'done'
		};
		await saveLoad(inside, ended);
		await forgetSeen(inside, source);
		await writeJournal(inside, {
			action: 'register.loaded',
			subject: ['register', source],
			details: {
				load: load.id,
				rows: load.rowsRead,
				added: load.added,
				changed: load.changed,
				closed
			}
		});
		return ended;
	});
}

/** Says how far, how fast and how long still: now and then. */
class Teller {
	readonly #file: RegisterFile;
	readonly #say: (sentence: string) => void;
	readonly #began = performance.now();
	#told = 0;

	constructor(file: RegisterFile, say: (sentence: string) => void) {
		this.#file = file;
		this.#say = say;
	}

	tell(rows: number, from: number): void {
		const now = performance.now();
		if (this.#told > 0 && now - this.#told < TELL_EVERY) return;
		this.#told = now;
		const seconds = (now - this.#began) / 1000;
		const share = this.#file.progress();
		const left = share > 0 ? (seconds / share) * (1 - share) : 0;
		this.#say(
			`  ${formatCount(rows, 'ligne lue', 'lignes lues')} (${formatNumber(share * 100, 0)}\u202F%), ` +
				`${formatNumber((rows - from) / seconds, 0)} par seconde, encore ${durationOf(left)} environ.`
		);
	}
}

/** `40 s`, `12 min`, `3 h`. */
export function durationOf(seconds: number): string {
	if (seconds < 90) return `${Math.ceil(seconds)}\u00A0s`;
	if (seconds < 5400) return `${Math.round(seconds / 60)}\u00A0min`;
	return `${formatNumber(seconds / 3600, 1)}\u00A0h`;
}
