import { expect, test } from '@playwright/test';

test('the page of open data shows what the API answers', async ({ page, request }) => {
	await page.goto('/api/v1');
	for (const path of [
		'/api/v1/examples',
		'/api/v1/examples/{slug}',
		'/api/v1/territories/{code}'
	]) {
		await expect(page.getByText(`GET ${path}`, { exact: true })).toBeVisible();
	}
	const { openapi } = await (await request.get('/api/v1/openapi.json')).json();
	expect(openapi).toBe('3.1.0');
	const { total, items } = await (await request.get('/api/v1/examples?limit=100')).json();
	expect(total).toBeGreaterThan(850);
	expect(items).toHaveLength(100);
});

test('the whole catalogue is one file away, in both forms, and answers 304 to who holds it', async ({
	request
}) => {
	for (const [path, start] of [
		['/exemples.jsonl', '{"'],
		['/exemples.csv', '\uFEFFslug,kind,title']
	] as const) {
		const response = await request.get(path);
		expect(response.status()).toBe(200);
		expect((await response.body()).toString('utf8').startsWith(start), path).toBe(true);
		const again = await request.get(path, {
			headers: { 'if-none-match': response.headers().etag! }
		});
		expect(again.status(), path).toBe(304);
	}
});

test('robots find the map of the site, and machines the story in JSON-LD', async ({
	request,
	page
}) => {
	expect(await (await request.get('/robots.txt')).text()).toContain('/sitemap.xml');
	const index = await (await request.get('/sitemap.xml')).text();
	const parts = [...index.matchAll(/<loc>[^<]*(\/sitemap\.xml[^<]*)<\/loc>/g)].map(
		([, part]) => part!
	);
	const sizes: Record<string, number> = {};
	for (const part of parts) {
		const text = await (await request.get(part)).text();
		sizes[part.split('=')[1]!] = text.match(/<url>/g)!.length;
	}
	expect(sizes['exemples-1']).toBeGreaterThan(800);
	expect(sizes['territoires-1']! + sizes['territoires-2']!).toBeGreaterThan(36_000);
	expect(Math.max(...Object.values(sizes))).toBeLessThanOrEqual(20_000);
	await page.goto('/exemples/1000-cafes-groupe-sos-villages');
	const story = JSON.parse(await page.locator('script[type="application/ld+json"]').innerText());
	expect(story).toMatchObject({
		'@type': 'Article',
		inLanguage: 'fr',
		headline: expect.any(String)
	});
	expect(story.about.member.length).toBeGreaterThan(1);
	expect(story.citation[0].url).toMatch(/^https?:/);
	await expect(page.locator('meta[property="og:title"]')).toHaveAttribute('content', /Cafés/);
});

test('headers let nothing in from elsewhere', async ({ request }) => {
	const headers = (await request.get('/')).headers();
	expect(headers['content-security-policy']).toContain("default-src 'none'");
	expect(headers['content-security-policy']).not.toContain('unsafe-inline');
	expect(headers['x-content-type-options']).toBe('nosniff');
	expect(headers['x-request-id']).toBeTruthy();
});
