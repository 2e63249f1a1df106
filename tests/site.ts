import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preparedFolder } from './prepared.ts';

/** A line of the structured log. */
export interface LogLine {
	readonly level: number;
	readonly message: string;
	readonly [field: string]: unknown;
}

/** The real site, running in a process of its own. */
export interface Site {
	/** `http://localhost:40123` */
	readonly address: string;
	readonly port: number;
	readonly process: ChildProcess;
	/** What it has said so far, on both outputs. */
	said(): string;
	logged(): LogLine[];
	/** Sends a signal and waits for the end; answers the exit code, or the signal that ended it. */
	end(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals>;
}

/** Starts `server.js` on a free port with the data of `folder`, and waits until it is ready. */
export async function startSite(
	folder: string,
	environment: Record<string, string> = {}
): Promise<Site> {
	const site = launch(folder, environment);
	const ready = /Le site est prêt : .*http:\/\/localhost:(\d+)/;
	await until(() => {
		if (site.process.exitCode !== null) throw new Error(`The site did not start:\n${site.said()}`);
		return ready.test(site.said());
	});
	const port = Number(ready.exec(site.said())![1]);
	return { ...site, port, address: `http://localhost:${port}` };
}

/** Starts `server.js` without waiting for anything. */
export function launch(
	folder: string,
	environment: Record<string, string> = {}
): Omit<Site, 'address' | 'port'> {
	const child = spawn(process.execPath, ['server.js'], {
		env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: folder, ...environment },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let said = '';
	let errors = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		said += text;
		errors += text;
	});
	const ended = new Promise<number | NodeJS.Signals>((resolve) => {
		child.once('close', (code, signal) => resolve(code ?? signal ?? 1));
	});
	return {
		process: child,
		said: () => said,
		logged: () =>
			errors
				.split('\n')
				.filter((line) => line.startsWith('{'))
				.map((line) => JSON.parse(line) as LogLine),
		end(signal) {
			if (signal) child.kill(signal);
			return ended;
		}
	};
}

/** Waits until something is true; the time limit is the test's. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
	while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 25));
}

/** An empty folder of its own, and the way to remove it. */
export async function aFolder(): Promise<{ folder: string; remove(): Promise<void> }> {
	const folder = await mkdtemp(join(tmpdir(), 'faire-alliance-'));
	return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A folder of its own that a first start has filled with the reference data. */
export async function aFilledFolder(): Promise<{ folder: string; remove(): Promise<void> }> {
	const filled = await filledFolder();
	const own = await aFolder();
	await cp(filled, own.folder, { recursive: true });
	return own;
}

/** The folder that a first start fills; made once, and again when what it comes from changes. */
export function filledFolder(): Promise<string> {
	const madeFrom = [
		'migrations',
		'data',
		'build/.faire-alliance',
		'node_modules/@electric-sql/pglite/package.json'
	];
	return preparedFolder('filled', madeFrom, async (folder) => {
		const site = await startSite(folder);
		const end = await site.end('SIGTERM');
		if (end !== 0) throw new Error(`The first start did not end well (${end}):\n${site.said()}`);
	});
}
