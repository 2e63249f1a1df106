import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { visit } from '../first-visit.ts';
import type { Figure, Measure } from '../measure.ts';
import { startSite } from '../site.ts';
import { forget } from '../temporary.ts';

const UNIT_BOUND = 60_000; // bytes
const METHOD =
	'A first visit of each unit that is written in Chromium, cache empty: bytes received for everything; the heaviest is told.';
const QUIZ =
	'The quiz of a unit is sent without script: requests for a page between the button and the explanations read.';

export const learning: Measure = {
	name: 'learning',
	async run(bench) {
		const names = await readdir(join(bench.root, 'content/parcours'));
		const slugs = names
			.filter((name) => name.endsWith('.md') && name !== 'README.md')
			.map((name) => name.slice(0, -'.md'.length));
		const folder = await bench.filledFolder();
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
				}
			];
			return figures;
		} finally {
			await browser.close();
			await forget(folder);
		}
	}
};

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
