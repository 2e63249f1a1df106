import { loadReferenceExamples } from '#lib/server/catalogue/index.ts';
import { readerOf, type Context } from '#lib/server/platform/context.ts';
import { migrate } from '#lib/server/platform/db/migrate.ts';
import { openDatabase, type DatabasePlace } from '#lib/server/platform/db/open.ts';
import {
	findTerritories,
	loadReferenceTerritories,
	openAtlas,
	territoryFiles
} from '#lib/server/territory/index.ts';
import { inRoot } from '#lib/server/platform/root.ts';
import { seededChance } from '../chance.ts';
import { write } from '../large-catalogue.ts';
import { askEach, receive } from '../load.ts';
import { p95, type Bench, type Figure, type Measure } from '../measure.ts';
import { openPostgres } from '../postgres.ts';
import { startSite, type DataPlace } from '../site.ts';
import { syntheticExamples } from '../synthetic.ts';
import { forget, temporaryFolder } from '../temporary.ts';

/** BENCH_TERRITORIES=small measures with few records: to see that the measure runs, not to keep its figures. */
const isSmall = process.env.BENCH_TERRITORIES === 'small';
const FEW = 1000;
const MANY = isSmall ? 2000 : 100_000;
const PAGES = isSmall ? 60 : 600;
const BATCH = 10_000;

const METHOD = 'Territories drawn at random, a third of them EPCI, départements and régions; ';

export const territories: Measure = {
	name: 'territories',
	async run(bench) {
		const folder = await temporaryFolder('territories');
		const codes = await fill(bench, { folder }, FEW);
		const figures = [
			...(await pagesNeverSeen(bench, { folder }, codes, `PGlite, ${words(FEW)}`, 60)),
			...(await inMemory(bench, { folder }, codes))
		];
		await forget(folder);
		await using server = await openPostgres(bench.root);
		if (server) {
			const place = { url: server.url, folder: await temporaryFolder('territories-pg') };
			const drawn = await fill(bench, { url: server.url }, MANY);
			figures.push(
				...(await pagesNeverSeen(bench, place, drawn, `PostgreSQL, ${words(MANY)}`, 40))
			);
			await forget(place.folder);
		}
		return figures;
	}
};

function words(count: number): string {
	return `${count.toLocaleString('en')} synthetic examples`;
}

/** Writes the territories and `count` examples; answers codes to ask for. */
async function fill({ root, say }: Bench, place: DatabasePlace, count: number): Promise<string[]> {
	say(`Writing ${words(count)}…`);
	const records = await syntheticExamples(root, { count, now: new Date(), seed: 9 });
	const open = await openDatabase(place);
	try {
		await migrate(open, inRoot('migrations'));
		const context: Context = { db: open.db, actor: { kind: 'operator' }, now: new Date() };
		const territoryFolder = inRoot('data/territories');
		await loadReferenceTerritories(context, territoryFolder, () => {});
		// Before the others, as on a real site: a start after them would place them all again.
		await loadReferenceExamples(
			context,
			inRoot('data/examples'),
			territoryFiles(territoryFolder),
			() => {}
		);
		for (let at = 0; at < count; at += BATCH) await write(context, records.slice(at, at + BATCH));
		const { gazetteer } = await openAtlas(readerOf(context));
		const places = [...gazetteer.places()];
		const communes = places.filter(({ kind }) => kind === 'commune');
		const wider = places.filter(({ kind }) => kind !== 'commune');
		const chance = seededChance(17);
		const drawn = new Set<string>();
		while (drawn.size < PAGES + 20)
			drawn.add(chance.oneOf(drawn.size % 3 === 0 ? wider : communes).code);
		return [...drawn];
	} finally {
		await open.close();
	}
}

/** Each page asked once, one after the other, of the built site. */
async function pagesNeverSeen(
	{ root, say }: Bench,
	place: DataPlace,
	codes: readonly string[],
	what: string,
	bound: number
): Promise<Figure[]> {
	say(`Asking ${PAGES} pages of territories, ${what}…`);
	await using site = await startSite(root, place);
	const addresses = codes.map((code) => `${site.origin}/territoires/${code}`);
	for (const address of addresses.slice(PAGES)) await receive(address);
	const { p95: slow } = await askEach(addresses.slice(0, PAGES), 1);
	return [
		{
			what: `Page of a territory never seen, p95, ${what}`,
			measured: slow,
			unit: 'ms',
			bound,
			method: `${METHOD}${PAGES} pages asked once each, one after the other, over HTTP with brotli, after twenty others; the true examples are there too.`
		}
	];
}

async function inMemory(
	{ say }: Bench,
	place: DatabasePlace,
	codes: readonly string[]
): Promise<Figure[]> {
	say('Finding territories alike, and by the beginning of their names…');
	const open = await openDatabase(place);
	try {
		const reader = readerOf({ db: open.db, actor: { kind: 'operator' }, now: new Date() });
		const atlas = await openAtlas(reader);
		const { gazetteer } = atlas;
		const made = await timed(1, async () => atlas.likeness);
		const alike = await timed(codes.length, async (at) =>
			atlas.likeness.alike(gazetteer.read(codes[at]!)!, 12)
		);
		await findTerritories(reader, 'a', 10);
		const typed =
			's sa sai saint saint-m st l la lo lor bouz rochelle 5 56 561 56100 mar marse par ville'.split(
				' '
			);
		const finding = await timed(typed.length * 20, (at) =>
			findTerritories(reader, typed[at % typed.length]!, 10)
		);
		return [
			{
				what: 'Territories alike, p95',
				measured: p95(alike),
				unit: 'ms',
				bound: 20,
				remark: `made ready once, in ${made[0]!.toFixed(0)} ms`,
				method: `${METHOD}the twelve most alike of each.`
			},
			{
				what: 'Territories by the beginning of a name or postal code, p95',
				measured: p95(finding),
				unit: 'ms',
				bound: 5,
				method: 'Twenty beginnings, twenty times each, among all the territories.'
			}
		];
	} finally {
		await open.close();
	}
}

async function timed(count: number, act: (at: number) => Promise<unknown>): Promise<number[]> {
	const times: number[] = [];
	for (let at = 0; at < count; at++) {
		const began = performance.now();
		await act(at);
		times.push(performance.now() - began);
	}
	return times;
}
