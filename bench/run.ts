// Measures each bound of speed and size: npm run bench -- [--only import,weight] [--write] [--strict]
import { cp } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { build } from '../scripts/chores.mjs';
import { readMachine } from './machine.ts';
import { isKept, type Bench, type Figure, type Measure } from './measure.ts';
import { diagnostic } from './measures/diagnostic.ts';
import { importing } from './measures/import.ts';
import { learning } from './measures/learning.ts';
import { memory } from './measures/memory.ts';
import { pdf } from './measures/pdf.ts';
import { start } from './measures/start.ts';
import { pages } from './measures/pages.ts';
import { registers } from './measures/registers.ts';
import { relevance } from './measures/relevance.ts';
import { search } from './measures/search.ts';
import { statistics } from './measures/statistics.ts';
import { territories } from './measures/territories.ts';
import { weight } from './measures/weight.ts';
import { writeResults } from './results.ts';
import { startSite } from './site.ts';
import { plainTable } from './table.ts';
import { temporaryFolder } from './temporary.ts';

const MEASURES: readonly Measure[] = [
	relevance,
	weight,
	learning,
	memory,
	importing,
	pages,
	search,
	statistics,
	diagnostic,
	territories,
	registers,
	pdf,
	start
];
const ROOT = process.cwd();
let made: Promise<string> | undefined;

const { values: options } = parseArgs({
	options: {
		only: { type: 'string', default: '' },
		write: { type: 'boolean', default: false },
		strict: { type: 'boolean', default: false }
	}
});

const chosen = choose(options.only.split(',').filter(Boolean));
const bench: Bench = { root: ROOT, say: (sentence) => console.log(sentence), filledFolder };
const figures: Figure[] = [];
if (chosen.some((measure) => measure !== start)) await build();
for (const measure of chosen) figures.push(...(await tryMeasure(measure)));

console.log(`\n${plainTable(figures)}\n`);
if (options.write) await writeResults(ROOT, figures, readMachine(ROOT));
const broken = figures.filter((figure) => isKept(figure) === false);
console.log(broken.length === 0 ? 'Every bound is kept.' : `${broken.length} not kept.`);
if (options.strict && broken.length > 0) process.exitCode = 1;

function choose(names: readonly string[]): readonly Measure[] {
	const unknown = names.filter((name) => !MEASURES.some((measure) => measure.name === name));
	if (unknown.length > 0) {
		const known = MEASURES.map(({ name }) => name).join(', ');
		console.error(`No measure is called ${unknown.join(', ')}. There are: ${known}.`);
		process.exit(2);
	}
	return names.length === 0 ? MEASURES : MEASURES.filter(({ name }) => names.includes(name));
}

/** One measure that fails is a line of the table, and the others go on. */
async function tryMeasure(measure: Measure): Promise<Figure[]> {
	try {
		return await measure.run(bench);
	} catch (error) {
		console.error(error);
		const remark = `failed: ${(error as Error).message.slice(0, 200)}`;
		return [
			{
				what: measure.name,
				measured: null,
				unit: 's',
				bound: 0,
				remark,
				method: 'The measure failed.'
			}
		];
	}
}

/** Filled once by a first start, then copied. */
async function filledFolder(): Promise<string> {
	const copy = await temporaryFolder('data');
	await cp(await filled(), copy, { recursive: true });
	return copy;
}

function filled(): Promise<string> {
	return (made ??= (async () => {
		console.log('Filling an embedded database by a first start…');
		const folder = await temporaryFolder('filled');
		const site = await startSite(ROOT, { folder });
		await site.program.stop();
		return folder;
	})());
}
