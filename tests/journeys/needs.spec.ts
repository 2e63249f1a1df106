import { expect, test, type Browser, type Page } from '@playwright/test';
import { faultsOf } from './axe.ts';
import { readNeedsCast } from './needs-cast.ts';

const PHONE = { width: 360, height: 740 };

/** Somebody in a browser of her own, signed in by the link of her mail. */
async function signIn(browser: Browser, link: string, javaScriptEnabled: boolean): Promise<Page> {
	const context = await browser.newContext({
		viewport: PHONE,
		javaScriptEnabled,
		locale: 'fr-FR',
		// A colour that is changing is no colour to measure.
		reducedMotion: 'reduce'
	});
	const page = await context.newPage();
	await page.goto(link);
	await page.getByRole('button', { name: /connecter/i }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Besoins et offres');
	return page;
}

async function nothingAgainst(page: Page, name: string): Promise<void> {
	expect(await faultsOf(page), name).toEqual([]);
	await page.setViewportSize({ width: 320, height: 740 });
	expect(
		await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
		`${name} at 320 px`
	).toBeLessThanOrEqual(0);
	await page.setViewportSize(PHONE);
}

test('a small association states a need on a phone, a company answers, both agree, addresses appear', async ({
	browser,
	javaScriptEnabled
}, { project }) => {
	const cast = readNeedsCast(project.name);
	test.skip(cast === null, 'on a site that someone else started nobody is known');
	test.setTimeout(120_000);
	const scripts = javaScriptEnabled !== false;
	const lea = await signIn(browser, cast!.lea, scripts);
	const look = async (page: Page, name: string) => {
		if (scripts) await nothingAgainst(page, name);
	};
	const title = `Rompre l’isolement des aînés (${project.name})`;

	// The need, step by step; what is written is kept at each.
	await look(lea, 'the list');
	await lea.getByRole('link', { name: 'Dire un besoin ou une offre' }).click();
	await look(lea, 'the beginning');
	await lea.getByLabel('Un besoin').check();
	await lea.getByRole('button', { name: 'Commencer' }).click();
	const next = () => lea.getByRole('button', { name: 'Enregistrer et continuer' }).click();
	await lea
		.getByLabel(/La difficulté, comme vous la diriez/)
		.fill('Les personnes âgées isolées des hameaux ne viennent plus au marché.');
	await lea.getByRole('button', { name: 'Enregistrer', exact: true }).click();
	// Examples of the catalogue come from what she wrote.
	await expect(lea.getByRole('complementary').getByRole('blockquote').first()).toBeVisible();
	await look(lea, 'the difficulty');
	await next();
	await lea.getByLabel('Personnes âgées').check();
	await next();
	await expect(lea.getByRole('radio', { name: /^Vannes/ })).toBeVisible();
	await lea.getByLabel(/Chercher une commune/).fill('Auray');
	await lea.getByRole('main').getByRole('button', { name: 'Chercher' }).first().click();
	await look(lea, 'the place');
	await lea
		.getByRole('radio', { name: /^Auray/ })
		.first()
		.check();
	await next();
	await next();
	await lea.getByLabel('Du temps, des bénévoles').check();
	await lea.getByLabel(/Dernier jour pour répondre/).fill('2020-01-01');
	await next();
	await expect(lea.locator('#erreurs')).toContainText('déjà passée');
	await expect(lea.getByLabel('Du temps, des bénévoles')).toBeChecked();
	await lea.getByLabel(/Dernier jour pour répondre/).fill('');
	await next();
	await next();
	await lea.getByLabel('Votre titre').fill(title);
	await next();
	await expect(lea.getByRole('heading', { level: 1 })).toHaveText('Voici ce que les autres liront');
	await look(lea, 'the preview');
	// What would change was passed over: it is asked for before publishing.
	await expect(lea.getByRole('button', { name: 'Publier' })).toBeDisabled();
	await lea.getByRole('link', { name: 'Qu’est-ce qui changerait' }).click();
	await lea.getByLabel(/Ce que l’on verrait de différent/).fill('Ils reviennent chaque semaine.');
	await next();
	await lea.getByRole('link', { name: 'Relire' }).or(lea.getByText('Étape 5')).first().waitFor();
	await lea.goto(lea.url().replace(/rediger\/.*/, 'rediger/apercu'));
	await lea.getByRole('button', { name: 'Publier' }).click();
	await expect(lea.locator('#fait')).toContainText('C’est publié');
	await look(lea, 'its management');

	// A company finds it and writes, for itself.
	const paul = await signIn(browser, cast!.paul, scripts);
	await paul.goto('/besoins?territoire=56&rayon=20');
	await paul.getByRole('link', { name: title }).click();
	await look(paul, 'the page of the need');
	await expect(paul.locator('body')).not.toContainText('@example.org');
	await paul.getByRole('link', { name: /^Écrire à/ }).click();
	await expect(paul.getByLabel('Objet')).toHaveValue(title);
	await paul.getByRole('button', { name: 'Envoyer' }).click();
	await expect(paul.locator('#erreurs')).toContainText('Écrivez votre message.');
	await paul
		.getByLabel('Votre message')
		.fill('Nous avons un car libre le mardi\u00A0: https://example.org/car');
	await look(paul, 'the first message');
	await paul.getByRole('button', { name: 'Envoyer' }).click();
	await expect(paul.locator('#fait')).toContainText('Votre message est envoyé.');
	const thread = new URL(paul.url()).pathname;

	// The association reads it, answers, agrees; nobody sees an address yet, and no link is followed.
	await lea.goto('/messages');
	await expect(lea.getByRole('main')).toContainText('À vous de répondre');
	await look(lea, 'the messages');
	await lea.getByRole('link', { name: title }).click();
	await expect(lea.getByRole('article').getByRole('link')).toHaveCount(0);
	await lea.getByLabel('Votre réponse').fill('Le mardi nous irait très bien.');
	await lea.getByRole('button', { name: 'Envoyer' }).click();
	await lea.getByRole('button', { name: 'Je suis d’accord' }).click();
	await expect(lea.locator('#fait')).toContainText('Votre accord est noté.');
	expect(await lea.content()).not.toContain('paul-');

	await paul.goto(thread);
	expect(await paul.content()).not.toContain('lea-');
	await paul.getByRole('button', { name: 'Je suis d’accord' }).click();
	await expect(paul.getByRole('link', { name: /^lea-\d@example\.org$/ })).toBeVisible();
	await look(paul, 'the thread');
	await lea.goto(thread);
	await expect(lea.getByRole('link', { name: /^paul-\d@example\.org$/ })).toBeVisible();
});

test('what belongs to somebody asks who one is, then comes back', async ({ page }) => {
	for (const path of ['/besoins/nouveau', '/besoins/les-miens', '/messages', '/compte/jetons']) {
		await page.goto(path);
		await expect(page).toHaveURL(
			new RegExp(`/connexion\\?suite=${encodeURIComponent(path).replaceAll('%', '%')}`)
		);
	}
	expect((await page.goto('/messages/AAAAAAAAAAAAAAAA'))!.url()).toContain('/connexion');
	expect((await page.goto('/besoins/brouillon-000000000000'))!.status()).toBe(404);
});
