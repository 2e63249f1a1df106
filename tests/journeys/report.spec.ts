import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { ADMIN_PASSWORD } from './pages.ts';

const EXAMPLE = '/exemples/1000-cafes-groupe-sos-villages';
const REPORTS = '/administration/signalements';

/** Writes a report and answers its reference; each says something else, or it would be the same one. */
async function report(page: Page, message: string): Promise<string> {
	await page.goto(`${EXAMPLE}/signaler`);
	await page.getByLabel('Un chiffre, une date ou un lieu est faux').check();
	await page.getByLabel('Expliquez en quelques mots').fill(message);
	await page.getByRole('button', { name: 'Envoyer le signalement' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Signalement reçu');
	return (await page.locator('#recu strong').innerText()).trim();
}

test('she says what is wrong, is told what is missing, and keeps a reference', async ({ page }, {
	project
}) => {
	await page.goto(EXAMPLE);
	await page.getByRole('link', { name: 'Signaler une erreur' }).click();
	await page
		.getByLabel('Expliquez en quelques mots')
		.fill(`Le chiffre est de 2020 (${project.name}).`);
	await page.getByLabel(/Votre adresse électronique/).fill('pas une adresse');
	await page.getByRole('button', { name: 'Envoyer le signalement' }).click();

	await expect(page.locator('#erreurs')).toContainText('2 points à corriger');
	await expect(page.getByLabel('Expliquez en quelques mots')).toHaveValue(/Le chiffre est de 2020/);
	await page
		.locator('#erreurs')
		.getByRole('link', { name: 'Choisissez ce qui ne va pas.' })
		.click();
	await page.getByLabel('Un chiffre, une date ou un lieu est faux').check();
	await page.getByLabel(/Votre adresse électronique/).fill('lea@example.org');
	await page.getByRole('button', { name: 'Envoyer le signalement' }).click();

	await expect(page.locator('#recu')).toContainText(/[2-9A-Z]{4}-[2-9A-Z]{4}/);
	const reference = await page.locator('#recu strong').innerText();

	// In doubt, she sends it again: it is the same report.
	await page.goto(`${EXAMPLE}/signaler`);
	await page.getByLabel('Un chiffre, une date ou un lieu est faux').check();
	await page
		.getByLabel('Expliquez en quelques mots')
		.fill(`Le chiffre est de 2020 (${project.name}).`);
	await page.getByLabel(/Votre adresse électronique/).fill('lea@example.org');
	await page.getByRole('button', { name: 'Envoyer le signalement' }).click();
	await expect(page.locator('#recu strong')).toHaveText(reference);
	await page.getByRole('link', { name: 'Revenir à l’exemple' }).click();
	await expect(page).toHaveURL(EXAMPLE);
});

test('a reference that is not ours thanks nobody', async ({ page }) => {
	for (const reference of ['2222-2222', '<b>', '']) {
		await page.goto(`${EXAMPLE}/signaler?recu=${encodeURIComponent(reference)}`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Signaler une erreur');
	}
});

test.describe('the administrator', () => {
	test.use({ httpCredentials: { username: 'moi', password: ADMIN_PASSWORD } });

	test('reads a report, settles it with a note, and finds it among the settled', async ({ page }, {
		project
	}) => {
		const reference = await report(page, `À régler (${project.name})`);
		await page.goto(REPORTS);
		const card = page.getByRole('article').filter({ hasText: reference });
		await expect(card).toContainText(`À régler (${project.name})`);

		await card.getByRole('button', { name: /Marquer comme réglé/ }).click();
		await expect(page.locator('#erreurs')).toContainText('Écrivez ce qui a été fait');
		await page
			.getByRole('article')
			.filter({ hasText: reference })
			.getByLabel('Ce qui a été fait')
			.fill('La date est corrigée.');
		await page
			.getByRole('article')
			.filter({ hasText: reference })
			.getByRole('button', { name: /Marquer comme réglé/ })
			.click();
		await expect(page.getByText('Le signalement est réglé.')).toBeVisible();
		await expect(page.getByRole('article').filter({ hasText: reference })).toHaveCount(0);

		await page.getByRole('link', { name: /^Réglés/ }).click();
		await expect(page.getByRole('article').filter({ hasText: reference })).toContainText(
			'La date est corrigée.'
		);
	});

	for (const colorScheme of ['light', 'dark'] as const) {
		test(`finds a page that axe has nothing against, ${colorScheme}`, async ({
			page,
			javaScriptEnabled
		}, { project }) => {
			test.skip(javaScriptEnabled === false, 'axe looks at pages with a script');
			await report(page, `Pour axe (${project.name}, ${colorScheme})`);
			await page.emulateMedia({ colorScheme });
			await page.setViewportSize({ width: 320, height: 800 });
			await page.goto(REPORTS);
			const { violations } = await new AxeBuilder({ page })
				.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
				.analyze();
			expect(
				violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`)
			).toEqual([]);
			expect(
				await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
			).toBeLessThanOrEqual(0);
		});
	}
});

test('who has not the password sees no report', async ({ page }) => {
	const response = await page.goto(REPORTS).catch(() => null);
	// The browser asks for the password; left without one, it shows our page or nothing at all.
	if (response) {
		expect(response.status()).toBe(401);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Il faut se connecter');
	}
	await expect(page.getByRole('article')).toHaveCount(0);
});
