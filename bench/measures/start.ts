import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { median, type Bench, type Figure, type Measure } from '../measure.ts';
import type { Said } from '../program.ts';
import { startCommand } from '../site.ts';
import { forget, temporaryFolder } from '../temporary.ts';

const PATIENCE = 600; // seconds: a slow start is measured too
const AGAIN = 3;

/** What the site says when a phase begins. */
const PHASES = {
	install: /^Installation des paquets/,
	build: /^Construction du site/,
	territories: /^Chargement des communes/,
	examples: /^Chargement des exemples/,
	ready: /^Le site est prêt/
};

export const start: Measure = {
	name: 'start',
	async run(bench) {
		const clone = await cloneOf(bench);
		const place = { folder: await temporaryFolder('start-data') };
		// A machine that never installed anything has no packages in store either.
		const env = { npm_config_cache: await temporaryFolder('npm') };
		const run = async () => {
			await using site = await startCommand(['npm', 'start'], clone, place, {
				patience: PATIENCE,
				env
			});
			return { seconds: site.readyAfter, phases: phasesOf(site.program.said) };
		};

		bench.say('First `npm start` of a fresh clone (a minute or two)…');
		const first = await run();
		bench.say(`Starting it again, ${AGAIN} times…`);
		const again: number[] = [];
		for (let time = 0; time < AGAIN; time++) again.push((await run()).seconds);

		await Promise.all([forget(clone), forget(place.folder), forget(env.npm_config_cache)]);
		return [firstFigure(first.seconds, first.phases), secondFigure(again)];
	}
};

function firstFigure(measured: number, phases: string): Figure {
	const method =
		'`git clone` of the last commit into an empty folder, an empty store of packages, then `npm start` ' +
		'until `/` answers 200, downloads included.';
	return {
		what: 'First `npm start` to first page',
		measured,
		unit: 's',
		bound: 90,
		remark: phases,
		method
	};
}

function secondFigure(times: readonly number[]): Figure {
	const remark = `median of ${times.map((time) => time.toFixed(2)).join(', ')}`;
	const method = `The same command in the same folder, ${AGAIN} times, each until \`/\` answers 200.`;
	return {
		what: 'Second `npm start` to first page',
		measured: median(times),
		unit: 's',
		bound: 2,
		remark,
		method
	};
}

async function cloneOf({ root, say }: Bench): Promise<string> {
	const folder = join(await temporaryFolder('clone'), 'faire-alliance');
	say('Cloning the repository…');
	execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, folder]);
	return folder;
}

/** « install 31 s, build 8 s, … »: each phase lasts until the next one is announced. */
function phasesOf(said: readonly Said[]): string {
	const begun = Object.entries(PHASES).flatMap(([name, sign]) => {
		const line = said.find(({ text }) => sign.test(text));
		return line ? [{ name, after: line.after }] : [];
	});
	// What comes before the territories (server, database, migrations) has no line at its beginning.
	return begun
		.slice(0, -1)
		.map(({ name, after }, rank) => `${name} ${(begun[rank + 1]!.after - after).toFixed(1)} s`)
		.join(', ');
}
