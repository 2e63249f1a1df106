import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { secondsSince, type Bench, type Figure, type Measure } from '../measure.ts';
import { plainEnvironment, Program } from '../program.ts';
import { syntheticExamples } from '../synthetic.ts';
import { forget, temporaryFolder } from '../temporary.ts';

const RECORDS = 10_000;

export const importing: Measure = {
	name: 'import',
	async run(bench) {
		const file = await writeRecords(bench);
		const folder = await bench.filledFolder();
		bench.say(`Importing ${RECORDS} synthetic records, then the same again…`);
		const first = await importFile(bench, file, folder, { created: RECORDS, unchanged: 0 });
		const second = await importFile(bench, file, folder, { created: 0, unchanged: RECORDS });
		await forget(folder);
		return [
			figure('Import of 10,000 records', first, 20),
			figure('The same import again, which changes nothing', second)
		];
	}
};

function figure(what: string, measured: number, bound?: number): Figure {
	const method =
		'`npm run import:examples` on a file of synthetic records, from the start of npm to the end of the process, ' +
		'into an embedded database that a first start filled; what the command says it did is checked.';
	return { what, measured, unit: 's', bound, method };
}

async function writeRecords({ root, say }: Bench): Promise<string> {
	say(`Making ${RECORDS} synthetic records…`);
	const records = await syntheticExamples(root, { count: RECORDS, now: new Date() });
	const file = join(await temporaryFolder('records'), 'synthetic.jsonl');
	await writeFile(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
	return file;
}

/** Answers the seconds it took. Throws when the command did not do what it must. */
async function importFile(
	{ root }: Bench,
	file: string,
	folder: string,
	expected: { created: number; unchanged: number }
): Promise<number> {
	await using program = new Program('npm', ['run', '--silent', 'import:examples', '--', file], {
		cwd: root,
		env: plainEnvironment({ DATA_DIR: folder })
	});
	await program.succeed();
	const seconds = secondsSince(program.began);
	const last = program.said.findLast(({ text }) => /refusé/.test(text))?.text ?? '';
	// « 10 000 créés, 0 modifié, 0 inchangé, 0 refusé. »
	const [created, changed, unchanged, refused] = last
		.split(',')
		.map((part) => Number(part.replace(/\D/g, '')));
	const isAsExpected =
		created === expected.created &&
		changed === 0 &&
		unchanged === expected.unchanged &&
		refused === 0;
	if (!isAsExpected) throw new Error(`Unexpected result of the import: ${program.lastWords()}`);
	return seconds;
}
