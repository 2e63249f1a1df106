import { expect, test, type Page } from '@playwright/test';
import { ADMIN_PASSWORD } from './pages.ts';

const places = (page: Page) => page.getByRole('navigation', { name: 'Navigation principale' });

test('on a phone the menu opens and closes by the browser itself', async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	await page.goto('/mentions-legales');
	await expect(places(page)).toBeHidden();
	await page.getByRole('button', { name: 'Menu' }).click();
	await expect(places(page).getByRole('link', { name: 'Se connecter' })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(places(page)).toBeHidden();

	await page.getByRole('button', { name: 'Menu' }).press('Enter');
	await places(page).getByRole('link', { name: 'Besoins' }).click();
	await expect(page).toHaveURL(/\/besoins$/);
	await expect(places(page)).toBeHidden();
});

test('at every width the bar is one line, and the account is reached in one place', async ({
	page
}) => {
	await page.goto('/mentions-legales');
	for (const width of [320, 360, 480, 768, 1088, 1089, 1280]) {
		await page.setViewportSize({ width, height: 640 });
		const menu = page.getByRole('button', { name: 'Menu' });
		const tops = await page
			.getByRole('banner')
			.locator('.bar > :visible:not(nav)')
			.evaluateAll((all) =>
				all.map((one) => {
					const { top, height } = one.getBoundingClientRect();
					return Math.round(top + height / 2);
				})
			);
		expect(new Set(tops).size, `${width} px: one line`).toBe(1);
		if (await menu.isVisible()) await menu.click();
		await expect(page.getByRole('link', { name: 'Se connecter' })).toHaveCount(1);
		const lines = await places(page)
			.getByRole('listitem')
			.evaluateAll((all) => new Set(all.map((one) => one.getBoundingClientRect().top)).size);
		if (width > 1088) expect(lines, `${width} px: the places on one line`).toBe(1);
		await page.keyboard.press('Escape');
	}
});

test.describe('whoever administers', () => {
	test.use({ httpCredentials: { username: 'admin', password: ADMIN_PASSWORD } });

	test('finds every page of the administration from its home, and the way back', async ({
		page
	}) => {
		await page.goto('/administration');
		const links = page.getByRole('main').getByRole('listitem').getByRole('link');
		const addresses = await links.evaluateAll((all) =>
			all
				.map((one) => one.getAttribute('href')!)
				.filter((href) => href.startsWith('/administration/'))
		);
		expect(addresses).toHaveLength(12);
		for (const address of addresses) {
			const answer = await page.goto(address);
			expect(answer!.status(), address).toBe(200);
			if (address.endsWith('/composants')) continue; // public: it leads nobody to a closed door
			await expect(
				page
					.getByRole('navigation', { name: 'Fil d’Ariane' })
					.getByRole('link', { name: 'Administration' })
			).toHaveAttribute('href', '/administration');
		}
	});
});
