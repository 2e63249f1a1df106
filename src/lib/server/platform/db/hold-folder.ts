import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
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

/**
 * Makes sure that one process at a time opens the embedded database of `folder`: PGlite does not
 * check it, and two writers would spoil it. A process that was killed leaves its mark behind, so the
 * mark says which process it was, with its start time: a number given again to another is not it.
 */
export async function holdFolder(folder: string): Promise<{ release(): Promise<void> }> {
	await mkdir(folder, { recursive: true });
	const file = join(folder, 'en-cours.lock');
	const mine = `${process.pid} ${(await startTime(process.pid)) ?? ''}`;
	for (;;) {
		try {
			await writeFile(file, mine, { flag: 'wx' });
			return { release: () => rm(file, { force: true }) };
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		}
		const [pid = NaN, started = ''] = (await readMark(file)).split(' ');
		if (await isRunning(Number(pid), started)) throw new FolderInUse(folder, Number(pid));
		await rm(file, { force: true });
	}
}

async function readMark(file: string): Promise<string> {
	try {
		return await readFile(file, 'utf8');
	} catch {
		return '';
	}
}

async function isRunning(pid: number, started: string): Promise<boolean> {
	if (!Number.isInteger(pid) || pid <= 0) return false;
	try {
		process.kill(pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
	const now = await startTime(pid);
	return !started || !now || started === now;
}

/** Start time of a process in clock ticks since boot (Linux, proc(5) field 22); unknown elsewhere. */
async function startTime(pid: number): Promise<string | undefined> {
	try {
		const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
		return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
	} catch {
		return undefined;
	}
}
