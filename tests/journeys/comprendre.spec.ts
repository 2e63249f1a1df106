import { expect, test } from '@playwright/test';

test('she opens a question, sees what it changes for a mayor, and goes to the examples it names', async ({
	page
}) => {
	await page.goto('/');
	await page
		.getByRole('navigation', { name: 'Navigation principale' })
		.getByRole('link', { name: 'Comprendre' })
		.click();
	await expect(page.getByRole('main').getByRole('heading', { level: 3 })).toHaveCount(7);
	await page.getByRole('link', { name: /Quelles formes de partenariat/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Quelles formes');

	await page.getByRole('link', { name: 'un élu ou un agent' }).first().click();
	await expect(page).toHaveURL(/role=elu/);
	await expect(
		page.getByRole('heading', { name: /Ce que cela change pour un élu ou un agent/ })
	).toBeVisible();

	const more = page
		.getByRole('main')
		.locator('a[href^="/exemples?"]')
		.filter({ hasText: /\d/ })
		.first();
	const promised = (await more.innerText()).match(/\d+/)![0];
	await more.click();
	await expect(page.getByText(new RegExp(`^${promised}\\sexemple`)).first()).toBeVisible();
});

test('a figure of the text leads to its source, its population and its year', async ({ page }) => {
	await page.goto('/comprendre/faire-alliance');
	const sources = page.getByRole('heading', { name: 'Sources des chiffres' });
	await expect(sources).toBeVisible();
	await page.getByRole('main').locator('a[href^="/observatoire/indicateurs/"]').first().click();
	await expect(page).toHaveURL(/\/observatoire\/indicateurs\//);
	await expect(page.getByRole('main')).toContainText(/Comisis|Pacte mondial|OpinionWay/);
});

test('a word of the glossary says its meaning to who points at it or comes to it by the keyboard', async ({
	page
}) => {
	await page.goto('/comprendre/formes');
	const term = page.getByRole('main').locator('a[href*="/comprendre/glossaire#"]').first();
	const id = (await term.getAttribute('aria-describedby'))!;
	const meaning = page.locator(`[id="${id}"]`);
	await expect(meaning).toBeHidden();
	await term.focus();
	await expect(meaning).toBeVisible();
	await term.press('Enter');
	await expect(page).toHaveURL(/\/comprendre\/glossaire#/);
	await expect(page.locator(':target')).toBeVisible();
});

test('an unknown role is left aside, and said', async ({ page }) => {
	await page.goto('/comprendre/preuves?role=pape');
	await expect(page.getByRole('main')).toContainText('pape');
	await expect(page.getByRole('heading', { name: /Ce que cela change/ })).toHaveCount(0);
});

test('the whole leaves as a tagged PDF in French and as an EPUB', async ({ request }) => {
	const pdf = await request.get('/comprendre/vademecum.pdf?role=association');
	expect(pdf.headers()['content-type']).toContain('application/pdf');
	const text = (await pdf.body()).toString('latin1');
	expect(text.startsWith('%PDF-')).toBe(true);
	expect(text).toContain('/MarkInfo');
	expect(text).toContain('/Lang (fr');
	const epub = await request.get('/comprendre/vademecum.epub');
	expect(epub.headers()['content-type']).toContain('application/epub+zip');
	expect((await epub.body()).subarray(30, 58).toString()).toBe('mimetypeapplication/epub+zip');
});
