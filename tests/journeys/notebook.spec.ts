import { expect, test, type Page } from '@playwright/test';

const ONE = '1000-cafes-groupe-sos-villages';
const TWO = 'a-velo-sans-age-la-rochelle-ccas';

const kept = (page: Page) =>
	page.getByRole('region', { name: 'Exemples gardés' }).getByRole('heading', { level: 3 });
const myNotebook = (page: Page) =>
	page.getByRole('banner').getByRole('link', { name: /Mon carnet/ });
const keepButton = (page: Page) => page.getByRole('button', { name: 'Garder dans mon carnet' });
const stored = (page: Page) => page.evaluate(() => localStorage.getItem('carnet'));

test('she fills a notebook by searching, orders it, names it and takes it away', async ({
	page,
	request
}) => {
	await page.goto('/carnet');
	await expect(page.getByRole('heading', { name: 'Ce carnet est vide' })).toBeVisible();

	await page.getByRole('searchbox').fill('mobilite rurale');
	await page.getByRole('button', { name: 'Chercher' }).click();
	await page
		.getByRole('link', { name: /^Ajouter/ })
		.nth(0)
		.click();
	await expect(page.getByText('Déjà gardé')).toHaveCount(1);
	await page
		.getByRole('link', { name: /^Ajouter/ })
		.nth(0)
		.click();
	await expect(kept(page)).toHaveCount(2);

	const [first, second] = await kept(page).allInnerTexts();
	await page.getByRole('link', { name: /^Monter/ }).click();
	await expect(kept(page)).toHaveText([second!, first!]);

	await page.getByLabel('Il est imprimé en tête du PDF').fill('Pour le conseil <b>');
	await page.getByRole('button', { name: 'Nommer' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pour le conseil <b>');

	for (const [name, type, start] of [
		[/PDF/, 'application/pdf', '%PDF'],
		[/CSV/, 'text/csv', '\uFEFFslug,kind,title'],
		[/courriel/, 'text/plain', 'Pour le conseil <b>']
	] as const) {
		const href = await page.getByRole('link', { name }).first().getAttribute('href');
		const response = await request.get(href!);
		expect(response.headers()['content-type'], href!).toContain(type);
		expect((await response.body()).toString('utf8').startsWith(start), href!).toBe(true);
	}

	await page
		.getByRole('link', { name: /^Retirer/ })
		.nth(0)
		.click();
	await expect(kept(page)).toHaveText([first!]);
	await page.getByRole('link', { name: 'Vider ce carnet' }).click();
	await expect(page.getByRole('heading', { name: 'Ce carnet est vide' })).toBeVisible();
});

test('without script, an example page opens a notebook that holds it', async ({
	page,
	javaScriptEnabled
}) => {
	test.skip(javaScriptEnabled !== false, 'with a script, a button keeps it on the spot');
	await page.goto(`/exemples/${ONE}`);
	await expect(keepButton(page)).toBeHidden();
	await page.getByRole('link', { name: 'Ajouter à un carnet' }).click();
	await expect(page).toHaveURL(new RegExp(`/carnet\\?e=${ONE}$`));
	await expect(kept(page)).toHaveCount(1);
	await expect(page.getByText('Ce navigateur').filter({ visible: true })).toHaveCount(0);
});

test('a notebook that someone sent says what the catalogue lacks, and keeps the rest', async ({
	page,
	request
}) => {
	await page.goto(`/carnet?e=${ONE}&e=exemple-perdu&e=${TWO}`);
	await expect(kept(page)).toHaveCount(2);
	await expect(page.getByText(/exemple-perdu.*n’est pas dans le catalogue/).first()).toBeVisible();
	const text = await (await request.get(`/carnet.txt?e=${ONE}&e=exemple-perdu`)).text();
	expect(text).toContain('exemple-perdu');
	await page.getByRole('link', { name: 'Le retirer : exemple-perdu' }).click();
	await expect(page.getByText('exemple-perdu')).toHaveCount(0);
	await expect(kept(page)).toHaveCount(2);
});

test('a mangled or hostile address gets a page, never an error', async ({ page, request }) => {
	for (const search of [
		'e=<script>alert(1)</script>&titre=<img src=x onerror=alert(1)>',
		'e=../../etc/passwd&e=%00&e=%E9&e[]=a&titre=%E2%80%AE',
		`e=${'a'.repeat(5000)}`,
		Array.from({ length: 75 }, (_, rank) => `e=s-${rank}`).join('&'),
		`e=${ONE.toUpperCase()}.`,
		"q=' or 1=1 --&e=x"
	]) {
		const response = await page.goto(`/carnet?${search}`);
		expect(response!.status(), search).toBe(200);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		for (const form of ['.csv', '.txt']) {
			expect((await request.get(`/carnet${form}?${search}`)).status(), form + search).toBe(200);
		}
		expect([200, 422]).toContain((await request.get(`/carnet.pdf?${search}`)).status());
	}
	await page.goto(`/carnet?${Array.from({ length: 75 }, (_, rank) => `e=s-${rank}`).join('&')}`);
	await expect(page.getByText('15 exemples de trop ont été laissés de côté')).toBeVisible();
	await expect(page.getByText('Ce carnet est plein')).toBeVisible();
});

test('a sheet is a PDF that the browser holds until the catalogue changes', async ({ request }) => {
	const response = await request.get(`/exemples/${ONE}/fiche.pdf`);
	expect(response.status()).toBe(200);
	const { etag, ...headers } = response.headers();
	expect(headers['content-type']).toBe('application/pdf');
	expect(headers['content-disposition']).toBe(`inline; filename="fiche-${ONE}.pdf"`);
	const again = await request.get(`/exemples/${ONE}/fiche.pdf`, {
		headers: { 'if-none-match': etag! }
	});
	expect(again.status()).toBe(304);
	expect((await request.get('/exemples/nulle-part/fiche.pdf')).status()).toBe(404);
	expect((await request.get(`/exemples/${ONE.toUpperCase()}/fiche.pdf`)).url()).toContain(ONE);
});

test('an example says how to cite it', async ({ page, request }) => {
	await page.goto(`/exemples/${ONE}`);
	await page.getByText('Citer cet exemple').click();
	await expect(page.getByText(/Faire alliance, fiche enregistrée le/)).toBeVisible();
	for (const [name, start] of [
		['BibTeX', '@misc{'],
		['RIS', 'TY  - ELEC']
	] as const) {
		const href = await page.getByRole('link', { name, exact: true }).getAttribute('href');
		const response = await request.get(href!);
		expect((await response.text()).startsWith(start), name).toBe(true);
	}
	expect((await request.get('/exemples/nulle-part/citation.bib')).status()).toBe(404);
});

test.describe('the notebook that a browser remembers', () => {
	test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, 'it needs a script');

	test('keeps and lets go of an example on its page, counts, and sends nothing', async ({
		page
	}) => {
		await page.goto(`/exemples/${ONE}`);
		await expect(page.getByRole('link', { name: 'Ajouter à un carnet' })).toBeHidden();
		const asked: string[] = [];
		page.on('request', (request) => asked.push(request.url()));
		await keepButton(page).click();
		await expect(keepButton(page)).toHaveAttribute('aria-pressed', 'true');
		await expect(myNotebook(page)).toHaveText('Mon carnet (1)');
		await expect(page.getByRole('status')).toHaveText(
			/Gardé dans le carnet, qui tient 1 exemple\./
		);
		expect(asked).toEqual([]);

		await page.reload();
		await expect(keepButton(page)).toHaveAttribute('aria-pressed', 'true');
		await myNotebook(page).click();
		await expect(page).toHaveURL(new RegExp(`e=${ONE}`));
		await expect(page.getByText('Ce navigateur garde ce carnet pour vous.')).toBeVisible();

		await page.goto(`/exemples/${ONE}`);
		await keepButton(page).click();
		await expect(keepButton(page)).toHaveAttribute('aria-pressed', 'false');
		await expect(myNotebook(page)).toHaveText('Mon carnet');
	});

	test('follows what is changed on its own page', async ({ page }) => {
		await page.goto(`/exemples/${ONE}`);
		await keepButton(page).click();
		await page.goto('/carnet');
		await expect(page).toHaveURL(new RegExp(`e=${ONE}`));
		await page.getByLabel('Il est imprimé en tête du PDF').fill('À moi');
		await page.getByRole('button', { name: 'Nommer' }).click();
		await expect(page.getByText('Ce navigateur garde ce carnet pour vous.')).toBeVisible();
		await page.getByRole('link', { name: /^Retirer/ }).click();
		await expect(kept(page)).toHaveCount(0);
		expect(await stored(page)).not.toContain(ONE);
	});

	test('is not replaced by one that someone sent, unless she asks', async ({ page }) => {
		await page.goto(`/exemples/${ONE}`);
		await keepButton(page).click();
		await page.goto(`/carnet?e=${TWO}`);
		await expect(page.getByText('Ce navigateur garde un autre carnet')).toBeVisible();
		expect(await stored(page)).toBe(`e=${ONE}`);
		await page.getByRole('button', { name: 'Le remplacer par celui-ci' }).click();
		await expect(page.getByText('Ce navigateur garde ce carnet pour vous.')).toBeVisible();
		expect(await stored(page)).toBe(`e=${TWO}`);
	});

	test('is one in all the tabs', async ({ page, context }) => {
		await page.goto(`/exemples/${ONE}`);
		const other = await context.newPage();
		await other.goto(`/exemples/${TWO}`);
		await keepButton(page).click();
		await expect(myNotebook(other)).toHaveText('Mon carnet (1)');
		await keepButton(other).click();
		await expect(myNotebook(page)).toHaveText('Mon carnet (2)');
		expect(await stored(page)).toBe(`e=${ONE}&e=${TWO}`);
	});

	test('survives what something else wrote in its place, and puts that aside', async ({ page }) => {
		const complaints: string[] = [];
		page.on('pageerror', (error) => complaints.push(String(error)));
		for (const foreign of [
			'{"version":9,"list":[1]}',
			'\u0000\uFFFF',
			'x'.repeat(100_000),
			'&&=&e'
		]) {
			await page.goto(`/exemples/${ONE}`);
			await page.evaluate((text) => {
				localStorage.clear();
				localStorage.setItem('carnet', text);
			}, foreign);
			await page.reload();
			await keepButton(page).click();
			await expect(keepButton(page)).toHaveAttribute('aria-pressed', 'true');
			expect(await stored(page)).toBe(`e=${ONE}`);
			expect(await page.evaluate(() => localStorage.getItem('carnet-illisible'))).toBe(foreign);
		}
		expect(complaints).toEqual([]);
	});

	test('holds sixty examples, and says when it is full', async ({ page }) => {
		await page.goto(`/exemples/${ONE}`);
		await page.evaluate(() => {
			const slugs = Array.from({ length: 60 }, (_, rank) => `e=s-${rank}`);
			localStorage.setItem('carnet', slugs.join('&'));
		});
		await page.reload();
		await keepButton(page).click();
		await expect(page.getByText('Le carnet est plein')).toBeVisible();
		await expect(keepButton(page)).toHaveAttribute('aria-pressed', 'false');
		await expect(myNotebook(page)).toHaveText('Mon carnet (60)');
	});

	test('when the browser remembers nothing, the link is left as it was', async ({ page }) => {
		await page.addInitScript(() => {
			Object.defineProperty(window, 'localStorage', {
				get() {
					throw new DOMException('Refused', 'SecurityError');
				}
			});
		});
		await page.goto(`/exemples/${ONE}`);
		await expect(keepButton(page)).toBeHidden();
		await expect(page.getByRole('link', { name: 'Ajouter à un carnet' })).toBeVisible();
	});
});
