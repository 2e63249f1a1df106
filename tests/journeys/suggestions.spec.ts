import { expect, test } from '@playwright/test';

test.describe('with a script', () => {
	test.skip(
		({ javaScriptEnabled }) => javaScriptEnabled === false,
		'suggestions are an enhancement'
	);

	test('what she types is completed, by keyboard alone', async ({ page }) => {
		await page.goto('/exemples');
		const box = page.getByRole('combobox', { name: 'Chercher dans les exemples' });
		await expect(box).toHaveAttribute('aria-expanded', 'false');
		await box.pressSequentially('lorie');
		const list = page.getByRole('listbox', { name: 'Suggestions' });
		await expect(list).toBeVisible();
		await expect(box).toHaveAttribute('aria-expanded', 'true');
		const lorient = list.getByRole('option', { name: /^Lorient commune/ });
		await expect(lorient).toBeVisible();
		await expect(page.getByRole('status').filter({ hasText: /suggestion/ })).toHaveCount(1);

		// Nothing is chosen until she goes down; the focus stays in the box.
		await expect(box).not.toHaveAttribute('aria-activedescendant', /./);
		await box.press('ArrowDown');
		const first = list.getByRole('option').first();
		await expect(first).toHaveAttribute('aria-selected', 'true');
		await expect(box).toHaveAttribute('aria-activedescendant', (await first.getAttribute('id'))!);
		await expect(box).toBeFocused();
		await box.press('ArrowUp');
		await expect(box).not.toHaveAttribute('aria-activedescendant', /./);

		await box.press('Escape');
		await expect(list).toBeHidden();
		await expect(box).toHaveValue('lorie');
		await box.press('ArrowDown');
		await expect(list).toBeVisible();
		while ((await lorient.getAttribute('aria-selected')) !== 'true') await box.press('ArrowDown');
		await box.press('Enter');
		await expect(page).toHaveURL(/territoire=56121/);
	});

	test('a screen reader is told what the box is, and what it offers', async ({ page }) => {
		await page.goto('/exemples');
		const box = page.getByRole('combobox', { name: 'Chercher dans les exemples' });
		await box.pressSequentially('emma');
		await expect(page.getByRole('option', { name: /Emmaüs/ }).first()).toBeVisible();
		await expect(page.getByRole('search')).toMatchAriaSnapshot(`
			- search:
			  - text: Chercher dans les exemples
			  - combobox "Chercher dans les exemples" [expanded]: emma
			  - listbox "Suggestions":
			    - option /Emmaüs/
		`);
	});

	test('Enter alone searches what is typed', async ({ page }) => {
		await page.goto('/exemples');
		const box = page.getByRole('combobox', { name: 'Chercher dans les exemples' });
		await box.pressSequentially('covoit');
		await expect(page.getByRole('listbox')).toBeVisible();
		await box.press('Enter');
		await expect(page).toHaveURL(/q=covoit/);
		await expect(page.getByRole('heading', { level: 2, name: /covoit/i }).first()).toBeVisible();
	});
});

test('without suggestions, the box searches', async ({ page }) => {
	await page.goto('/exemples');
	await page.getByLabel('Chercher dans les exemples').fill('vieux isolés Morbihan');
	await page.getByRole('button', { name: 'Chercher' }).click();
	await expect(page.getByText(/Lieu compris/)).toBeVisible();
	await expect(page.locator('mark').first()).toBeVisible();
	await expect(page.getByText(/synonyme de/).first()).toBeVisible();
	await page.getByRole('link', { name: 'Seulement là' }).click();
	await expect(page).toHaveURL(/territoire=56/);
});

test('what nobody tells leads to what is near', async ({ page }) => {
	await page.goto('/exemples?q=compost&territoire=2A&domaine=sport');
	await expect(page.getByRole('heading', { name: /Aucun exemple/ })).toBeVisible();
	const near = page.getByRole('link', { name: /^sans / }).first();
	await near.click();
	await expect(page.getByRole('heading', { name: /Aucun exemple/ })).toHaveCount(0);
});

test('« et alentour » widens a place, the nearest first', async ({ page }) => {
	await page.goto('/exemples?territoire=56121');
	await page.getByRole('link', { name: 'Plus proches' }).click();
	await expect(page).toHaveURL(/tri=proches/);
	await page.goto('/exemples?territoire=56121&rayon=50&tri=proches');
	await expect(page.getByText(/50.km alentour/).first()).toBeVisible();
});
