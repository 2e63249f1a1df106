import { expect, type APIRequestContext, type Page } from '@playwright/test';
import { ADMIN_PASSWORD } from './pages.ts';

/*
 * A person who signs in by a mail. The site has no mail server: as on a site at its beginning, the mails
 * are read on the page of the administrator.
 */

export const asAdministrator = {
	authorization: `Basic ${Buffer.from(`admin:${ADMIN_PASSWORD}`).toString('base64')}`
};

/** Address of the last mail to this address, on the page of the administrator. */
export async function lastMailTo(request: APIRequestContext, address: string): Promise<string> {
	const list = await request.get('/administration/courriels', { headers: asAdministrator });
	const html = await list.text();
	const entry = html
		.split('<li')
		.find((one) => one.includes(address) && one.includes('/administration/courriels/'));
	const path = /href="(\/administration\/courriels\/\d+)"/.exec(entry ?? '')?.[1];
	expect(path, `a mail to ${address}`).not.toBeUndefined();
	return path!;
}

/** The first address of this page of the site that the mail gives. */
export async function linkIn(request: APIRequestContext, address: string, page: string) {
	const mail = await lastMailTo(request, address);
	const html = await (await request.get(mail, { headers: asAdministrator })).text();
	const link = new RegExp(`href="[^"]*(${page}[^"]*)"`).exec(html)?.[1];
	expect(link, `a link to ${page} in ${mail}`).not.toBeUndefined();
	return link!.replaceAll('&amp;', '&');
}

/** Opens an account at this address, and comes back to it signed in. */
export async function signIn(page: Page, request: APIRequestContext, address: string) {
	await page.goto('/connexion');
	await page.getByLabel('Votre adresse électronique').fill(address);
	await page.getByRole('button', { name: 'Recevoir un lien' }).click();
	await page.goto(await linkIn(request, address, '/connexion/lien'));
	await page.getByRole('button', { name: 'Me connecter' }).click();
	await page.getByLabel('Votre nom').fill('Léa Marchand');
	await page.getByRole('checkbox', { name: /J’ai lu/ }).check();
	await page.getByRole('button', { name: 'Ouvrir mon compte' }).click();
	await page.waitForURL(/\/(compte|$)/);
}

export const anAddress = () => `lea-${crypto.randomUUID()}@example.org`;
