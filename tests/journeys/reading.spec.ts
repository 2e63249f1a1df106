import { expect, test } from '@playwright/test';

test('she comes with a need, finds a story near her, and reads where it is told', async ({
	page
}) => {
	await page.goto('/');
	await page.getByLabel('Quel besoin vous amène').fill('personnes agees');
	await page.getByRole('button', { name: 'Chercher' }).click();

	await expect(page).toHaveURL(/\/exemples\?q=personnes\+agees/);
	const found = page
		.getByRole('main')
		.getByRole('listitem')
		.filter({ has: page.getByRole('heading') });
	const all = await found.count();
	expect(all).toBeGreaterThan(3);

	// One criterion more, and the sentence says it.
	const narrow = page.getByRole('navigation', { name: /affiner/i });
	if (await narrow.getByText(/^Affiner/).isVisible()) await narrow.getByText(/^Affiner/).click();
	const facet = narrow.getByRole('link', { name: /Grand âge/ });
	const promised = Number((await facet.innerText()).match(/\d+/)![0]);
	await facet.click();
	await expect(page).toHaveURL(/domaine=grand-age/);
	await expect(page.getByText(new RegExp(`^${promised}\\sexemple`)).first()).toBeVisible();

	// The criterion is taken away as easily.
	await page.getByRole('link', { name: /Retirer.*grand âge/i }).click();
	await expect(page).not.toHaveURL(/domaine=/);

	const title = await found.first().getByRole('heading').innerText();
	await found.first().getByRole('link').first().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
	await expect(page.getByRole('heading', { name: 'Qui apporte quoi' })).toBeVisible();
	const source = page.locator('#sources').getByRole('link').first();
	await expect(source).toHaveAttribute('href', /^https?:\/\//);
});

test('she starts from the map of her region, down to a département', async ({ page }) => {
	await page.goto('/');
	await page
		.getByRole('main')
		.getByRole('link', { name: /^Bretagne/ })
		.first()
		.click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/en Bretagne/);
	const narrow = page.getByRole('navigation', { name: /affiner/i });
	if (await narrow.getByText(/^Affiner/).isVisible()) await narrow.getByText(/^Affiner/).click();
	await narrow.getByRole('link', { name: /Finistère/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/dans le Finistère/);
});

test('a page beyond the end leads to the last one, and back', async ({ page }) => {
	await page.goto('/exemples?page=9999');
	await expect(page).toHaveURL(/page=\d{1,3}$/);
	await page.getByRole('link', { name: /Précédente/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('nothing found says what to do', async ({ page }) => {
	await page.goto('/exemples?q=licornes+en+apesanteur');
	await expect(page.getByText(/Aucun exemple/).first()).toBeVisible();
	await page.getByRole('link', { name: 'Voir tous les exemples' }).click();
	await expect(page).toHaveURL(/\/exemples$/);
});

test('an unknown criterion is left aside, and said', async ({ page }) => {
	await page.goto('/exemples?couleur=bleu&domaine=sante');
	await expect(page.getByText('couleur = bleu')).toBeVisible();
	await expect(page.getByText(/santé/i).first()).toBeVisible();
});

test('a mangled address finds its page', async ({ page }) => {
	for (const mangled of [
		'/exemples/1000-Cafes-Groupe-SOS-Villages',
		'/exemples/1000-cafes-groupe-sos-villages/',
		'/exemples/1000-cafes-groupe-sos-villages.'
	]) {
		await page.goto(mangled);
		await expect(page, mangled).toHaveURL(/\/exemples\/1000-cafes-groupe-sos-villages$/);
	}
});

test('a page that does not exist says so in French, and leads on', async ({ page }) => {
	for (const lost of [
		'/nulle-part',
		'/exemples/nulle-part',
		'/exemples/%E9%E9',
		'/exemples/100%'
	]) {
		const response = await page.goto(lost);
		expect(response!.status(), lost).toBe(404);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(/introuvable/i);
		await expect(
			page
				.getByRole('search')
				.getByRole('textbox')
				.or(page.getByRole('searchbox'))
				.or(page.getByRole('combobox'))
		).toBeVisible();
	}
});

test('a form gives back what was typed, with the fault beside its field', async ({ page }) => {
	await page.goto('/administration/composants');
	await page.getByLabel('Votre nom').fill('Prénom Nom');
	await page.getByLabel('Votre adresse électronique').fill('pas une adresse');
	await page.getByRole('button', { name: 'Envoyer pour essai' }).click();

	await expect(page.locator('#reponse')).toBeVisible();
	await expect(page.getByLabel('Votre nom')).toHaveValue('Prénom Nom');
	const faulty = page.getByLabel('Votre adresse électronique');
	await expect(faulty).toHaveValue('pas une adresse');
	await expect(faulty).toHaveAttribute('aria-invalid', 'true');
	const described = (await faulty.getAttribute('aria-describedby'))!.split(' ');
	const said = await Promise.all(described.map((id) => page.locator(`[id="${id}"]`).innerText()));
	expect(said.join(' ')).toMatch(/adresse/i);
});
