import { expect, test, type Page } from '@playwright/test';

const UNIT = '/apprendre/quatre-formes';
const stored = (page: Page) => page.evaluate(() => localStorage.getItem('parcours'));

/** Answers the quiz of UNIT, all right but for what is left out. */
async function answer(page: Page, { without = '' } = {}) {
	const pairs = [
		'Mécénat',
		'Pratiques responsables',
		'Coopération économique',
		'Innovation sociétale'
	];
	for (const [at, label] of pairs.entries())
		if (without !== 'formes')
			await page.locator(`[name="formes.${at + 1}"]`).selectOption({ label });
	await page.getByLabel('Du parrainage, puisqu’elle achète une visibilité').check();
	for (const label of ['Une somme d’argent', 'Un véhicule donné', 'Des salariés mis à disposition'])
		await page.getByLabel(label).check();
	await page.getByLabel(/bâti ensemble une entreprise/).check();
	for (const rank of [1, 2, 3, 4])
		await page.locator(`[name="chaine.${rank}"]`).selectOption(String(rank));
}

test('a learner follows a unit to its exercise, in one round trip for the quiz', async ({
	page
}) => {
	await page.goto('/apprendre');
	await page.getByRole('link', { name: 'Les quatre formes de partenariat' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'Les quatre formes de partenariat'
	);

	await page.getByRole('button', { name: 'Voir mes réponses' }).click();
	await expect(page.getByText('0 réponse juste sur 5')).toBeVisible();
	await expect(page.getByText('Sans réponse')).toHaveCount(5);

	await answer(page);
	const posts: string[] = [];
	page.on('request', (request) => {
		if (request.method() === 'POST') posts.push(request.url());
	});
	await page.getByRole('button', { name: 'Répondre encore' }).click();
	await expect(page.getByText('5 réponses justes sur 5')).toBeVisible();
	expect(posts).toHaveLength(1);
	// What was answered is given back, and every answer explained.
	await expect(page.locator('[name="formes.1"]')).toHaveValue('1');
	await expect(page.getByText('Regardez dans quel sens va l’aide')).toBeVisible();

	await page.getByRole('link', { name: 'Ouvrir les exemples par forme' }).click();
	await expect(page).toHaveURL(/\/exemples\?categorie=/);
});

test('a path is chosen by time, role and stage, and taken away whole', async ({
	page,
	request
}) => {
	await page.goto('/apprendre?duree=1&role=elu&etape=3&couleur=bleu');
	await expect(page.getByText('couleur')).toBeVisible();
	await expect(page.getByRole('link', { name: 'un élu ou un agent' })).toHaveAttribute(
		'aria-current',
		'true'
	);
	await expect(
		page.getByRole('heading', { name: 'Les autres unités de ce parcours' })
	).toBeVisible();
	for (const [name, start] of [
		['PDF', '%PDF'],
		['EPUB', 'PK']
	] as const) {
		const href = await page.getByRole('link', { name, exact: true }).getAttribute('href');
		const body = await (await request.get(href!)).body();
		expect(body.toString('latin1', 0, start.length)).toBe(start);
	}
	expect((await request.get('/apprendre/toujours.pdf')).status()).toBe(404);
	expect((await request.get('/apprendre/nulle-part')).status()).toBe(404);
});

test('a case study leads where choices lead, and back', async ({ page }) => {
	await page.goto('/apprendre/cas/association-et-pme');
	await expect(page.getByText('Ni l’une ni l’autre n’existe')).toBeVisible();
	await page.getByRole('link', { name: /Vous proposez de vous voir/ }).click();
	await page.getByRole('link', { name: /Un local/ }).click();
	await page.getByRole('link', { name: 'Rien. On se faisait confiance.' }).click();
	await expect(
		page.getByRole('heading', { name: 'La confiance tenait à une personne' })
	).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Ce que cette fin apprend' })).toBeVisible();
	await page.getByRole('link', { name: 'Changer le dernier choix' }).click();
	await expect(page.getByRole('heading', { name: 'Qu’aviez-vous écrit ?' })).toBeVisible();
	await page.goto('/apprendre/cas/association-et-pme?choix=9-cheval');
	await expect(page.getByRole('heading', { name: 'Que faites-vous ?' })).toBeVisible();
});

test.describe('with scripts', () => {
	test.skip(
		({ javaScriptEnabled }) => javaScriptEnabled === false,
		'the browser remembers by script'
	);

	test('the browser remembers, says what is left, and forgets when told to', async ({ page }) => {
		await page.goto(UNIT);
		await answer(page);
		await page.getByRole('button', { name: 'Voir mes réponses' }).click();
		await expect(page.getByText('Meilleur résultat au quiz')).toBeVisible();
		await page.getByLabel('C’est fait').check();
		await expect(page.getByText('Vous avez fini cette unité.')).toBeVisible();
		// Without an answer this time: what was better stays.
		await page.goto(UNIT);
		await page.getByRole('button', { name: 'Voir mes réponses' }).click();
		await expect(page.getByText('Vous avez fini cette unité.')).toBeVisible();

		await page.goto('/apprendre');
		await expect(page.getByText('Finie')).toBeVisible();
		await expect(page.getByText('Il vous reste 46 minutes')).toBeVisible();
		await expect(page.getByRole('link', { name: /^Reprendre/ })).toHaveAttribute(
			'href',
			/pourquoi-s-allier$/
		);
		await page.getByRole('button', { name: 'Tout oublier' }).click();
		await expect(page.getByText('Finie')).toHaveCount(0);
		expect(await stored(page)).toBeNull();
	});

	test('what is strange in its memory does not stop the page', async ({ page }) => {
		await page.goto('/apprendre');
		await page.evaluate(() => localStorage.setItem('parcours', '{"quatre-formes":{"quiz":1e9'));
		await page.reload();
		await expect(page.getByRole('button', { name: 'Tout oublier' })).toBeVisible();
		await expect(page.getByText('Finie')).toHaveCount(0);
	});

	test('an opened unit is read and its quiz graded without network; nothing else is kept', async ({
		page,
		context
	}) => {
		await page.goto(UNIT);
		await expect
			.poll(() =>
				page.evaluate(async () => {
					const parts = await (await caches.open('apprendre-1')).keys();
					const isGoverned = navigator.serviceWorker.controller !== null;
					const kept = parts.map(({ url }) => new URL(url).pathname);
					return isGoverned && kept.includes(location.pathname) && kept.length > 5;
				})
			)
			.toBe(true);
		await context.setOffline(true);
		await page.reload();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			'Les quatre formes de partenariat'
		);
		await answer(page, { without: 'formes' });
		await page.getByRole('button', { name: 'Voir mes réponses' }).click();
		await expect(page.getByText('Meilleur résultat au quiz : 4 sur 5')).toBeVisible();
		await expect(page.getByText('Sans réponse')).toBeVisible();
		await expect(page.getByText('Juste', { exact: true })).toHaveCount(4);
		await expect(page.goto('/exemples')).rejects.toThrow();
		await context.setOffline(false);
	});
});
