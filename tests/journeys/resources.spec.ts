import { expect, test } from '@playwright/test';

test('he narrows the resources to what concerns him, and takes the list away', async ({ page }) => {
	await page.goto('/ressources?role=entreprise&question=moyens');
	const shown = page.getByRole('main').getByRole('heading', { level: 3 });
	const count = await shown.count();
	expect(count).toBeGreaterThan(2);
	await expect(page.getByText(new RegExp(`^${count}\\sressources`)).first()).toBeVisible();
	const sheet = await page.request.get('/ressources.csv?role=entreprise&question=moyens');
	expect((await sheet.text()).trim().split(/\r?\n/).length).toBeGreaterThan(count);

	await page.goto('/ressources?q=licornes+en+apesanteur');
	await expect(page.getByRole('main')).toContainText('licornes en apesanteur');
	await expect(page.getByRole('main').getByRole('heading', { level: 3 })).toHaveCount(0);
});

test('she computes a gift, is told what is wrong by the field, and loses nothing', async ({
	page
}) => {
	await page.goto('/ressources/simulateur-mecenat');
	const money = page.getByLabel(/^En argent/);
	const turnover = page.getByLabel(/^Chiffre d’affaires/);
	await money.fill('9 000 €');
	await turnover.fill('beaucoup');
	await page.getByRole('button', { name: 'Calculer' }).click();
	await expect(money).toHaveValue('9 000 €');
	await expect(turnover).toHaveValue('beaucoup');
	await expect(turnover).toHaveAttribute('aria-invalid', 'true');

	await turnover.fill('1 500 000');
	await page.getByRole('button', { name: 'Calculer' }).click();
	// The example of the tax office: 60 % of 9,000 €.
	await expect(page.getByRole('region', { name: 'Le résultat' })).toContainText(/5[\s\u202F]400/);
	await expect(page.getByRole('main')).toContainText('pas conseil juridique');
	await expect(page.getByRole('heading', { name: 'Le calcul, ligne à ligne' })).toBeVisible();
});
