import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Said to the person who starts a second process on a folder that one already uses. */
export class FolderInUse extends Error {
	override readonly name = 'FolderInUse';
	constructor(folder: string, pid: number) {
		super(
			`Le dossier de données « ${folder} » est déjà utilisé par un autre processus (n° ${pid}). ` +
				`Arrêtez-le d’abord : deux processus sur une même base embarquée l’abîmeraient.`
		);
	}
}

/** Said to the person whose DATA_DIR cannot be written. */
export class FolderUnusable extends Error {
	override readonly name = 'FolderUnusable';
	constructor(folder: string, cause: NodeJS.ErrnoException) {
		const why =
			{
				EACCES: 'ce compte n’a pas le droit d’y écrire',
				EPERM: 'ce compte n’a pas le droit d’y écrire',
				EROFS: 'il est en lecture seule',
				ENOSPC: 'le disque est plein',
				EEXIST: 'un fichier porte déjà ce nom',
				ENOTDIR: 'une partie de ce chemin est un fichier'
			}[cause.code ?? ''] ?? cause.message;
		super(
			`Le dossier de données « ${folder} » ne peut pas servir : ${why}. ` +
				`Corrigez-le, ou choisissez-en un autre avec DATA_DIR.`,
			{ cause }
		);
	}
}

const PATIENCE = 5_000; // milliseconds
const MARK = /^en-cours-(\d+)\.lock$/;

/**
 * Makes sure that one process at a time opens the embedded database of `folder`: PGlite does not
 * check it, and two writers would spoil it.
 *
 * Each process leaves a mark of its own, then looks for others: two that start together may both
 * refuse, never both go on. A process that was killed leaves its mark behind, so the mark says when
 * it was started: another that was given the same number later is not it.
 *
 * Waits a little (`patience`, in milliseconds) for one that is ending: the process that prepares the
 * database outlives by an instant the site that asked for it and was killed.
 */
export async function holdFolder(
	folder: string,
	patience = PATIENCE
): Promise<{ release(): Promise<void> }> {
	const file = join(folder, `en-cours-${process.pid}.lock`);
	try {
		await mkdir(folder, { recursive: true });
		await writeFile(file, await lifeOf(process.pid));
	} catch (error) {
		throw new FolderUnusable(folder, error as NodeJS.ErrnoException);
	}
	const release = () => rm(file, { force: true });
	const until = Date.now() + patience;
	for (;;) {
		const other = await liveHolder(folder);
		if (other === undefined) return { release };
		if (Date.now() >= until) {
			await release();
			throw new FolderInUse(folder, other);
		}
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

/** Another process that holds the folder, if one lives; the marks of dead ones are taken away. */
async function liveHolder(folder: string): Promise<number | undefined> {
	for (const pid of await others(folder)) {
		const mark = join(folder, `en-cours-${pid}.lock`);
		if (await isAlive(pid, mark)) return pid;
		await rm(mark, { force: true });
	}
	return undefined;
}

async function others(folder: string): Promise<number[]> {
	const names = await readdir(folder);
	return names
		.map((name) => Number(MARK.exec(name)?.[1]))
		.filter((pid) => pid && pid !== process.pid);
}

async function isAlive(pid: number, mark: string): Promise<boolean> {
	try {
		process.kill(pid, 0);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
	}
	const [then, now] = await Promise.all([readText(mark), lifeOf(pid)]);
	return then === '' || now === '' || then === now;
}

/**
 * What tells a process from another of the same number: its start, in ticks since boot (Linux,
 * proc(5) field 22), and the boot. Empty elsewhere.
 */
async function lifeOf(pid: number): Promise<string> {
	const [stat, boot] = await Promise.all([
		readText(`/proc/${pid}/stat`),
		readText('/proc/sys/kernel/random/boot_id')
	]);
	const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
	return start ? `${start} ${boot.trim()}` : '';
}

async function readText(file: string): Promise<string> {
	try {
		return await readFile(file, 'utf8');
	} catch {
		return '';
	}
}
