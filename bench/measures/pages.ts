import { join } from 'node:path';
import { readFile, writeFile } from 'node:fs/promises';
import { catalogueAddress, EMPTY_QUERY, type CatalogueQuery } from '#lib/domain/catalogue/query.ts';
import { DOMAINS, FAMILIES, SCALES, SDGS } from '#lib/domain/catalogue/vocabulary.ts';
import { seededChance } from '../chance.ts';
import { askEach, loadAddress, receive } from '../load.ts';
import type { Bench, Figure, Measure } from '../measure.ts';
import { chosenPages } from '../pages.ts';
import { plainEnvironment, Program } from '../program.ts';
import { startCommand, startSite, type Site } from '../site.ts';
import { syntheticExamples } from '../synthetic.ts';
import { forget, temporaryFolder } from '../temporary.ts';

const SECONDS = 4;
const AT_ONCE = 16;
const NEVER_SEEN = 3000;
const EXAMPLES = 1000;

const SEEN =
	`${AT_ONCE} connections kept open ask one address for ${SECONDS} s after 1 s of warming, with brotli; the bare server ` +
	'is a `node:http` process that sends the same headers and bytes. What is bounded is the bare server over the site.';
const UNSEEN =
	`${NEVER_SEEN} different selections (words, facets, territories, orders, pages), each asked once, ${AT_ONCE} at a time, of a ` +
	`site held on one core by \`taskset\`, with ${EXAMPLES} examples on the embedded database. What is bounded is 500 over the requests a second.`;

export const pages: Measure = {
	name: 'pages',
	async run(bench) {
		const folder = await bench.filledFolder();
		await fillTo(bench, folder, EXAMPLES);
		const figures = [...(await seenBefore(bench, folder)), ...(await neverSeen(bench, folder))];
		await forget(folder);
		return figures;
	}
};

/** Adds synthetic records until the catalogue holds `count` of them. */
async function fillTo({ root }: Bench, folder: string, count: number): Promise<void> {
	const real = (await readFile(join(root, 'data/examples/examples.jsonl'), 'utf8'))
		.trim()
		.split('\n').length;
	const records = await syntheticExamples(root, { count: count - real, now: new Date(), seed: 3 });
	const file = join(await temporaryFolder('records'), 'synthetic.jsonl');
	await writeFile(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
	await using program = new Program('npm', ['run', '--silent', 'import:examples', '--', file], {
		cwd: root,
		env: plainEnvironment({ DATA_DIR: folder })
	});
	await program.succeed();
}

async function seenBefore(bench: Bench, folder: string): Promise<Figure[]> {
	await using site = await startSite(bench.root, { folder });
	const { list, search, example } = await chosenPages(bench.root);
	const paths = [list, search, example];
	await using bare = await startBare(bench, site, paths);
	const figures: Figure[] = [];
	for (const path of paths) {
		bench.say(`Asking ${path} again and again…`);
		const load = { atOnce: AT_ONCE, seconds: SECONDS };
		const ours = await loadAddress(site.origin + path, load);
		const theirs = await loadAddress(bare.origin + path, load);
		figures.push({
			what: `Bare server over the site, ${decodeURIComponent(path)}`,
			measured: theirs.aSecond / ours.aSecond,
			unit: '×',
			bound: 2,
			remark: `${Math.round(ours.aSecond)} requests/s against ${Math.round(theirs.aSecond)}, ${ours.bytes} bytes each`,
			method: SEEN
		});
	}
	return figures;
}

async function neverSeen(bench: Bench, folder: string): Promise<Figure[]> {
	bench.say(`Asking ${NEVER_SEEN} different selections…`);
	const command = ['taskset', '-c', '0', process.execPath, 'server.js'] as const;
	await using site = await startCommand([...command], bench.root, { folder });
	await receive(`${site.origin}/exemples?q=pour+que+tout+soit+en+memoire`);
	const addresses = selections(NEVER_SEEN + 300).map((path) => site.origin + path);
	await askEach(addresses.slice(0, 300), AT_ONCE);
	const { aSecond, p95 } = await askEach(addresses.slice(300), AT_ONCE);
	return [
		{
			what: '500 over the requests a second to pages never seen before',
			measured: 500 / aSecond,
			unit: '×',
			bound: 1,
			remark: `${Math.round(aSecond)} requests/s, p95 ${p95.toFixed(1)} ms`,
			method: UNSEEN
		}
	];
}

const WORDS =
	'jeunes emploi village énergie handicap culture vélo alimentation déchets logement santé numérique sport forêt eau école'.split(
		' '
	);
const TERRITORIES = [
	'R53',
	'R84',
	'R76',
	'R11',
	'R93',
	'56',
	'35',
	'69',
	'13',
	'59',
	'974',
	'75',
	'33',
	'67',
	'44',
	'31'
];

/** Different addresses, as people come to them: half with words, most with one facet or two. */
function selections(count: number): string[] {
	const chance = seededChance(7);
	const paths = new Set<string>();
	while (paths.size < count) {
		const query: CatalogueQuery = {
			...EMPTY_QUERY,
			text: chance.below(2)
				? `${chance.oneOf(WORDS)} ${chance.oneOf(WORDS)} ${chance.below(1000)}`
				: '',
			domain: chance.below(2)
				? [chance.oneOf(Object.keys(DOMAINS) as (keyof typeof DOMAINS)[])]
				: [],
			family: chance.below(3)
				? []
				: [chance.oneOf(Object.keys(FAMILIES) as (keyof typeof FAMILIES)[])],
			scale: chance.below(4) ? [] : [chance.oneOf(Object.keys(SCALES) as (keyof typeof SCALES)[])],
			sdg: chance.below(4) ? [] : [Number(chance.oneOf(Object.keys(SDGS))) as keyof typeof SDGS],
			territory: chance.below(2) ? chance.oneOf(TERRITORIES) : null,
			sort: chance.oneOf(['recents', 'titre'] as const),
			page: 1
		};
		paths.add(catalogueAddress(query));
	}
	return [...paths];
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
