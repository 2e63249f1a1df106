import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { secondsSince } from './measure.ts';
import { plainEnvironment, Program } from './program.ts';

/** Where the site keeps its data: its own folder, or a PostgreSQL server. */
export type DataPlace =
	{ readonly folder: string } | { readonly url: string; readonly folder: string };

/** A site that was started and answers. */
export interface Site extends AsyncDisposable {
	readonly program: Program;
	readonly origin: string;
	/** Seconds between the start of the process and the first page. */
	readonly readyAfter: number;
}

/** Starts the production entry, `node server.js`, on what is built in `root`. */
export function startSite(root: string, place: DataPlace): Promise<Site> {
	return startCommand([process.execPath, 'server.js'], root, place);
}

/** Starts the site by a command, and waits for its first page. Stops it if the page does not come. */
export async function startCommand(
	[command, ...args]: readonly [string, ...string[]],
	cwd: string,
	place: DataPlace,
	{ patience = 60, env = {} }: { patience?: number; env?: Record<string, string> } = {}
): Promise<Site> {
	const port = await freePort();
	const settings: Record<string, string> = {
		PORT: String(port),
		DATA_DIR: place.folder,
		LOG_LEVEL: 'warn'
	};
	if ('url' in place) settings.DATABASE_URL = place.url;
	const program = new Program(command, args, {
		cwd,
		env: plainEnvironment({ ...settings, ...env })
	});
	const origin = `http://127.0.0.1:${port}`;
	try {
		await firstPage(program, origin, patience);
	} catch (error) {
		await program.stop();
		throw error;
	}
	const readyAfter = secondsSince(program.began);
	return { program, origin, readyAfter, [Symbol.asyncDispose]: () => program.stop() };
}

async function firstPage(program: Program, origin: string, patience: number): Promise<void> {
	while (secondsSince(program.began) < patience) {
		if (program.hasEnded) throw new Error(`The site ended at its start: ${program.lastWords()}`);
		try {
			const answer = await fetch(origin, { signal: AbortSignal.timeout(patience * 1000) });
			await answer.arrayBuffer();
			if (answer.status === 200) return;
		} catch {
			// Not listening yet.
		}
		await wait(10);
	}
	throw new Error(`No page after ${patience} s: ${program.lastWords()}`);
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}
