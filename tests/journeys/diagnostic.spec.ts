import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { ADMIN_PASSWORD } from './pages.ts';

const next = (page: Page) => page.getByRole('button', { name: /Enregistrer et/ }).click();

/** Chooses by the words that people read, question by question. */
async function choose(page: Page, answers: Readonly<Record<string, string>>) {
	for (const [question, answer] of Object.entries(answers))
		await page.getByRole('group', { name: question }).getByLabel(answer, { exact: true }).check();
}

async function begin(page: Page) {
	await page.goto('/se-situer');
	await page.getByRole('button', { name: /Commencer.*votre organisation/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Qui vous êtes');
}

const WAY: readonly Readonly<Record<string, string>>[] = [
	{ 'Vous êtes…': 'Une association' },
	{
		'Qu’est-ce qui vous amène':
			'Il nous manque un moyen\u00A0: de l’argent, du matériel, un lieu, du temps, une compétence'
	},
	{
		'De quoi avez-vous surtout besoin': 'D’une compétence',
		'Combien d’acteurs': 'Deux suffiraient'
	},
	{ 'Celui qui apporte le plus': 'Rien d’équivalent', 'Avez-vous rencontré': 'Pas encore' },
	{ 'Quelqu’un a-t-il du temps': 'Non' },
	{ 'Apprenez-vous': 'Nous lisons des exemples' },
	{ 'Au fond, avez-vous envie': 'Oui' }
];

async function answerAll(page: Page) {
	for (const answers of WAY) {
		await choose(page, answers);
		await next(page);
	}
}

/** The address told after these words. */
function linkIn(page: Page, words: string): Promise<string> {
	return page.locator('p', { hasText: words }).getByRole('link').innerText();
}

test('she answers page by page, and is told a form with its reasons and three things to do', async ({
	page
}) => {
	await begin(page);
	await page.getByLabel('Un nom').fill('Les Tilleuls');
	await answerAll(page);

	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Les Tilleuls');
	const forms = page.getByRole('region', { name: 'La forme à explorer' });
	await expect(forms.getByRole('heading', { level: 3 }).first()).toContainText(
		'Mécénat, mécénat de compétences'
	);
	await expect(forms).toContainText('celui qui apporte n’attend rien d’équivalent');
	await expect(
		page.getByRole('region', { name: 'Les trois prochaines choses à faire' }).getByRole('listitem')
	).toHaveCount(3);
	await expect(
		page
			.getByRole('heading', { name: 'Cadrer le besoin' })
			.or(page.getByText('Cadrer le besoin').first())
	).toBeVisible();

	for (const [link, type] of [
		['Le résultat en PDF', 'application/pdf'],
		['Les valeurs et les réponses (CSV)', 'text/csv; charset=utf-8; header=present'],
		['Tout, pour un programme (JSON)', 'application/json; charset=utf-8']
	] as const) {
		const href = await page.getByRole('link', { name: link }).getAttribute('href');
		const file = await page.request.get(href!);
		expect(file.status()).toBe(200);
		expect(file.headers()['content-type']).toBe(type);
		expect(file.headers()['cache-control']).toContain('private');
	}
});

test('she stops, comes back by the secret address, and goes on where she was', async ({
	page,
	browser
}) => {
	await begin(page);
	await choose(page, WAY[0]!);
	await next(page);
	const address = page.url();
	const other = await (await browser.newContext()).newPage();
	await other.goto(address.replace(/\/raison.*$/, ''));
	await expect(other.getByText(/questions? sans réponse/)).toBeVisible();
	await other.getByRole('link', { name: 'Reprendre où j’en étais' }).click();
	// The territory and the domains of the first page were left without an answer.
	await expect(other.getByRole('heading', { level: 1 })).toHaveText('Qui vous êtes');
	await expect(other.getByLabel('Une association', { exact: true })).toBeChecked();
	await other.context().close();
});

test('a place of several is chosen, and nothing typed is lost', async ({ page }) => {
	await begin(page);
	await choose(page, WAY[0]!);
	await page.getByLabel('Un nom').fill('Les Tilleuls');
	await page.getByLabel('Votre commune, ou votre territoire').fill('Saint-Denis');
	await next(page);
	await expect(page.locator('#erreurs')).toContainText('Plusieurs territoires portent ce nom');
	await expect(page.getByLabel('Un nom')).toHaveValue('Les Tilleuls');
	await expect(page.getByLabel('Une association', { exact: true })).toBeChecked();
	await page.getByRole('group', { name: 'Lequel' }).getByRole('radio').first().check();
	await next(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Raison d’agir et objectif');
});

test('two tabs on one page: the second is shown the difference before it writes', async ({
	page,
	context
}) => {
	await begin(page);
	const other = await context.newPage();
	await other.goto(page.url());
	await choose(page, { 'Vous êtes…': 'Une entreprise' });
	await next(page);
	await choose(other, { 'Vous êtes…': 'Une association' });
	await next(other);
	await expect(other.locator('#erreurs')).toContainText('enregistrée dans un autre onglet');
	await expect(
		other.getByText('Enregistré dans l’autre onglet\u00A0: Une entreprise.')
	).toBeVisible();
	await expect(other.getByLabel('Une association', { exact: true })).toBeChecked();
	await next(other);
	await page.goBack();
	await page.reload();
	await expect(page.getByLabel('Une association', { exact: true })).toBeChecked();
});

test('the connection is lost between two pages: what was chosen is still there', async ({
	page,
	context
}) => {
	await begin(page);
	await choose(page, WAY[0]!);
	await page.getByLabel('Un nom').fill('Les Tilleuls');
	await context.setOffline(true);
	await next(page).catch(() => {});
	await expect(page.getByLabel('Un nom')).toHaveCount(0);
	await context.setOffline(false);
	await page.goBack();
	await expect(page.getByLabel('Un nom')).toHaveValue('Les Tilleuls');
	await expect(page.getByLabel('Une association', { exact: true })).toBeChecked();
	await next(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Raison d’agir et objectif');
});

test('she shows her result by a link that changes nothing, invites others, and erases it', async ({
	page,
	browser
}) => {
	await begin(page);
	await answerAll(page);
	const own = page.url().replace(/#.*$/, '');
	await page.getByRole('button', { name: 'Faire une adresse de lecture' }).click();
	const reading = await linkIn(page, 'À donner pour lecture');
	await page.goto(own);
	await page.getByRole('button', { name: 'Faire un lien d’invitation' }).click();
	const invitation = await linkIn(page, 'À envoyer à ceux qui répondent');

	const guest = await (await browser.newContext()).newPage();
	await guest.goto(reading);
	await expect(guest.getByText('Vous lisez un résultat que l’on vous a partagé')).toBeVisible();
	await expect(guest.getByRole('button', { name: 'Effacer mes réponses' })).toHaveCount(0);
	expect((await guest.goto(`${reading}/envie`))!.status()).toBe(403);

	for (let one = 0; one < 2; one++) {
		await guest.goto(invitation);
		await guest.getByRole('button', { name: 'Répondre' }).click();
		await answerAll(guest);
	}
	await page.goto(`${own}/ensemble`);
	await expect(page.getByRole('table')).toContainText('accord');
	await expect(page.getByRole('row', { name: /^Envie/ })).toContainText('3');

	await page.goto(own);
	await page.getByRole('button', { name: 'Effacer mes réponses' }).click();
	await expect(page.getByText('Vos réponses sont effacées')).toBeVisible();
	expect((await page.goto(own))!.status()).toBe(404);
	expect((await guest.goto(reading))!.status()).toBe(404);
	await guest.context().close();
});

test('two answers show nothing together', async ({ page }) => {
	await begin(page);
	await answerAll(page);
	await page.getByRole('link', { name: 'Ce que nous disons ensemble' }).click();
	await expect(page.getByText('Il faut 3 réponses terminées')).toBeVisible();
	await expect(page.getByRole('table')).toHaveCount(0);
});

test('a partnership has its health check in twelve questions', async ({ page }) => {
	await page.goto('/evaluer');
	await page.getByLabel('Un nom').fill('Le duo');
	for (const group of await page.getByRole('group').all())
		await group.getByLabel('Vert\u00A0: oui').check();
	await choose(page, { 'Les rôles sont-ils connus': 'Rouge\u00A0: non' });
	await page.getByRole('button', { name: 'Voir le bilan' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Le duo');
	await expect(page.getByRole('row', { name: /Clarté des rôles/ })).toContainText('orange');
	await expect(page.getByRole('row', { name: /^Confiance/ })).toContainText('vert');
	await expect(page.getByText('Écrire qui décide quoi')).toBeVisible();
});

test.describe('the administrator', () => {
	test.use({ httpCredentials: { username: 'moi', password: ADMIN_PASSWORD } });

	test('tries rules on the profiles, and is told the line of a fault', async ({ page }) => {
		await page.goto('/administration/orientation');
		const rules = page.getByLabel('Les règles (YAML)');
		const text = await rules.inputValue();
		await page.getByRole('button', { name: 'Essayer sur les profils' }).click();
		await expect(page.getByText('Aucun profil ne bouge.')).toBeVisible();
		await page
			.getByLabel('Les règles (YAML)')
			.fill(text.replace('question: envie,', 'question: envi,'));
		await page.getByRole('button', { name: 'Essayer sur les profils' }).click();
		await expect(page.getByText(/Ligne \d+\s:\saucune question ne s’appelle envi/)).toBeVisible();
		await expect(page.getByLabel('Les règles (YAML)')).toHaveValue(/question: envi,/);
	});
});

for (const colorScheme of ['light', 'dark'] as const) {
	test(`axe has nothing against the pages behind a secret link, ${colorScheme}`, async ({
		page,
		javaScriptEnabled
	}) => {
		test.skip(javaScriptEnabled === false, 'axe looks at pages with a script');
		test.slow();
		await page.emulateMedia({ colorScheme });
		const look = async () => {
			const { violations } = await new AxeBuilder({ page })
				.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
				.analyze();
			expect(
				violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`)
			).toEqual([]);
			for (const width of [640, 320]) {
				await page.setViewportSize({ width, height: 800 });
				expect(
					await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
					`${page.url()} at ${width} px`
				).toBeLessThanOrEqual(0);
			}
		};
		await begin(page);
		await look();
		await page.getByLabel('Votre commune, ou votre territoire').fill('Saint-Denis');
		await next(page);
		await look();
		await page.getByLabel('Votre commune, ou votre territoire').fill('');
		await answerAll(page);
		await look();
		const own = page.url().replace(/#.*$/, '');
		await page.getByRole('button', { name: 'Faire un lien d’invitation' }).click();
		await look();
		await page.goto(await linkIn(page, 'À envoyer'));
		await look();
		await page.goto(`${own}/ensemble`);
		await look();
	});
}
