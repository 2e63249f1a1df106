import { appendFile, copyFile, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadReferenceExamples } from '#lib/server/catalogue/index.ts';
import { searchRegisters } from '#lib/server/organisations/index.ts';
import { readerOf, type Context, type Reader } from '#lib/server/platform/context.ts';
import { migrate } from '#lib/server/platform/db/migrate.ts';
import { openDatabase, type DatabasePlace } from '#lib/server/platform/db/open.ts';
import { inRoot } from '#lib/server/platform/root.ts';
import {
	loadReferenceTerritories,
	openGazetteer,
	territoryFiles
} from '#lib/server/territory/index.ts';
import type { RegisterQuery } from '#lib/domain/organisations/register-query.ts';
import { seededChance } from '../chance.ts';
import { p95, type Bench, type Figure, type Measure } from '../measure.ts';
import { openPostgres } from '../postgres.ts';
import { plainEnvironment, Program } from '../program.ts';
import { sirenOf, waldecNumber, writeUnits, writeWaldec } from '../register-files.ts';
import { forget, temporaryFolder } from '../temporary.ts';

/** BENCH_REGISTERS=small measures with few rows: to see that the measure runs, not to keep its figures. */
const isSmall = process.env.BENCH_REGISTERS === 'small';
const ROWS = isSmall ? 100_000 : 1_000_000;
const ROWS_EMBEDDED = isSmall ? 20_000 : 100_000;
const ASKED = 60;

const FILES =
	'Files drawn at random with the columns of the official ones (bench/register-files.ts); ';

export const registers: Measure = {
	name: 'registers',
	async run(bench) {
		const figures: Figure[] = [];
		const folder = await temporaryFolder('registers');
		{
			await using server = await openPostgres(bench.root);
			if (server) {
				const env = { DATABASE_URL: server.url };
				figures.push(...(await measure(bench, folder, { url: server.url }, env, ROWS)));
			}
		}
		const embedded = join(folder, 'pglite');
		figures.push(
			...(await measure(bench, folder, { folder: embedded }, { DATA_DIR: embedded }, ROWS_EMBEDDED))
		);
		await forget(folder);
		return figures;
	}
};

async function measure(
	bench: Bench,
	folder: string,
	place: DatabasePlace,
	env: Record<string, string>,
	rows: number
): Promise<Figure[]> {
	const engine = 'url' in place ? 'PostgreSQL' : 'PGlite';
	const isServer = 'url' in place;
	const where = `${engine}, ${rows.toLocaleString('en')} rows`;
	await fill(place);
	const waldec = join(folder, `waldec-${rows}.csv`);
	const units = join(folder, `units-${rows}.csv`);
	bench.say(`Writing ${rows.toLocaleString('en')} rows of each register…`);
	await writeWaldec(bench.root, waldec, rows);
	await writeUnits(units, rows);
	const figures: Figure[] = [];
	for (const [what, script, file] of [
		['Import of the RNA', 'import-rna', waldec],
		['The same file with one row more: all unchanged', 'import-rna', `${waldec}.next`],
		['Import of the units of Sirene', 'import-sirene', units]
	] as const) {
		bench.say(`${what}, ${where}…`);
		if (file.endsWith('.next')) await addRow(waldec, file);
		const { rate, peak } = await load(bench, script, file, env);
		const bound = isServer && what === 'Import of the RNA' ? 20_000 : undefined;
		figures.push({
			what: `${what}, ${where}: microseconds a row`,
			measured: 1e6 / rate,
			unit: 'µs',
			bound: bound && 1e6 / bound,
			remark: `${Math.round(rate).toLocaleString('en')} rows/s`,
			method: `${FILES}the command of the administrator, from its first word on the file to its last.`
		});
		figures.push({
			what: `${what}, ${where}: peak memory`,
			measured: peak,
			unit: 'MB',
			bound: isServer ? 400 : undefined,
			method: `${FILES}VmHWM of the process${isServer ? '' : ', the database inside it'}.`
		});
	}
	figures.push(...(await searches(bench, place, where, rows, isServer ? 80 : undefined)));
	return figures;
}

/** The file of the next month, nearly the same. */
async function addRow(path: string, next: string): Promise<void> {
	await copyFile(path, next);
	const file = await open(path);
	const { buffer } = await file.read(Buffer.alloc(4000), 0, 4000, 0);
	await file.close();
	await appendFile(next, `${buffer.toString('latin1').split('\n')[1]}\n`);
}

async function fill(place: DatabasePlace): Promise<void> {
	const open = await openDatabase(place);
	try {
		await migrate(open, inRoot('migrations'));
		const context: Context = { db: open.db, actor: { kind: 'operator' }, now: new Date() };
		const territories = inRoot('data/territories');
		await loadReferenceTerritories(context, territories, () => {});
		await loadReferenceExamples(
			context,
			inRoot('data/examples'),
			territoryFiles(territories),
			() => {}
		);
	} finally {
		await open.close();
	}
}

/** Rows a second, and the most memory that the process held, in MB. */
async function load(
	{ root }: Bench,
	script: string,
	file: string,
	env: Record<string, string>
): Promise<{ rate: number; peak: number }> {
	// The limits of memory are those of the npm script.
	const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
		scripts: Record<string, string>;
	};
	const [, ...command] = scripts[script.replace('-', ':')]!.split(' ');
	await using program = new Program(process.execPath, [...command, file], {
		cwd: root,
		env: plainEnvironment(env)
	});
	let peak = 0;
	const watch = setInterval(() => {
		readFile(`/proc/${program.pid}/status`, 'latin1').then(
			(status) => (peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0))),
			() => {}
		);
	}, 200);
	await program.succeed().finally(() => clearInterval(watch));
	const began = program.said[0];
	const ended = program.said.findLast(({ text }) => /lignes lues\s:/.test(text));
	if (!began || !ended) throw new Error(`Unexpected result of the import: ${program.lastWords()}`);
	const rows = Number(ended.text.split('lignes')[0]!.replace(/\D/g, ''));
	return { rate: rows / (ended.after - began.after), peak: (peak * 1024) / 1e6 };
}

async function searches(
	{ say }: Bench,
	place: DatabasePlace,
	where: string,
	rows: number,
	bound: number | undefined
): Promise<Figure[]> {
	say(`Searching, ${where}…`);
	const open = await openDatabase(place);
	try {
		const reader: Reader = readerOf({ db: open.db, actor: { kind: 'operator' }, now: new Date() });
		const figures: Figure[] = [];
		for (const [what, queries] of Object.entries(await draw(reader, rows))) {
			for (const query of queries.slice(0, 5)) await searchRegisters(reader, query);
			const times: { time: number; query: RegisterQuery }[] = [];
			for (const query of queries) {
				const began = performance.now();
				await searchRegisters(reader, query);
				times.push({ time: performance.now() - began, query });
			}
			const slowest = times.toSorted((a, b) => b.time - a.time)[0]!;
			if (process.env.BENCH_REGISTERS_SLOWEST) say(`${what}: ${JSON.stringify(slowest)}`);
			figures.push({
				what: `Search of the registers by ${what}, p95, ${where} of each`,
				measured: p95(times.map(({ time }) => time)),
				unit: 'ms',
				bound,
				method: `${queries.length} questions drawn at random, one after the other, in the process that asks the database; 20 entries.`
			});
		}
		return figures;
	} finally {
		await open.close();
	}
}

async function draw(reader: Reader, rows: number): Promise<Record<string, RegisterQuery[]>> {
	const chance = seededChance(31);
	const communes = [...(await openGazetteer(reader)).places()].filter(
		({ kind }) => kind === 'commune'
	);
	const wider = [...(await openGazetteer(reader)).places()].filter(
		({ kind }) => kind !== 'commune'
	);
	const words =
		'amicale sport musique danse solidaire jard patri asso club théâtre vélo ruche la de école secours'.split(
			' '
		);
	const domains = [
		'sport',
		'lien-social',
		'urgence',
		'grand-age',
		'culture-patrimoine',
		'numerique'
	];
	const many = (one: () => RegisterQuery) => Array.from({ length: ASKED }, one);
	const near = () => {
		const { latitude, longitude } = chance.oneOf(communes);
		return { latitude, longitude, km: chance.oneOf([5, 20, 50]) };
	};
	return {
		'one word of a name': many(() => ({ text: chance.oneOf(words) })),
		'two words of a name': many(() => ({ text: `${chance.oneOf(words)} ${chance.oneOf(words)}` })),
		'name and town': many(() => ({
			text: `${chance.oneOf(words)} ${chance.oneOf(communes).name}`
		})),
		number: many(() => ({
			text: chance.below(2) ? waldecNumber(chance.below(rows)) : sirenOf(chance.below(rows))
		})),
		town: many(() => ({ place: chance.oneOf(communes).code })),
		'name in a wider territory': many(() => ({
			text: chance.oneOf(words),
			place: chance.oneOf(wider).code
		})),
		domain: many(() => ({ domain: chance.oneOf(domains) })),
		'domain in a wider territory': many(() => ({
			domain: chance.oneOf(domains),
			place: chance.oneOf(wider).code
		})),
		distance: many(() => ({ near: near() })),
		'distance and name': many(() => ({ near: near(), text: chance.oneOf(words) })),
		'distance and domain': many(() => ({ near: near(), domain: chance.oneOf(domains) }))
	};
}
