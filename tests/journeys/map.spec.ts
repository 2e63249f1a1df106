import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';

const mapOf = (page: Page) =>
	page.getByRole('main').getByRole('group', { name: /^Carte des exemples/ });
const countIn = (text: string) => Number(/(\d[\d\s]*)\sexemple/.exec(text)![1]!.replace(/\s/g, ''));
const circlesOf = (page: Page) => mapOf(page).locator('a.marker');
const names = (links: Locator) =>
	links.evaluateAll((all) => all.map((link) => link.getAttribute('aria-label')!));

test('she goes from the list to the map, keeps her criteria, and zooms down to a town', async ({
	page
}) => {
	await page.goto('/exemples/carte?domaine=sante');
	await expect(page.getByRole('link', { name: /Retirer.*santé/i })).toBeVisible();

	const region = mapOf(page)
		.getByRole('link', { name: /^Bretagne, / })
		.first();
	await expect(region).toHaveAttribute('href', /domaine=sante&territoire=R53$/);
	await page.goto('/exemples/carte?territoire=R53');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'Carte des exemples en Bretagne'
	);
	const trail = page.getByRole('navigation', { name: 'Fil d’Ariane' });
	await expect(trail.getByRole('link', { name: 'France' })).toHaveAttribute(
		'href',
		'/exemples/carte'
	);

	const departement = page
		.getByRole('main')
		.getByRole('heading', { level: 3, name: /Morbihan/ })
		.getByRole('link');
	const promised = countIn((await departement.locator('..').textContent())!);
	await departement.click();
	await expect(page).toHaveURL(/territoire=56$/);
	await expect(page.getByText(new RegExp(`^${promised}\\sexemple`)).first()).toBeVisible();

	await page.getByRole('link', { name: /^Dézoomer.*Bretagne/ }).click();
	await expect(page).toHaveURL(/territoire=R53$/);
	await page.getByRole('link', { name: 'Liste', exact: true }).click();
	await expect(page).toHaveURL(/\/exemples\?territoire=R53$/);
});

test('the map, the list beside it and the catalogue count the same', async ({ page, request }) => {
	for (const search of [
		'',
		'?territoire=R11',
		'?territoire=69',
		'?q=mobilit%C3%A9&territoire=R84'
	]) {
		await page.goto(`/exemples/carte${search}`);
		const { total } = await (await request.get(`/api/v1/examples${search}`)).json();
		await expect(page.getByText(new RegExp(`^${total}\\sexemples?$`)).first()).toBeVisible();
		const listed = await page.getByRole('main').locator('li[id^="lieu-"] > h3').allTextContents();
		const apart = page.locator('#sans-lieu > p');
		const unplaced = (await apart.count()) > 0 ? countIn((await apart.textContent())!) : 0;
		expect(listed.reduce((sum, text) => sum + countIn(text), 0) + unplaced, search).toBe(total);
		const said = /(\d+)\sexemples? sur la carte/.exec(
			(await page.locator('#carte-notes').textContent())!
		);
		const drawn = (await names(circlesOf(page))).reduce((sum, name) => sum + countIn(name), 0);
		expect(drawn, search).toBe(Number(said![1]));
	}
});

test('each circle leads where it says: the map, the list or the story, with as many examples', async ({
	page
}) => {
	for (const search of ['?territoire=R53', '?territoire=35']) {
		await page.goto(`/exemples/carte${search}`);
		const circles = await circlesOf(page).evaluateAll((all) =>
			all.map((link) => ({
				name: link.getAttribute('aria-label')!,
				href: link.getAttribute('href')!
			}))
		);
		expect(circles.length).toBeGreaterThan(2);
		for (const { name, href } of circles.slice(0, 5)) {
			await page.goto(href.startsWith('#') ? `/exemples/carte${search}${href}` : href);
			if (/^\/exemples\/(?!carte)/.test(href)) {
				const title = name.split('\u00A0: ').slice(1).join('\u00A0: ');
				await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
			} else if (/^\/exemples\?/.test(href)) {
				await expect(
					page.getByText(new RegExp(`^${countIn(name)}\\sexemple`)).first()
				).toBeVisible();
			}
		}
	}
});

test('on a phone a finger finds each circle, and none hides another', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 700 });
	for (const search of ['', '?territoire=R11', '?territoire=974', '?territoire=75056']) {
		await page.goto(`/exemples/carte${search}`);
		const boxes = await circlesOf(page).evaluateAll((all) =>
			all.map((link) => {
				const { x, y, width, height } = link.getBoundingClientRect();
				return { x: x + width / 2, y: y + height / 2, r: Math.min(width, height) / 2 };
			})
		);
		for (const [rank, one] of boxes.entries()) {
			expect(2 * one.r, search).toBeGreaterThanOrEqual(23.9);
			for (const other of boxes.slice(rank + 1)) {
				const apart = Math.hypot(one.x - other.x, one.y - other.y);
				expect(apart, search).toBeGreaterThan(one.r + other.r - 1);
			}
		}
	}
});

test('places of every kind have their map, or their list when they have no outline', async ({
	page
}) => {
	for (const [code, heading] of [
		['75056', /à Paris/],
		['R04', /à La Réunion/],
		['976', /à Mayotte/],
		['R94', /en Corse/],
		['2A', /en Corse-du-Sud/],
		['243500139', /Rennes Métropole/i],
		['56001', /Carte des exemples à/]
	] as const) {
		await page.goto(`/exemples/carte?territoire=${code}`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
		await expect(mapOf(page)).toBeVisible();
	}
	await page.goto('/exemples/carte?territoire=988');
	await expect(page.getByText(/pas le contour de ce territoire/)).toBeVisible();
	await expect(page.getByRole('main').locator('li[id^="lieu-"]').first()).toBeVisible();
	await expect(mapOf(page)).toHaveCount(0);
});

test('nothing found, an unknown place or a hostile search are said, not suffered', async ({
	page
}) => {
	await page.goto('/exemples/carte?q=licornes+en+apesanteur&territoire=56');
	await expect(page.getByRole('heading', { name: /Aucun exemple/ })).toBeVisible();
	await page.getByRole('link', { name: 'Voir tous les exemples sur la carte' }).click();
	await expect(page).toHaveURL(/\/exemples\/carte$/);

	await page.goto('/exemples/carte?territoire=99999&couleur=bleu');
	await expect(page.getByText(/territoire = 99999/)).toBeVisible();
	await expect(mapOf(page)).toBeVisible();

	for (const hostile of [
		'?q=%00%27%3B--',
		'?q=%3Cscript%3Ealert(1)%3C/script%3E',
		'?territoire=%E9%E9',
		'?page=-4&tri=x'
	]) {
		const response = await page.goto(`/exemples/carte${hostile}`);
		expect(response!.status(), hostile).toBe(200);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	}
});

test('the accessible tree names every link of the map with its place and its count', async ({
	page
}) => {
	await page.goto('/exemples/carte?territoire=R53');
	const map = mapOf(page);
	const links = map.getByRole('link');
	const count = await links.count();
	expect(count).toBeGreaterThan(4);
	for (let rank = 0; rank < count; rank++)
		await expect(links.nth(rank)).toHaveAccessibleName(/^\S.*, \d+\sexemples?(\s: .+)?$/);
	await expect(map).toHaveAccessibleDescription(/sur la carte/);
});

test('what is around a town is drawn with it, and a circle leads to its own place alone', async ({
	page
}) => {
	await page.goto('/exemples/carte?territoire=35238&rayon=50');
	await expect(page.getByRole('link', { name: /Retirer.*50\skm alentour/ })).toBeVisible();
	await expect(mapOf(page)).toBeVisible();
	for (const href of await circlesOf(page).evaluateAll((all) =>
		all.map((link) => link.getAttribute('href')!)
	))
		expect(href).not.toMatch(/rayon=/);
});

test('what has no place is said by its number, and one link tells it', async ({ page }) => {
	await page.goto('/exemples/carte?categorie=mecenat');
	const link = page.getByRole('link', { name: /^\d+\sexemples sans lieu précis/ });
	const promised = countIn(await link.innerText());
	await link.click();
	await expect(page).toHaveURL(/categorie=mecenat&lieu=aucun$/);
	await expect(page.locator('#sans-lieu li')).toHaveCount(promised);
	await page.getByRole('link', { name: 'Revenir à la carte' }).click();
	await expect(page).toHaveURL(/carte\?categorie=mecenat$/);
});

test('the forms of partnership are told on the map when asked, and stay told by zooming', async ({
	page
}) => {
	await page.goto('/exemples/carte');
	await page.getByRole('link', { name: 'Montrer les formes de partenariat en couleurs' }).click();
	await expect(page).toHaveURL(/couleur=forme$/);
	await expect(page.getByText(/Mécénat\s: \d+\sexemples/)).toBeVisible();
	await page
		.getByRole('heading', { level: 3, name: /Bretagne/ })
		.getByRole('link')
		.click();
	await expect(page).toHaveURL(/territoire=R53&couleur=forme$/);
	await page.getByRole('link', { name: 'Ne montrer que les nombres' }).click();
	await expect(page).toHaveURL(/territoire=R53$/);
});

test.describe('axe finds nothing', () => {
	test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, 'axe looks with a script');
	for (const colorScheme of ['light', 'dark'] as const) {
		for (const search of [
			'',
			'?territoire=R53',
			'?territoire=35',
			'?territoire=988',
			'?territoire=R53&couleur=forme',
			'?q=licornes+en+apesanteur'
		]) {
			test(`on the map${search}, ${colorScheme}`, async ({ page }) => {
				await page.emulateMedia({ colorScheme });
				await page.goto(`/exemples/carte${search}`);
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
	}
});
