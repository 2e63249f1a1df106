import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';

const EXAMPLE = '1000-cafes-groupe-sos-villages';

/** A site of someone else, whose one page holds the HTML that was copied. */
async function aSiteWith(html: string): Promise<{ address: string; server: Server }> {
	const server = createServer((_, response) => {
		response.setHeader('content-type', 'text/html; charset=utf-8');
		response.end(`<!doctype html><html lang="fr"><title>Ailleurs</title><h1>Ailleurs</h1>${html}`);
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}

test('she copies an example onto her own page, where it shows and leads back to the site', async ({
	page,
	baseURL
}) => {
	await page.goto(`/exemples/${EXAMPLE}`);
	await page.getByRole('link', { name: 'Intégrer à votre site' }).click();
	await expect(page.frameLocator('iframe').getByRole('link', { name: /1000 Cafés/ })).toBeVisible();
	await page.getByLabel('Couleurs').selectOption('Toujours sombre');
	await page.getByRole('button', { name: 'Mettre à jour le code' }).click();
	const code = await page.getByLabel('Le HTML à coller dans votre page').inputValue();
	expect(code).toContain(`${baseURL}/integrer/exemple/${EXAMPLE}?theme=sombre`);

	const { address, server } = await aSiteWith(code);
	try {
		await page.goto(address);
		await page
			.frameLocator('iframe')
			.getByRole('link', { name: /^1000 Cafés/ })
			.click();
		await expect(page).toHaveURL(`${baseURL}/exemples/${EXAMPLE}`);
	} finally {
		server.close();
	}
});

test('she copies the list of a search, of the length she wants', async ({ page, baseURL }) => {
	await page.goto('/integrer?domaine=mobilite');
	await page.getByLabel('Mots cherchés').fill('vélo');
	await page.getByLabel('Longueur de la liste').selectOption('3 exemples');
	await page.getByRole('button', { name: 'Mettre à jour le code' }).click();
	const code = await page.getByLabel('Le HTML à coller dans votre page').inputValue();
	expect(code).toMatch(/q=v%C3%A9lo&#38;domaine=mobilite&#38;nombre=3/);

	const { address, server } = await aSiteWith(code);
	try {
		await page.goto(address);
		const frame = page.frameLocator('iframe');
		await expect(frame.getByRole('listitem')).toHaveCount(3);
		await frame.getByRole('link', { name: /^Voir les \d+ exemples/ }).click();
		await expect(page).toHaveURL(`${baseURL}/exemples?q=v%C3%A9lo&domaine=mobilite`);
	} finally {
		server.close();
	}
});

test('no other page of the site shows in a frame', async ({ page }) => {
	const origin = test.info().project.use.baseURL!;
	const paths = ['/', `/exemples/${EXAMPLE}`, `/exemples/${EXAMPLE}/signaler`, '/integrer'];
	const { address, server } = await aSiteWith(
		paths.map((path) => `<iframe src="${origin}${path}"></iframe>`).join('')
	);
	try {
		await page.goto(address);
		for (const [rank] of paths.entries()) {
			const frame = page.frameLocator('iframe').nth(rank);
			await expect(frame.getByText('Faire alliance')).toHaveCount(0);
		}
	} finally {
		server.close();
	}
});

test('an example that is not there says so in its frame, and search engines are told to pass by', async ({
	page
}) => {
	await page.goto('/integrer/exemple/nulle-part');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cet exemple n’est pas là');
	for (const path of [
		'/integrer/exemple/nulle-part',
		`/integrer/exemple/${EXAMPLE}`,
		'/integrer/exemples'
	]) {
		await page.goto(path);
		await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex');
		await expect(page.getByRole('banner')).toHaveCount(0);
	}
});

test('a selection is followed from the page that shows it', async ({ page, request }) => {
	await page.goto('/integrer?domaine=mobilite');
	const alternate = page.locator('link[rel="alternate"][type="application/atom+xml"]');
	await expect(alternate).toHaveAttribute('href', '/flux/exemples.atom?domaine=mobilite');
	const link = page.getByRole('link', { name: /^Suivre cette recherche/ });
	const feed = await request.get((await link.getAttribute('href'))!);
	expect(feed.headers()['content-type']).toContain('application/atom+xml');
	expect((await feed.text()).match(/<entry>/g)!.length).toBeGreaterThan(10);
});
