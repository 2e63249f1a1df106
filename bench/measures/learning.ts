import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { unitsOf } from '#lib/domain/learning/graph.ts';
import {
	bringProgress,
	checkBadge,
	issueBadge,
	listUnits,
	readBadge,
	revokeBadge
} from '#lib/server/learning/index.ts';
import { readerOf, type Context } from '#lib/server/platform/context.ts';
import { openDatabase } from '#lib/server/platform/db/open.ts';
import { visit } from '../first-visit.ts';
import { p95, type Bench, type Figure, type Measure } from '../measure.ts';
import { startSite } from '../site.ts';
import { forget } from '../temporary.ts';

const UNIT_BOUND = 60_000; // bytes
const METHOD =
	'A first visit of each unit that is written in Chromium, cache empty: bytes received for everything; the heaviest is told.';
const QUIZ =
	'The quiz of a unit is sent without script: requests for a page between the button and the explanations read.';
const BADGES = 200;
const BADGE_BOUND = 50; // ms
const BADGE = `${BADGES} badges of the longest path, one after the other, on the embedded database: the progress read, the credential signed and kept, then the kept words checked from nothing, and the badge withdrawn so that the next may be; 95 in 100 issued and checked in less.`;

export const learning: Measure = {
	name: 'learning',
	async run(bench) {
		const names = await readdir(join(bench.root, 'content/parcours'));
		const slugs = names
			.filter((name) => name.endsWith('.md') && name !== 'README.md')
			.map((name) => name.slice(0, -'.md'.length));
		const folder = await bench.filledFolder();
		const badge = await badgeIssuedAndChecked(bench, folder);
		await using site = await startSite(bench.root, { folder });
		const browser = await open();
		try {
			let heaviest = { slug: '', bytes: 0 };
			for (const slug of slugs) {
				bench.say(`First visit of /apprendre/${slug}…`);
				const { parts } = await visit(browser, `${site.origin}/apprendre/${slug}`);
				const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
				if (bytes > heaviest.bytes) heaviest = { slug, bytes };
			}
			const figures: Figure[] = [
				{
					what: 'First visit of a unit, the heaviest',
					measured: heaviest.bytes,
					unit: 'bytes',
					bound: UNIT_BOUND,
					remark: `/apprendre/${heaviest.slug}, of ${slugs.length}`,
					method: METHOD
				},
				{
					what: 'Quiz of a unit, without script',
					measured: await requestsOfQuiz(browser, `${site.origin}/apprendre/${slugs[0]}`),
					unit: 'requests',
					bound: 1,
					method: QUIZ
				},
				badge
			];
			return figures;
		} finally {
			await browser.close();
			await forget(folder);
		}
	}
};

async function badgeIssuedAndChecked(bench: Bench, folder: string): Promise<Figure> {
	bench.say(`Issuing and checking ${BADGES} badges…`);
	const open = await openDatabase({ folder });
	try {
		const now = new Date();
		const id = 'bench-badges';
		await open.db
			.insertInto('person')
			.values({
				...{ id, name: 'Léa', mail: 'lea@example.org', mail_checked: true },
				...{ created_at: now, updated_at: now }
			})
			.execute();
		const lea = { kind: 'person', id, role: 'member', memberships: [], catalystOf: [] } as const;
		const context: Context = { db: open.db, actor: lea, now };
		const done = { quiz: 5, exercise: true, version: '' };
		const units = unitsOf(await listUnits(), 'piloter');
		await bringProgress(context, new Map(units.map(({ slug }) => [slug, done])));
		const origin = 'https://alliances.exemple.fr';
		const times: number[] = [];
		for (let rank = 0; rank < BADGES; rank++) {
			const began = performance.now();
			const badge = await issueBadge(context, { path: 'piloter', name: 'Léa', origin });
			const { jwt } = await readBadge(readerOf(context), badge, origin);
			const { verdict } = await checkBadge(readerOf(context), jwt, origin);
			times.push(performance.now() - began);
			if (verdict.kind !== 'valid') throw new Error(`The badge is ${verdict.kind}`);
			await revokeBadge(context, badge);
		}
		await open.db.deleteFrom('person').where('id', '=', id).execute();
		return {
			what: 'Badge issued and checked, 95 in 100',
			measured: p95(times),
			unit: 'ms',
			bound: BADGE_BOUND,
			method: BADGE
		};
	} finally {
		await open.close();
	}
}

async function requestsOfQuiz(browser: Browser, address: string): Promise<number> {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(address);
	let requests = 0;
	page.on('request', (request) => (requests += request.isNavigationRequest() ? 1 : 0));
	await page.locator('form[data-learning-quiz] button').click();
	await page.locator('[data-learning-score]').waitFor();
	await context.close();
	return requests;
}

function open(): Promise<Browser> {
	const debian = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
	return chromium.launch({
		...(existsSync(debian) && { executablePath: debian }),
		args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync']
	});
}
