import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Bench, Figure, Measure } from '../measure.ts';
import { chosenPages } from '../pages.ts';
import { openPostgres } from '../postgres.ts';
import { startSite, type DataPlace } from '../site.ts';
import { forget, temporaryFolder } from '../temporary.ts';

const VIEWS = 20;
const REST = 10_000; // milliseconds
const BOUNDS = { embedded: 450, postgresql: 180 }; // MB

const METHOD =
	`VmRSS of the server process (it counts shared libraries too), ${VIEWS} page views after its start then ` +
	`${REST / 1000} s of rest; « first start » is the process that created and filled its database.`;

export const memory: Measure = {
	name: 'memory',
	run: async (bench) => [...(await embedded(bench)), ...(await onPostgres(bench))]
};

async function embedded(bench: Bench): Promise<Figure[]> {
	const folder = await temporaryFolder('memory');
	const figures = await firstThenSecond(bench, 'embedded', { folder });
	await forget(folder);
	return figures;
}

async function onPostgres(bench: Bench): Promise<Figure[]> {
	await using server = await openPostgres(bench.root);
	if (!server) {
		const remark = 'PostgreSQL is not installed: set BENCH_DATABASE_URL';
		return [figure('postgresql', 'second', null, remark)];
	}
	const folder = await temporaryFolder('memory');
	const figures = await firstThenSecond(bench, 'postgresql', { url: server.url, folder });
	await forget(folder);
	return figures;
}

async function firstThenSecond(bench: Bench, engine: Engine, place: DataPlace): Promise<Figure[]> {
	const figures: Figure[] = [];
	for (const start of ['first', 'second'] as const) {
		bench.say(`Memory at rest, ${engine}, ${start} start…`);
		await using site = await startSite(bench.root, place);
		const pages = await chosenPages(bench.root);
		const addresses = [pages.home, pages.list, pages.search, pages.example];
		for (let view = 0; view < VIEWS; view++) {
			const answer = await fetch(site.origin + addresses[view % addresses.length]!);
			await answer.arrayBuffer();
			if (answer.status !== 200) throw new Error(`${answer.url} answered ${answer.status}.`);
		}
		await wait(REST);
		const { now, peak } = await readMemory(site.program.pid);
		figures.push(figure(engine, start, now, `peak ${Math.round(peak)} MB`));
	}
	return figures;
}

type Engine = keyof typeof BOUNDS;

function figure(engine: Engine, start: string, measured: number | null, remark?: string): Figure {
	const what = `Memory at rest, ${engine}, ${start} start`;
	return { what, measured, unit: 'MB', bound: BOUNDS[engine], remark, method: METHOD };
}

/** Resident memory of a process now, and the most it ever had, in MB. */
async function readMemory(pid: number): Promise<{ now: number; peak: number }> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	const read = (name: string) =>
		(Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024) / 1e6;
	return { now: read('VmRSS'), peak: read('VmHWM') };
}
