import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Figure, Measure } from '../measure.ts';
import { median, p95, secondsSince } from '../measure.ts';
import { chosenPages } from '../pages.ts';
import { startSite } from '../site.ts';
import { forget } from '../temporary.ts';

const BOUND = 0.06; // seconds
const TIMES = 30;
const KEPT = 20; // examples in the notebook
const TERRITORY_BOUND = 0.4; // seconds
/** Every so many territories of the sitemap, one. */
const TERRITORIES = 100;

const METHOD =
	`The longest example with figures, asked ${TIMES} times one after the other of the site that runs, ` +
	'the press being warm: median of the time from the request to the last byte.';

export const pdf: Measure = {
	name: 'pdf',
	async run(bench) {
		const folder = await bench.filledFolder();
		await using site = await startSite(bench.root, { folder });
		const { example } = await chosenPages(bench.root);
		bench.say(`Composing ${example}/fiche.pdf…`);
		const first = await compose(`${site.origin}${example}/fiche.pdf`);
		const times: number[] = [];
		for (let time = 0; time < TIMES; time++) {
			times.push((await compose(`${site.origin}${example}/fiche.pdf`)).seconds);
		}
		bench.say(`Composing a notebook of ${KEPT} examples…`);
		const notebook = await compose(`${site.origin}/carnet.pdf?${await someExamples(site.origin)}`);
		bench.say('Composing the vademecum…');
		const vademecum = await compose(`${site.origin}/comprendre/vademecum.pdf`);
		bench.say(`Composing the vademecum of ${TERRITORIES} territories…`);
		const codes = await someTerritories(bench.root);
		const books: number[] = [];
		let largest = 0;
		for (const code of codes) {
			const { seconds, bytes } = await compose(`${site.origin}/territoires/${code}/vademecum.pdf`);
			books.push(seconds);
			largest = Math.max(largest, bytes);
		}
		const figures: Figure[] = [
			{
				what: 'The vademecum of a territory in PDF/UA, p95',
				measured: p95(books),
				unit: 's',
				bound: TERRITORY_BOUND,
				remark: `largest ${largest.toLocaleString('en')} bytes; slowest ${Math.max(...books).toFixed(3)} s`,
				method: `${TERRITORIES} different communes, EPCI, départements and régions, one after another, each asked once of the site that runs, the press being warm.`
			},
			{
				what: 'The sheet of an example in PDF/UA, warm',
				measured: median(times),
				unit: 's',
				bound: BOUND,
				remark: `${first.bytes.toLocaleString('en')} bytes; slowest ${Math.max(...times).toFixed(3)} s`,
				method: METHOD
			},
			{
				what: 'The first sheet after a start',
				measured: first.seconds,
				unit: 's',
				method: 'The same, the press being opened by it.'
			},
			{
				what: `A notebook of ${KEPT} examples in PDF/UA`,
				measured: notebook.seconds,
				unit: 's',
				remark: `${notebook.bytes.toLocaleString('en')} bytes`,
				method: 'Asked once, the press being warm.'
			},
			{
				what: 'The whole vademecum in PDF/UA',
				measured: vademecum.seconds,
				unit: 's',
				bound: 1,
				remark: `${vademecum.bytes.toLocaleString('en')} bytes`,
				method: 'Asked once, for the first time since the start, the press being warm.'
			}
		];
		await forget(folder);
		return figures;
	}
};

async function compose(address: string): Promise<{ seconds: number; bytes: number }> {
	const began = performance.now();
	const answer = await fetch(address);
	const { byteLength } = await answer.arrayBuffer();
	if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}.`);
	return { seconds: secondsSince(began), bytes: byteLength };
}

async function someExamples(origin: string): Promise<string> {
	const answer = await fetch(`${origin}/api/v1/examples?limit=${KEPT}`);
	const { items } = (await answer.json()) as { items: { slug: string }[] };
	return items.map(({ slug }) => `e=${slug}`).join('&');
}

/** Territories spread over the files of the product: three communes in four, then each other kind. */
async function someTerritories(root: string): Promise<string[]> {
	const read = async (name: string, count: number, prefix = '') => {
		const rows = (await readFile(join(root, 'data/territories', name), 'utf8')).trim().split('\n');
		// The overseas collectivités stand among the régions too, under codes of départements.
		const codes = rows
			.slice(1)
			.map((row) => prefix + row.split(',')[0]!)
			.filter((code) => prefix === '' || code.length === 3);
		const step = Math.floor(codes.length / count);
		return codes.filter((_, rank) => rank % step === 0).slice(0, count);
	};
	return [
		...(await read('communes.csv', 75)),
		...(await read('epcis.csv', 12)),
		...(await read('departments.csv', 9)),
		...(await read('regions.csv', 4, 'R'))
	];
}
