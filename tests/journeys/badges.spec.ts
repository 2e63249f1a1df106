import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { anAddress, signIn } from './by-mail.ts';

const NAME = '👩‍👩‍👧 مريم Léa';

test.describe.configure({ timeout: 180_000 });

/** What is left to axe, in both themes, and at 320 px. */
async function expectSound(page: Page, enabled: boolean | undefined) {
	await page.setViewportSize({ width: 320, height: 800 });
	const overflow = () =>
		document.documentElement.scrollWidth - document.documentElement.clientWidth;
	if (enabled === false) return; // both need scripts
	expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
	await page.waitForLoadState('networkidle');
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		const { violations } = await new AxeBuilder({ page })
			.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
			.analyze();
		expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
	}
	await page.setViewportSize({ width: 1280, height: 800 });
}

/** Brings to her account what a browser remembers of a path that she finished. */
async function finish(page: Page, path: string) {
	await page.goto(`/attestations/criteres/${path}`);
	const html = await page.content();
	const units = [...html.matchAll(/<li[^>]*>\s*<a href="\/apprendre\/([a-z0-9-]+)"/g)].map(
		([, slug]) => slug!
	);
	expect(units.length).toBeGreaterThan(2);
	const done = { quiz: 5, exercise: true, version: '' };
	const brought = await page.request.post('/apprendre?/reprendre', {
		form: { parcours: JSON.stringify(Object.fromEntries(units.map((unit) => [unit, done]))) },
		headers: { origin: new URL(page.url()).origin, accept: 'text/html' },
		maxRedirects: 0
	});
	expect(brought.status()).toBe(303);
}

test('a learner receives a badge, anybody checks it, she withdraws it', async ({
	page,
	browser,
	request,
	javaScriptEnabled
}) => {
	await signIn(page, request, anAddress());
	await page.goto('/compte/attestations');
	await expect(page.getByText('Il vous reste 60 minutes')).toBeVisible();
	await finish(page, 'decouvrir');
	await page.goto('/apprendre');
	await page.getByRole('link', { name: 'Recevoir mon badge et mon attestation' }).click();

	await page.getByLabel('Le nom que le badge portera').fill('…');
	await page.getByRole('button', { name: 'Recevoir mon badge' }).click();
	await expect(page.getByRole('alert')).toContainText('Écrivez le nom');
	await expectSound(page, javaScriptEnabled);
	await page.getByLabel('Le nom que le badge portera').fill(NAME);
	await page.getByRole('button', { name: 'Recevoir mon badge' }).click();
	await expect(page.getByText('Badge valide')).toBeVisible();
	await expect(page.getByText(NAME)).toBeVisible();
	await expectSound(page, javaScriptEnabled);
	// The browser keeps the fragment of the form.
	const address = page.url().split('#')[0]!;

	// Somebody else, without an account, who was given the address.
	const other = await browser.newContext({ javaScriptEnabled: javaScriptEnabled ?? true });
	const theirs = await other.newPage();
	await theirs.goto(address);
	await expect(theirs.getByText('Badge valide')).toBeVisible();
	await expect(theirs.getByRole('heading', { name: /^Retirer/ })).toHaveCount(0);
	const jwt = await (await other.request.get(`${address}/badge.jwt`)).text();
	const pdf = await other.request.get(`${address}/attestation.pdf`);
	expect((await pdf.body()).toString('latin1', 0, 4)).toBe('%PDF');
	const { origin } = new URL(address);
	const forged = await other.request.post(`${address}?/retirer`, {
		form: {},
		headers: { origin, accept: 'text/html' },
		maxRedirects: 0
	});
	expect(forged.headers().location).toMatch(/^\/connexion/);

	await theirs.goto(`${origin}/attestations`);
	const check = async (words: string, answer: string) => {
		await theirs.getByLabel('Le texte du badge').fill(words);
		await theirs.getByRole('button', { name: 'Vérifier ce badge' }).click();
		await expect(theirs.getByRole('status')).toContainText(answer);
	};
	await check(jwt, 'Badge valide');
	await expectSound(theirs, javaScriptEnabled);
	await check(`${jwt.slice(0, -6)}AAAAAA`, 'Badge modifié');
	await check('bonjour', 'Ce n’est pas un badge');
	await theirs.getByLabel('Le texte du badge').fill('');
	await theirs
		.getByLabel('Ou son fichier')
		.setInputFiles({ name: 'badge.jwt', mimeType: 'text/plain', buffer: Buffer.from(jwt) });
	await theirs.getByRole('button', { name: 'Vérifier ce badge' }).click();
	await expect(theirs.getByRole('status')).toContainText('Badge valide');

	await page.getByText('Retirer ce badge pour toujours').click();
	await page.getByRole('button', { name: 'Oui, retirer ce badge' }).click();
	await expect(page.getByText('Badge retiré')).toBeVisible();
	await expectSound(page, javaScriptEnabled);
	await check(jwt, 'Badge retiré');
	expect((await other.request.get(`${address}/attestation.pdf`)).status()).toBe(410);
	await other.close();
});

test('what programs ask for is there, for any site', async ({ request, baseURL }) => {
	const did = await request.get('/.well-known/did.json');
	expect(did.headers()['access-control-allow-origin']).toBe('*');
	expect((await did.json()).id).toBe(`did:web:${new URL(baseURL!).host.replace(':', '%3A')}`);
	for (const path of [
		'/attestations/nulle-part',
		'/attestations/statuts/99',
		'/attestations/criteres/x'
	])
		expect((await request.get(path)).status(), path).toBe(404);
	for (const path of ['decouvrir', 'concevoir', 'piloter'])
		expect((await request.get(`/badges/${path}.svg`)).ok()).toBe(true);
});
