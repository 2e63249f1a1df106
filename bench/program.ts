import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { secondsSince } from './measure.ts';

/** A line that a program said, and how many seconds after its start. */
export interface Said {
	readonly after: number;
	readonly text: string;
}

const STOP_PATIENCE = 12_000; // milliseconds; the server gives itself 9.5 s
const running = new Set<Program>();

process.on('exit', () => {
	for (const program of running) program.signal('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

/**
 * A program under measure: started in a process group of its own, so that whatever it starts
 * (npm starts a shell, which starts node) ends with it.
 */
export class Program {
	readonly began = performance.now();
	/** Everything it said so far, on both outputs. */
	readonly said: Said[] = [];
	readonly #child: ChildProcess;
	readonly #closed: Promise<number | null>;
	#ended = false;

	constructor(
		command: string,
		args: readonly string[],
		options: { cwd: string; env: NodeJS.ProcessEnv; input?: 'pipe' }
	) {
		const { cwd, env, input = 'ignore' } = options;
		const child = spawn(command, args, {
			cwd,
			env,
			detached: true,
			stdio: [input, 'pipe', 'pipe']
		});
		for (const stream of [child.stdout, child.stderr]) {
			createInterface({ input: stream! }).on('line', (text) => {
				this.said.push({ after: secondsSince(this.began), text });
			});
		}
		this.#child = child;
		this.#closed = new Promise((resolve, reject) => {
			child.once('error', reject);
			child.once('close', resolve);
		});
		this.#closed
			.catch(() => {})
			.finally(() => {
				this.#ended = true;
				running.delete(this);
			});
		// The others end by themselves when their input closes, and have their own cleaning to do.
		if (input === 'ignore') running.add(this);
	}

	get pid(): number {
		return this.#child.pid!;
	}

	get hasEnded(): boolean {
		return this.#ended;
	}

	/** Waits for its end; throws, with its last words, when it failed. */
	async succeed(): Promise<void> {
		const code = await this.#closed;
		if (code !== 0) throw new Error(`It ended with code ${code}: ${this.lastWords()}`);
	}

	/** Asks it to stop (by closing its input, when it was given one), then insists. */
	async stop(): Promise<void> {
		if (this.#child.stdin) this.#child.stdin.end();
		else this.signal('SIGTERM');
		const patience = new AbortController();
		const ended = this.#closed.catch(() => null).finally(() => patience.abort());
		await Promise.race([ended, wait(STOP_PATIENCE, null, patience).catch(() => {})]);
		this.signal('SIGKILL');
		await ended;
	}

	signal(name: NodeJS.Signals): void {
		try {
			process.kill(-this.pid, name);
		} catch {
			// The whole group is already gone.
		}
	}

	lastWords(): string {
		return this.said
			.slice(-5)
			.map(({ text }) => text)
			.join(' / ')
			.slice(0, 800);
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.stop();
	}
}

/** The environment of a person who types the command: nothing of npm's, no setting of the site. */
export function plainEnvironment(added: Record<string, string>): NodeJS.ProcessEnv {
	const ours = /^(npm_|NODE_|PORT$|HOST$|ORIGIN$|DATA_DIR$|DATABASE_URL$|SMTP_URL$|LOG_LEVEL$)/i;
	const kept = Object.entries(process.env).filter(([name]) => !ours.test(name));
	const path = (process.env.PATH ?? '')
		.split(':')
		.filter((folder) => !folder.endsWith('node_modules/.bin') && !folder.includes('node-gyp-bin'));
	return { ...Object.fromEntries(kept), PATH: path.join(':'), ...added };
}
