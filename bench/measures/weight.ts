import { existsSync } from 'node:fs';
import { chromium, type Browser } from '@playwright/test';
import { visit, type Visit } from '../first-visit.ts';
import type { Figure, Measure } from '../measure.ts';
import { chosenPages } from '../pages.ts';
import { startSite } from '../site.ts';
import { forget } from '../temporary.ts';

const BOUND = 60_000; // bytes
/** What the enhancements of a page may weigh (docs/decisions/0009-enhancements.md). */
const SCRIPT_BOUND = 4_000;

/** Pages that are read, the heaviest of their kind. */
const READING = [
	'/comprendre/moyens?role=fondation',
	'/comprendre/glossaire',
	'/ressources',
	'/observatoire/indicateurs',
	'/observatoire/catalogue'
];

const METHOD =
	'A first visit in Chromium, cache empty, page scrolled to its end: bytes received for everything ' +
	'(headers, HTML, style sheets, font, images), as the browser counts them, and the icon.';

export const weight: Measure = {
	name: 'weight',
	async run(bench) {
		const folder = await bench.filledFolder();
		await using site = await startSite(bench.root, { folder });
		const pages = await chosenPages(bench.root);
		const browser = await openChromium();
		const figures: Figure[] = [];
		try {
			for (const path of [pages.home, pages.list, pages.example, ...READING]) {
				bench.say(`First visit of ${path}…`);
				figures.push(...figuresOf(path, await visit(browser, site.origin + path)));
			}
		} finally {
			await browser.close();
		}
		await forget(folder);
		return figures;
	}
};

function openChromium(): Promise<Browser> {
	const debian = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
	return chromium.launch({
		// Without Debian's, the one that Playwright installed.
		...(existsSync(debian) && { executablePath: debian }),
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync'
		]
	});
}

function figuresOf(path: string, { parts, foreign, script }: Visit): Figure[] {
	const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
	const remark = [...byType(parts)]
		.map(([type, bytes]) => `${type} ${bytes.toLocaleString('en')}`)
		.join(', ');
	return [
		{
			what: `First visit of ${path}`,
			measured: total,
			unit: 'bytes',
			bound: BOUND,
			remark,
			method: METHOD
		},
		{
			what: `Third parties asked by ${path}`,
			measured: foreign.length,
			unit: 'requests',
			bound: 0,
			remark: foreign[0],
			method: 'In the same visit, requests to another origin.'
		},
		{
			what: `JavaScript of ${path}`,
			measured: script,
			unit: 'bytes',
			bound: SCRIPT_BOUND,
			method:
				'In the same visit, bytes of script files, and characters of scripts and handlers in the page.'
		}
	];
}

function byType(parts: Visit['parts']): Map<string, number> {
	const sums = new Map<string, number>();
	for (const { type, bytes } of parts) sums.set(type, (sums.get(type) ?? 0) + bytes);
	return sums;
}
