import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { PAGES } from './pages.ts';

/*
 * What must hold on every page. axe needs scripts to look at a page, so these are played in the
 * project that has them; the pages themselves send none but the enhancements that they ask for.
 */
test.skip(
	({ javaScriptEnabled }) => javaScriptEnabled === false,
	'axe looks at pages with a script'
);

/** The enhancements of each page (docs/decisions/0009-enhancements.md); a page that is not here has none. */
const ENHANCEMENTS: readonly (readonly [page: RegExp, ...names: string[]])[] = [
	[/^\/carnet/, 'notebook'],
	[/^\/apprendre/, 'learning'],
	[/^\/exemples\/[a-z]*\d[^/]*$/, 'notebook'],
	[/^\/territoires\/(?!59999)[\dR][\dA-Z]+$/, 'notebook'],
	[/^\/connexion$/, 'passkeys'],
	[/^\/exemples(\?|$)/, 'notebook', 'suggestions'],
	[/^\/(\?|$)|^\/exemples\/carte|n-existe-pas/, 'suggestions']
];

for (const path of PAGES) {
	const enhancements = ENHANCEMENTS.find(([page]) => page.test(path))?.slice(1) ?? [];

	test(`${path} is sound`, async ({ page, context, baseURL }) => {
		const foreign: string[] = [];
		const scripts: string[] = [];
		const complaints: string[] = [];
		page.on('request', (request) => {
			if (!request.url().startsWith(baseURL!)) foreign.push(request.url());
			if (request.resourceType() === 'script') scripts.push(request.url());
		});
		page.on('console', (message) => {
			// The browser says it of every 404, this page's own status included.
			if (message.type() === 'error' && !/status of 404/.test(message.text()))
				complaints.push(message.text());
		});
		await page.goto(path);
		await page.waitForLoadState('networkidle');

		await test.step('one title, one main heading, headings in order', async () => {
			await expect(page).toHaveTitle(/Faire alliance$/);
			await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
			const levels = await page
				.locator('h1, h2, h3, h4, h5, h6')
				.evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
			for (const [rank, level] of levels.entries()) {
				if (rank > 0)
					expect(level, `heading ${rank + 1}`).toBeLessThanOrEqual(levels[rank - 1]! + 1);
			}
		});

		for (const colorScheme of ['light', 'dark'] as const) {
			await test.step(`axe finds nothing, ${colorScheme}`, async () => {
				await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
				const { violations } = await new AxeBuilder({ page })
					.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
					.analyze();
				expect(
					violations.map(
						({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ; ')}`
					)
				).toEqual([]);
			});
		}

		await test.step('fits 320 px, and 1280 px at 200 %, without sideways scroll', async () => {
			for (const width of [640, 320]) {
				await page.setViewportSize({ width, height: 800 });
				const overflow = await page.evaluate(
					() => document.documentElement.scrollWidth - document.documentElement.clientWidth
				);
				expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
			}
		});

		await test.step('asks nothing from elsewhere, no script but its enhancements, no cookie', async () => {
			const names = scripts.map(
				(url) => /\/workers\/([a-z-]+)-[\w-]{8}\.js$/.exec(url)?.[1] ?? url
			);
			const cookies = await context.cookies();
			expect({ foreign, scripts: names.sort(), complaints, cookies }).toEqual({
				foreign: [],
				scripts: enhancements,
				complaints: [],
				cookies: []
			});
		});
	});
}

test('no link of the site leads nowhere', async ({ page, request }) => {
	test.slow();
	const seen = new Set<string>();
	const broken: string[] = [];
	for (const path of PAGES.filter((one) => !/n-existe-pas|59999/.test(one))) {
		await page.goto(path);
		const links = await page
			.locator('a[href]')
			// Of the hundreds of criteria that a list offers, one in ten. A link drawn in a map has no plain `href`.
			.evaluateAll((all) =>
				all
					.filter((link, rank) => link.getAttribute('rel') !== 'nofollow' || rank % 10 === 0)
					.map((link) => new URL(link.getAttribute('href')!, document.baseURI).href)
			);
		for (const link of links) {
			const { origin, pathname, search } = new URL(link);
			if (origin !== new URL(page.url()).origin || seen.has(pathname + search)) continue;
			seen.add(pathname + search);
			const response = await request.get(pathname + search);
			if (!response.ok()) broken.push(`${pathname}${search} from ${path}: ${response.status()}`);
		}
	}
	expect(broken).toEqual([]);
	expect(seen.size).toBeGreaterThan(100);
});
