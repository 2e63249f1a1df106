import { expect, test } from '@playwright/test';

test('from a story she follows an actor, sees its other examples and whom it allies with', async ({
	page
}) => {
	await page.goto('/exemples/bureaux-du-coeur');
	const contributions = page.locator('figure').filter({ hasText: 'Les Bureaux du Cœur' });
	await contributions.getByRole('link', { name: 'Les Bureaux du Cœur', exact: true }).click();
	await expect(page).toHaveURL(/\/acteurs\/bureaux-du-coeur$/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Les Bureaux du Cœur');
	await expect(page.getByText(/^2\sexemples/)).toBeVisible();
	await expect(page.getByText(/Écrit aussi dans les exemples/)).toContainText('Sarthe');

	await page
		.locator('section', { hasText: 'Ses alliés' })
		.getByRole('link', { name: 'Nobilito' })
		.click();
	await expect(page).toHaveURL(/\/acteurs\/nobilito$/);
	await expect(page.getByRole('heading', { name: 'Son exemple' })).toBeVisible();
});

test('a kind of actors has no page: « 150 entreprises hôtes » is only a name', async ({ page }) => {
	await page.goto('/exemples/bureaux-du-coeur');
	await expect(page.getByText('150 entreprises hôtes').first()).toBeVisible();
	await expect(page.getByRole('link', { name: '150 entreprises hôtes' })).toHaveCount(0);
});

test('she finds an actor by its name, its family, its letter', async ({ page }) => {
	await page.goto('/acteurs');
	const box = page.getByRole('searchbox', { name: /Chercher un acteur/ });
	await box.fill('croix rouge');
	await box.press('Enter');
	await expect(page).toHaveURL(/\/acteurs\?q=croix\+rouge$/);
	const results = page.getByRole('region', { name: 'Résultats' });
	await expect(
		results.getByRole('link', { name: 'Croix-Rouge française', exact: true })
	).toBeVisible();
	await page.getByRole('link', { name: /Retirer le critère/ }).click();
	await expect(page).toHaveURL(/\/acteurs$/);

	const families = page.getByRole('navigation', { name: /Familles/ });
	await families.getByRole('link', { name: 'Fondation', exact: true }).click();
	await expect(page).toHaveURL(/famille=fondation/);
	const letters = page.getByRole('navigation', { name: /Première lettre/ });
	const letter = letters.getByRole('link', { name: /^B\b/ });
	const promised = Number((await letter.innerText()).match(/\d+/)![0]);
	await letter.click();
	const found = results.getByRole('listitem').filter({ hasText: /\d\sexemples?$/ });
	await expect(found).toHaveCount(promised);
	await found.first().getByRole('link').click();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('the most present have several pages of examples', async ({ page }) => {
	await page.goto('/acteurs/etat');
	await page.getByRole('link', { name: /Suivante/ }).click();
	await expect(page).toHaveURL(/\/acteurs\/etat\?page=2$/);
	await page.goto('/acteurs/etat?page=999');
	await expect(page).toHaveURL(/page=4$/);
});

test('mangled and former addresses find their page, the others say what to do', async ({
	page
}) => {
	for (const [asked, found] of [
		['/acteurs/Fondation-de-France.', 'fondation-de-france'],
		['/acteurs/pole-emploi', 'france-travail'],
		['/acteurs/LPO/', 'lpo']
	] as const) {
		await page.goto(asked);
		await expect(page, asked).toHaveURL(new RegExp(`/acteurs/${found}$`));
	}
	for (const lost of [
		'/acteurs/habitants',
		'/acteurs/%E9%E9',
		"/acteurs/'%20or%201=1--",
		`/acteurs/${'a'.repeat(3000)}`
	]) {
		const response = await page.goto(lost);
		expect(response!.status(), lost).toBe(404);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(/introuvable/i);
	}
});

test('machines read the organisation, the directory and the map of the site', async ({
	page,
	request
}) => {
	await page.goto('/acteurs/fondation-de-france');
	const told = JSON.parse(await page.locator('script[type="application/ld+json"]').innerText());
	expect(told).toMatchObject({ '@type': 'Organization', name: 'Fondation de France' });
	expect(told.subjectOf.length).toBeGreaterThan(10);
	const sitemap = await (await request.get('/sitemap.xml?partie=acteurs-1')).text();
	expect(sitemap).toContain('/acteurs/fondation-de-france</loc>');
	const list = await (await request.get('/api/v1/actors?q=fondation&limit=100')).json();
	expect(list.items).toHaveLength(100);
	const one = await (await request.get('/api/v1/actors/fondation-de-france')).json();
	expect(one).toMatchObject({ family: 'fondation', examples: told.subjectOf.length });
	const moved = await request.get('/api/v1/actors/pole-emploi', { maxRedirects: 0 });
	expect([moved.status(), moved.headers().location]).toEqual([
		308,
		expect.stringMatching(/\/api\/v1\/actors\/france-travail$/)
	]);
	expect((await request.get('/api/v1/actors/nobody')).status()).toBe(404);
	expect((await request.get('/api/v1/actors?limit=0')).status()).toBe(422);
});
