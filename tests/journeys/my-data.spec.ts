import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { anAddress, asAdministrator, lastMailTo, linkIn, signIn } from './by-mail.ts';

/*
 * What a person does with her data and her mails. The site has no mail server: as on a site at its
 * beginning, the mails are read on the page of the administrator.
 */

/** `around`: the page holds a sandboxed frame, into which no script may look; axe stays out of it. */
async function expectSound(page: Page, enabled: boolean | undefined, around = false) {
	if (enabled === false) return; // axe needs scripts
	await page.waitForLoadState('networkidle');
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		const { violations } = await new AxeBuilder({ page })
			.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
			.setLegacyMode(around)
			.options({ iframes: !around })
			.analyze();
		expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
	}
}

test.describe.configure({ timeout: 120_000 }); // axe reads four pages, twice

test('a person takes her data away, asks to be erased, then changes her mind from the mail', async ({
	page,
	request,
	javaScriptEnabled
}) => {
	const address = anAddress();
	await signIn(page, request, address);
	await page.goto('/compte/donnees');
	await expect(page.getByText('Vous avez pris connaissance de la notice')).toBeVisible();
	await expectSound(page, javaScriptEnabled);

	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'Fichier pour un logiciel (JSON)' }).click()
	]);
	const data = JSON.parse(await readFile(await file.path(), 'utf8')) as {
		tables: { table: string; rows: Record<string, unknown>[] }[];
	};
	const rowsOf = (table: string) => data.tables.find((one) => one.table === table)!.rows;
	expect(rowsOf('person')).toMatchObject([{ mail: address, name: 'Léa Marchand' }]);
	expect(rowsOf('session').length).toBeGreaterThan(0);
	expect(JSON.stringify(rowsOf('session'))).not.toContain('token_hash');
	const [readable] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'Fichier à lire (HTML)' }).click()
	]);
	expect(await readFile(await readable.path(), 'utf8')).toContain('Léa Marchand');

	await page.getByRole('button', { name: 'Demander l’effacement' }).click();
	await expect(page.getByText('Cochez la case pour confirmer.').first()).toBeVisible();
	await page.getByRole('checkbox', { name: /Je demande l’effacement/ }).check();
	await page.getByRole('button', { name: 'Demander l’effacement' }).click();
	await expect(page.getByText(/Votre compte sera effacé le/)).toBeVisible();
	await expectSound(page, javaScriptEnabled);

	const link = await linkIn(request, address, '/courriels/garder-mon-compte');
	await page.context().clearCookies(); // not signed in any more
	await page.goto(link);
	await expectSound(page, javaScriptEnabled);
	await page.getByRole('button', { name: 'Garder mon compte' }).click();
	await expect(page.getByText('Votre compte est gardé')).toBeVisible();
	expect((await page.goto(link))!.status()).toBe(404);
});

test('a person chooses her mails; nobody else reads her pages', async ({
	page,
	request,
	javaScriptEnabled
}) => {
	await page.goto('/compte/courriels');
	await expect(page).toHaveURL(/\/connexion\?suite=/);
	expect((await request.get('/compte/donnees/mes-donnees.json')).url()).toContain('/connexion');

	await signIn(page, request, anAddress());
	await page.goto('/compte/courriels');
	await expectSound(page, javaScriptEnabled);
	await page.getByRole('checkbox', { name: /Messages reçus/ }).uncheck();
	await page.getByRole('button', { name: 'Enregistrer mes choix' }).click();
	await expect(page.getByText('Vos choix sont enregistrés.')).toBeVisible();
	await expect(page.getByRole('checkbox', { name: /Messages reçus/ })).not.toBeChecked();
	await expect(page.getByRole('checkbox', { name: /Votre organisation/ })).toBeChecked();
	expect((await page.goto('/administration/courriels'))!.status()).toBe(403);
});

test('an address to refuse mails that we did not write refuses nothing', async ({
	page,
	request
}) => {
	const forged = '/courriels/desabonnement?personne=x&genre=need&preuve=y';
	expect((await page.goto(forged))!.status()).toBe(404);
	// As the button of a mail program does: without origin nor cookie.
	const answer = await request.post(forged, { form: { 'List-Unsubscribe': 'One-Click' } });
	expect(answer.status()).toBe(404);
});

test.describe('the administrator', () => {
	test.use({ extraHTTPHeaders: asAdministrator });

	test('reads a mail as text and as it will look, and the journal keeps it', async ({
		page,
		request,
		javaScriptEnabled
	}) => {
		const address = anAddress();
		await page.goto('/connexion');
		await page.getByLabel('Votre adresse électronique').fill(address);
		await page.getByRole('button', { name: 'Recevoir un lien' }).click();
		await page.goto('/administration/courriels');
		await expectSound(page, javaScriptEnabled);
		await page.goto(await lastMailTo(request, address));
		await expect(page.getByText('Faire alliance').first()).toBeVisible();
		const framed = page.frameLocator('iframe');
		await expect(framed.getByRole('heading', { level: 1 })).toBeVisible();
		await expectSound(page, javaScriptEnabled, true);

		await page.goto('/administration/journal?acte=mail.read');
		await expect(page.getByRole('rowheader').first()).toBeVisible();
		await expectSound(page, javaScriptEnabled);
	});
});
