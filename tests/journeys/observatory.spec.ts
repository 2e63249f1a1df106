import { expect, test } from '@playwright/test';

test('he traces a headline figure to those who were asked, and reads the warning', async ({
	page
}) => {
	await page.goto('/observatoire');
	await page
		.getByRole('main')
		.locator('a[href$="/impact-fondations-2021-necessaire"]')
		.first()
		.click();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.getByRole('main')).toContainText('42 fondations');
	await expect(page.getByRole('main')).toContainText('2021');
	await expect(page.getByRole('main').locator('a[href^="http"]').first()).toBeVisible();
});

test('every cell of a table leads to the examples that it counts', async ({ page }) => {
	await page.goto('/observatoire/tableau?lignes=domaine&colonnes=categorie');
	const cell = page.getByRole('main').locator('td a').nth(5);
	const promised = (await cell.innerText()).match(/\d+/)![0];
	await cell.click();
	await expect(page.getByText(new RegExp(`^${promised}\\sexemple`)).first()).toBeVisible();
});

test('she builds a table without script, and keeps its address', async ({ page }) => {
	await page.goto('/observatoire/tableau');
	await page.getByLabel('En lignes').selectOption({ label: 'Échelle' });
	await page.getByRole('button', { name: 'Compter' }).click();
	await expect(page).toHaveURL(/lignes=echelle/);
	await expect(page.getByRole('table').first()).toContainText('Micro-local');
	const sheet = page.getByRole('link', { name: /CSV/ }).first();
	const answer = await page.request.get((await sheet.getAttribute('href'))!);
	expect(answer.headers()['content-type']).toContain('text/csv');
	expect(await answer.text()).toContain('Micro-local');
});

test('the data leave with their dictionary and the fingerprint of what is sent', async ({
	page
}) => {
	await page.goto('/observatoire/donnees/indicators');
	const bytes = await (await page.request.get('/observatoire/donnees/indicators.csv')).body();
	const { createHash } = await import('node:crypto');
	const fingerprint = createHash('sha256').update(bytes).digest('hex');
	await expect(page.getByRole('main')).toContainText(fingerprint.slice(0, 16));
});
