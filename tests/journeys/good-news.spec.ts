import { expect, test } from '@playwright/test';

test('she goes from the yard to the world, reads a story, and sees the others of its scale', async ({
	page
}) => {
	await page.goto('/');
	await page
		.getByRole('main')
		.getByRole('link', { name: /bonnes nouvelles/i })
		.click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Bonnes nouvelles/);
	const steps = page.getByRole('main').locator('section[id]');
	await expect(steps).toHaveCount(7);

	await page
		.getByRole('navigation', { name: 'Les sept étapes' })
		.getByRole('link', { name: 'International' })
		.click();
	await expect(page).toHaveURL(/#international$/);
	const world = page.getByRole('region', { name: 'Par-delà les frontières' });
	await expect(world.getByRole('heading', { level: 3 })).toHaveCount(3);

	const promised = Number(
		(await world.getByRole('link', { name: /^Voir les/ }).innerText()).match(/\d+/)![0]
	);
	await world.getByRole('link', { name: /^Voir les/ }).click();
	await expect(page).toHaveURL(/\/exemples\?echelle=international$/);
	await expect(page.getByText(new RegExp(`^${promised}\\sexemple`)).first()).toBeVisible();

	await page.goBack();
	const title = await world.getByRole('heading', { level: 3 }).first().innerText();
	await world.getByRole('heading', { level: 3 }).first().getByRole('link').click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
});

test('the journey ends with an invitation, and is printed without it', async ({ page }) => {
	await page.goto('/bonnes-nouvelles');
	const next = page.getByRole('link', { name: /Chercher des exemples pour mon besoin/ });
	await expect(next).toHaveAttribute('href', '/exemples');
	await page.emulateMedia({ media: 'print' });
	await expect(next).toBeHidden();
	await expect(page.getByRole('heading', { level: 3 })).toHaveCount(21);
});
