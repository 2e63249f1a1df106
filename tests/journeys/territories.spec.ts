import { expect, test, type Page } from '@playwright/test';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('a mayor types the name of her village, and sees what is near, alike and missing', async ({
	page
}) => {
	await page.goto('/territoires');
	const box = page.getByRole('searchbox', { name: /Le nom, le code postal/ });
	await box.fill('st remy en bouzemont');
	await box.press('Enter');
	await expect(page).toHaveURL(/\/territoires\/51513$/);
	await expect(heading(page)).toHaveText('Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson');
	await expect(page.getByText(/Aucune alliance connue/)).toBeVisible();
	await expect(page.getByRole('heading', { name: /territoires comme le nôtre/ })).toBeVisible();
	await expect(page.getByText(/\d+\sterritoires? sur 12/).first()).toBeVisible();

	// The number is the one of the list it leads to.
	const row = page.getByRole('listitem').filter({ hasText: /^À moins de 100\skm/ });
	const promised = (await row.innerText()).match(/(\d+)\sexemples/)![1]!;
	await row.getByRole('link').click();
	await expect(page).toHaveURL(/territoire=51513&rayon=100&tri=proches/);
	await expect(page.getByText(new RegExp(`^${promised}\\sexemples`)).first()).toBeVisible();
});

test('from the map of France down to a commune, and up again', async ({ page }) => {
	await page.goto('/territoires');
	await page.locator('svg a[href="/territoires/R53"]').first().click();
	await expect(heading(page)).toHaveText('La Bretagne');
	await page.locator('svg a[href="/territoires/56"]').first().click();
	await expect(heading(page)).toHaveText('Le Morbihan');
	await page
		.getByRole('link', { name: /^CA Lorient/ })
		.first()
		.click();
	await page.getByRole('link', { name: 'Lorient', exact: true }).first().click();
	await expect(heading(page)).toHaveText('Lorient');
	const trail = page.getByRole('navigation', { name: 'Fil d’Ariane' });
	await trail.getByRole('link', { name: 'Bretagne' }).click();
	await expect(page).toHaveURL(/\/territoires\/R53$/);
});

test('homonyms are told apart by their département', async ({ page }) => {
	await page.goto('/territoires?q=saint-sauveur');
	await expect(page.getByRole('heading', { name: /43\sterritoires/ })).toBeVisible();
	await expect(page.getByText(/Commune\s· Finistère\s· 29400/)).toBeVisible();
	await page.goto('/territoires?q=marseile&couleur=bleu');
	await expect(page.getByText(/vouliez-vous dire/)).toBeVisible();
	await expect(page.getByText(/couleur = bleu/)).toBeVisible();
});

for (const [what, code, title, said] of [
	['a métropole', '59350', 'Lille', /Ce qui se fait à Lille/],
	['an overseas département', '976', 'Mayotte', /intercommunalités de Mayotte/],
	['an overseas collectivité', '975', 'Saint-Pierre-et-Miquelon', /Les 2\scommunes de/],
	[
		'a land where no one lives',
		'984',
		'Les Terres australes et antarctiques françaises',
		/Personne n’habite ici/
	]
] as const) {
	test(`${what} has its portrait`, async ({ page }) => {
		await page.goto(`/territoires/${code}`);
		await expect(heading(page)).toHaveText(title);
		await expect(page.getByText(said).first()).toBeVisible();
		await expect(page.getByRole('heading', { name: /Et maintenant/ })).toBeVisible();
	});
}

test('an old code leads to the present commune, an unknown one to a page that helps', async ({
	page,
	request
}) => {
	const moved = await request.get('/territoires/75118', { maxRedirects: 0 });
	expect([moved.status(), moved.headers().location]).toEqual([308, '/territoires/75056']);
	const answer = await page.goto('/territoires/59999');
	expect(answer!.status()).toBe(404);
	await expect(page.getByRole('link', { name: 'Nord', exact: true })).toBeVisible();
	await page.getByRole('searchbox').fill('59000');
	await page.getByRole('searchbox').press('Enter');
	await expect(page).toHaveURL(/\/territoires\/59350$/);
});

test('the vademecum of a territory is read on its page, for a role and a domain, and printed', async ({
	page,
	request
}) => {
	await page.goto('/territoires/51513');
	await page.getByRole('link', { name: 'Le vadémécum de ce territoire' }).click();
	await expect(page).toHaveURL(/\/territoires\/51513\/vademecum$/);
	await expect(page).toHaveTitle(/vadémécum/i);
	await expect(page.getByRole('heading', { name: 'Les sept questions, en bref' })).toBeVisible();
	await page.goto('/territoires/59350/vademecum?role=elu&domaine=sante&couleur=bleu');
	await expect(page.getByText(/couleur = bleu/)).toBeVisible();
	const file = await request.get('/territoires/59350/vademecum.pdf?role=elu&domaine=sante');
	expect([file.status(), file.headers()['content-type']]).toEqual([200, 'application/pdf']);
	expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
});

test('an old code of a vademecum leads to the present commune, and keeps what was asked', async ({
	request
}) => {
	for (const [asked, status, there] of [
		['75118/vademecum?role=elu', 308, '75056/vademecum?role=elu'],
		['75118/vademecum.pdf?role=elu', 308, '75056/vademecum.pdf?role=elu'],
		['59350/vademecum.pdf?role=elu&couleur=bleu', 302, '59350/vademecum.pdf?role=elu'],
		['59999/vademecum', 302, '59999'],
		['59999/vademecum.pdf', 302, '59999']
	] as const) {
		const answer = await request.get(`/territoires/${asked}`, { maxRedirects: 0 });
		expect([answer.status(), answer.headers().location], asked).toEqual([
			status,
			`/territoires/${there}`
		]);
	}
});

test('a postal code in the address of a vademecum leads to a page that helps', async ({ page }) => {
	const answer = await page.goto('/territoires/59000/vademecum');
	expect(answer!.status()).toBe(404);
	await expect(page).toHaveURL(/\/territoires\/59000$/);
	await page.getByRole('searchbox').fill('59000');
	await page.getByRole('searchbox').press('Enter');
	await expect(page).toHaveURL(/\/territoires\/59350$/);
});

test('the API tells the same portrait', async ({ request }) => {
	const told = await (await request.get('/api/v1/territories/51513')).json();
	expect(told).toMatchObject({ examples: { here: 0 }, page: expect.stringMatching(/51513$/) });
	expect(told.examples.nearest).toHaveLength(20);
	const { distance, count } = told.examples.around.at(-1);
	const list = await (
		await request.get(`/api/v1/examples?territoire=51513&rayon=${distance}`)
	).json();
	expect(list.total).toBe(count);
	expect(told.similar.length).toBeGreaterThan(3);
});
