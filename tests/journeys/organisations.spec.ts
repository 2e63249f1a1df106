import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { faultsOf } from './axe.ts';
import { ADMIN_PASSWORD } from './pages.ts';

/*
 * An organisation comes to the site: it is looked for, added, represented, joined. The site has no mail
 * server: the mails are read on the page of the administrator. Two projects play this on one site, so
 * names and numbers are made anew each time.
 */

const asAdministrator = {
	authorization: `Basic ${Buffer.from(`admin:${ADMIN_PASSWORD}`).toString('base64')}`
};

/** The first address of this page of the site in the last mail to an address. */
async function linkIn(request: APIRequestContext, address: string, page: string): Promise<string> {
	const list = await request.get('/administration/courriels', { headers: asAdministrator });
	const entry = (await list.text())
		.split('<li')
		.find((one) => one.includes(address) && one.includes('/administration/courriels/'));
	const mail = /href="(\/administration\/courriels\/\d+)"/.exec(entry ?? '')?.[1];
	expect(mail, `a mail to ${address}`).not.toBeUndefined();
	const html = await (await request.get(mail!, { headers: asAdministrator })).text();
	const link = new RegExp(`href="[^"]*(${page}[^"]*)"`).exec(html)?.[1];
	expect(link, `a link to ${page} in ${mail}`).not.toBeUndefined();
	return link!.replaceAll('&amp;', '&');
}

async function signIn(page: Page, request: APIRequestContext, address: string, name: string) {
	await page.context().clearCookies();
	await page.goto('/connexion');
	await page.getByLabel('Votre adresse électronique').fill(address);
	await page.getByRole('button', { name: 'Recevoir un lien' }).click();
	await page.goto(await linkIn(request, address, '/connexion/lien'));
	await page.getByRole('button', { name: 'Me connecter' }).click();
	await page.getByLabel('Votre nom').fill(name);
	await page.getByRole('checkbox', { name: /J’ai lu/ }).check();
	await page.getByRole('button', { name: 'Ouvrir mon compte' }).click();
	await page.waitForURL(/\/(compte|$)/);
}

async function expectSound(page: Page, enabled: boolean | undefined) {
	expect(
		await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
	).toBeLessThanOrEqual(0);
	if (enabled === false) return; // axe needs scripts
	expect(await faultsOf(page)).toEqual([]);
}

const unique = () => crypto.randomUUID().slice(0, 8);

test('an association comes to the site, proves who speaks for it, and a second person joins', async ({
	page,
	request,
	javaScriptEnabled
}) => {
	test.setTimeout(120_000);
	const mark = unique();
	const name = `Les Amis ${mark}`;
	const path = `/organisations/les-amis-${mark}`;
	await signIn(page, request, `anne-${mark}@example.org`, 'Anne Martin');

	await page.goto('/organisations');
	await page.getByLabel('Chercher une organisation').fill(name);
	await page.getByRole('button', { name: 'Chercher', exact: true }).click();
	await page
		.getByRole('link', { name: /Ajouter (une|mon) organisation/ })
		.first()
		.click();
	await expect(page.getByRole('heading', { name: 'Nous ne l’avons pas trouvée' })).toBeVisible();
	await expectSound(page, javaScriptEnabled);
	await page.getByRole('link', { name: 'Remplir sa fiche' }).click();

	await expect(page.getByLabel('Nom de l’organisation')).toHaveValue(name);
	await page.getByRole('radio', { name: 'Association', exact: true }).check();
	await page.getByText('Numéros officiels').click();
	await page.getByLabel(/^SIREN/).fill('732 829 321');
	await page.getByLabel(/Commune du siège/).fill('Saint-Denis');
	await page.getByLabel(/Site web/).fill(`www.amis-${mark}.example`);
	await page.getByRole('button', { name: 'Ajouter l’organisation' }).click();
	await expect(page.getByRole('alert')).toContainText('dernier chiffre ne s’accorde pas');
	await expect(page.getByLabel(/Commune du siège/)).toHaveValue('Saint-Denis');
	await page.getByLabel(/^SIREN/).fill('');
	await page.getByRole('button', { name: 'Ajouter l’organisation' }).click();
	await expect(page.getByRole('alert')).toContainText('Plusieurs communes portent ce nom');
	await page.getByRole('radio', { name: /Saint-Denis.*Seine-Saint-Denis/ }).check();
	await expectSound(page, javaScriptEnabled);
	await page.getByRole('button', { name: 'Ajouter l’organisation' }).click();
	await page.waitForURL(new RegExp(path));
	await expect(page.getByText('Ce n’est pas encore vérifié')).toBeVisible();
	await expectSound(page, javaScriptEnabled);

	await test.step('an address of its own proves who speaks for it', async () => {
		await page.getByRole('link', { name: 'Faire vérifier que je la représente' }).click();
		await page.getByLabel(/Votre adresse en/).fill('anne@ailleurs.example');
		await page.getByRole('button', { name: 'Envoyer le lien' }).click();
		await expect(page.getByRole('alert')).toContainText('n’est pas celle du site');
		await page.getByLabel(/Votre adresse en/).fill(`anne@amis-${mark}.example`);
		await page.getByRole('button', { name: 'Envoyer le lien' }).click();
		await expect(page.getByText('Un lien est parti à cette adresse')).toBeVisible();
		await expectSound(page, javaScriptEnabled);
		await page.goto(
			await linkIn(request, `anne@amis-${mark}.example`, '/organisations/verification')
		);
		await page.getByRole('button', { name: 'Confirmer' }).click();
		await page.waitForURL(/fait=representee/);
		await expect(page.getByText('par une adresse électronique de l’organisation')).toBeVisible();
	});

	await test.step('she invites somebody, who sees who it is before she answers', async () => {
		await page.getByRole('link', { name: 'Membres et invitations' }).click();
		await page.getByLabel('Son adresse électronique').fill(`bela-${mark}@example.org`);
		await page.getByRole('button', { name: 'Envoyer l’invitation' }).click();
		await expect(page.getByText('L’invitation est partie.')).toBeVisible();
		await expectSound(page, javaScriptEnabled);
	});
	const invitation = await linkIn(request, `bela-${mark}@example.org`, '/invitations');
	await page.goto(`${path}/historique`);
	await expect(page.getByText('Invitation envoyée')).toBeVisible();
	await expectSound(page, javaScriptEnabled);

	await signIn(page, request, `bela-${mark}@example.org`, 'Bela Petit');
	await page.goto('/compte/organisations');
	await expect(page.getByRole('heading', { name: 'On vous invite' })).toBeVisible();
	await page.goto(invitation);
	await expectSound(page, javaScriptEnabled);
	await page.getByRole('button', { name: 'Rejoindre' }).click();
	await page.waitForURL(/fait=rejointe/);
	await page.goto('/compte/organisations');
	await page.getByRole('button', { name: 'Montrer mon nom' }).click();
	await expectSound(page, javaScriptEnabled);
	await page.context().clearCookies();
	await page.goto(path);
	await expect(page.getByText('Bela Petit')).toBeVisible();
	await expect(page.getByText('Anne Martin')).toHaveCount(0);
	await expect(page.getByRole('link', { name: 'Modifier la fiche' })).toHaveCount(0);
	expect((await page.goto(invitation))?.status()).toBe(410);
});

test('of two people who edit, the second sees what differs and nothing is lost', async ({
	page,
	request
}) => {
	test.setTimeout(120_000);
	const mark = unique();
	await signIn(page, request, `lea-${mark}@example.org`, 'Léa Marchand');
	await page.goto(`/organisations/nouvelle?fiche=oui&q=Atelier+${mark}`);
	await page.getByRole('radio', { name: 'Entreprise', exact: true }).check();
	await page.getByRole('button', { name: 'Ajouter l’organisation' }).click();
	await page.waitForURL(/fait=ajoutee/);
	const edit = `/organisations/atelier-${mark}/modifier`;
	const other = await page.context().newPage();
	await page.goto(edit);
	await other.goto(edit);
	await other.getByLabel(/En quelques phrases/).fill('Réparer des vélos.');
	await other.getByRole('button', { name: 'Enregistrer' }).click();
	await other.waitForURL(/fait=modifiee/);
	await page.getByLabel(/En quelques phrases/).fill('Louer des vélos.');
	await page.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(page.getByText('Réparer des vélos.')).toBeVisible();
	await expect(page.getByLabel(/En quelques phrases/)).toHaveValue('Louer des vélos.');
	await page.getByRole('button', { name: 'Enregistrer' }).click();
	await page.waitForURL(/fait=modifiee/);
	await expect(page.getByText('Louer des vélos.')).toBeVisible();
});

test('a visitor who wants to add her organisation is sent to sign in, then back', async ({
	page
}) => {
	await page.goto('/organisations/nouvelle?fiche=oui&q=Essai');
	expect(new URL(page.url()).pathname).toBe('/connexion');
	expect(new URL(page.url()).searchParams.get('suite')).toContain('/organisations/nouvelle');
});

test('the directory answers a search that nothing matches, and its files import again', async ({
	page,
	request
}) => {
	await page.goto('/organisations?q=licorne&famille=entreprise');
	await expect(page.getByRole('heading', { level: 2, name: /Aucune organisation/ })).toBeVisible();
	const sheet = await (await request.get('/organisations.csv')).text();
	expect(sheet).toMatch(/^\uFEFFslug,name,acronym,family/);
	expect(Array.isArray(await (await request.get('/organisations.json')).json())).toBe(true);
	const api = await (await request.get('/api/v1/organisations?limit=1')).json();
	expect(Object.keys(api)).toEqual(['items', 'total', 'next']);
});
