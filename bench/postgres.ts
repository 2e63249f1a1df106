import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { plainEnvironment, Program } from './program.ts';

/** A PostgreSQL server to measure with. */
export interface PostgresServer extends AsyncDisposable {
	readonly url: string;
	readonly origin: string;
}

const DEBIAN = '/usr/lib/postgresql';

/**
 * The server of BENCH_DATABASE_URL (an empty database, which will be filled), else a throw-away one
 * when PostgreSQL is installed, else null.
 */
export async function openPostgres(root: string): Promise<PostgresServer | null> {
	const given = process.env.BENCH_DATABASE_URL;
	if (given)
		return { url: given, origin: 'BENCH_DATABASE_URL', [Symbol.asyncDispose]: async () => {} };
	return isInstalled() ? openThrowAway(root) : null;
}

function isInstalled(): boolean {
	if (!existsSync(DEBIAN)) return false;
	return readdirSync(DEBIAN).some((version) => existsSync(join(DEBIAN, version, 'bin', 'initdb')));
}

/** The script lends its server to a command: ours says the address, then lasts until we close its input. */
async function openThrowAway(root: string): Promise<PostgresServer> {
	const program = new Program(
		'bash',
		['scripts/with-postgres.sh', 'sh', '-c', 'echo "$TEST_DATABASE_URL"; cat'],
		{ cwd: root, env: plainEnvironment({}), input: 'pipe' }
	);
	const address = () => program.said.find(({ text }) => text.startsWith('postgres://'))?.text;
	while (!address() && !program.hasEnded) await wait(20);
	const url = address();
	if (!url) throw new Error(`PostgreSQL did not start: ${program.lastWords()}`);
	return { url, origin: 'a throw-away server', [Symbol.asyncDispose]: () => program.stop() };
}
