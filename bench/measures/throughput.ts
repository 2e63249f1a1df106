import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadAddress, receive, type Load } from '../load.ts';
import type { Bench, Figure, Measure } from '../measure.ts';
import { chosenPages } from '../pages.ts';
import { startCommand, startSite, type Site } from '../site.ts';
import { forget, temporaryFolder } from '../temporary.ts';

const SECONDS = 4;
const AT_ONCE = 8;

const METHOD =
	`${AT_ONCE} connections kept open ask the same address for ${SECONDS} s after 1 s of warming, with brotli, on ` +
	'the embedded database; the bare server is a `node:http` process that sends the same headers and bytes.';

export const throughput: Measure = {
	name: 'throughput',
	async run(bench) {
		const folder = await bench.filledFolder();
		await using site = await startSite(bench.root, { folder });
		const { list, search, example, api } = await chosenPages(bench.root);
		await using bare = await startBare(bench, site, [list, search, example, api]);
		const figures: Figure[] = [];
		for (const path of [list, search, example, api]) {
			bench.say(`Asking ${path} again and again…`);
			const ours = await loadAddress(site.origin + path, { atOnce: AT_ONCE, seconds: SECONDS });
			const theirs = await loadAddress(bare.origin + path, { atOnce: AT_ONCE, seconds: SECONDS });
			figures.push(...figuresOf(decodeURIComponent(path), ours, theirs));
		}
		await forget(folder);
		return figures;
	}
};

function figuresOf(path: string, ours: Load, theirs: Load): Figure[] {
	return [
		{
			what: `Requests to ${path}`,
			measured: ours.aSecond,
			unit: 'requests/s',
			remark: spread(ours),
			method: METHOD
		},
		{
			what: `Bare server over the site, ${path}`,
			measured: theirs.aSecond / ours.aSecond,
			unit: '×',
			remark: `bare: ${Math.round(theirs.aSecond)} requests/s, ${spread(theirs)}`,
			method: METHOD
		}
	];
}

function spread({ p95, bytes }: Load): string {
	return `p95 ${p95.toFixed(1)} ms, ${bytes.toLocaleString('en')} bytes each`;
}

/** The site's own answers, kept in a file, sent by a server that does nothing else. */
async function startBare({ root }: Bench, site: Site, paths: readonly string[]): Promise<Site> {
	const answers: Record<string, unknown> = {};
	for (const path of paths) {
		const { headers, body } = await receive(site.origin + path);
		answers[path] = { headers, body: body.toString('base64') };
	}
	// The page by which a start is known to be over.
	answers['/'] = { headers: [], body: '' };
	const folder = await temporaryFolder('bare');
	const file = join(folder, 'answers.json');
	await writeFile(file, JSON.stringify(answers));
	return startCommand([process.execPath, 'bench/bare-server.ts', file], root, { folder });
}
