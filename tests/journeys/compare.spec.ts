import { expect, test } from '@playwright/test';

const CAFES = '1000-cafes-groupe-sos-villages';
const SOLEIL = '123-soleil-luc-sur-aude';

test('she starts from an example, adds another, and reads them side by side', async ({ page }) => {
	await page.goto(`/exemples/${CAFES}`);
	await page.getByRole('link', { name: 'Comparer avec un autre exemple' }).click();
	await expect(page).toHaveURL(`/exemples/comparer?e=${CAFES}`);
	await expect(page.getByText('Un exemple est choisi')).toBeVisible();

	await page.getByRole('searchbox', { name: 'Chercher un exemple à ajouter' }).fill('soleil');
	await page.getByRole('button', { name: 'Chercher' }).click();
	await page.getByRole('link', { name: /^Ajouter.*1, 2, 3 Soleil/ }).click();
	await expect(page).toHaveURL(`/exemples/comparer?e=${CAFES}&e=${SOLEIL}`);

	const table = page.getByRole('table', { name: 'Les exemples, critère par critère' });
	await expect(table.getByRole('columnheader')).toHaveCount(3);
	const need = table.getByRole('row', { name: /^Le besoin/ });
	await expect(need.getByRole('rowheader')).toHaveText('Le besoin');
	await expect(need.getByRole('cell')).toHaveCount(2);
	await expect(page.getByText('Ce qui les distingue.')).toBeVisible();

	await table.getByRole('link', { name: /^Retirer.*1000 Cafés/ }).click();
	await expect(page).toHaveURL(`/exemples/comparer?e=${SOLEIL}`);
});

test('on a phone too, each cell says which example it is of', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	await page.goto(`/exemples/comparer?e=${CAFES}&e=${SOLEIL}`);
	const need = page.getByRole('row', { name: /^Le besoin/ });
	await expect(need.getByRole('cell').nth(0)).toContainText('1');
	await expect(need.getByRole('cell').nth(1)).toContainText('2');
	const [first, second] = await Promise.all(
		[0, 1].map((rank) => need.getByRole('cell').nth(rank).boundingBox())
	);
	expect(second!.y).toBeGreaterThanOrEqual(first!.y + first!.height - 1);
	expect(second!.x).toBe(first!.x);
});

test('with nothing chosen, the page says how to compare', async ({ page }) => {
	await page.goto('/exemples/comparer');
	await expect(page.getByText('Choisissez de deux à quatre exemples')).toBeVisible();
	await expect(page.getByRole('searchbox')).toBeVisible();
	await expect(page.getByRole('table')).toHaveCount(0);
});

test('fifty are cut to four, and what is not there is said', async ({ page, request }) => {
	const { items } = await (await request.get('/api/v1/examples?limit=50')).json();
	const fifty = items.map(({ slug }: { slug: string }) => `e=${slug}`).join('&');
	await page.goto(`/exemples/comparer?${fifty}`);
	await expect(page.getByRole('columnheader')).toHaveCount(5);
	await expect(page.getByText(/46.autres sont laissés de côté/)).toBeVisible();
	await expect(page.getByRole('searchbox')).toHaveCount(0);

	await page.goto(`/exemples/comparer?e=nulle-part&e=${CAFES}&e=%3Cscript%3E`);
	await expect(page.getByText('Aucun exemple ne porte le nom « nulle-part »')).toBeVisible();
	await expect(page.getByText('Un exemple est choisi')).toBeVisible();
});

test('a search without an answer says so', async ({ page }) => {
	await page.goto(`/exemples/comparer?e=${CAFES}&q=xqzwxqzw`);
	await expect(page.getByText(/Aucun autre exemple ne répond à/)).toBeVisible();
});
