import { createHmac } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test as base, type Page } from '@playwright/test';
import { faultsOf } from './axe.ts';
import { anIdentityProvider, CLIENT, type IdentityProvider } from '../identity-provider.ts';
import { aFilledFolder, startSite, type Site } from '../site.ts';

/*
 * Every way of signing in, on a site of its own: it begins without anybody, and its first administrator
 * comes by the link of its start. The link by mail is played by src/lib/server/accounts/sign-in.db.test.ts.
 */

interface Stage {
	readonly site: Site;
	readonly identity: IdentityProvider;
	/** The link that makes the first administrator. */
	readonly first: string;
}

const test = base.extend<object, { stage: Stage }>({
	stage: [
		async ({}, use) => {
			const port = await freePort();
			const back = `http://localhost:${port}/connexion/retour/proconnect`;
			const identity = await anIdentityProvider(back, { signed: true });
			const { folder, remove } = await aFilledFolder();
			const site = await startSite(folder, {
				PORT: String(port),
				PROCONNECT_ISSUER: identity.issuer,
				PROCONNECT_CLIENT_ID: CLIENT.clientId,
				PROCONNECT_CLIENT_SECRET: CLIENT.clientSecret
			});
			const first = /\/connexion\/premier-compte\?jeton=\S+/.exec(site.said())![0];
			await use({ site, identity, first });
			await site.end('SIGTERM');
			await identity.close();
			await remove();
			const bugs = site.logged().filter(({ message }) => message === 'bug');
			if (bugs.length > 0)
				throw new Error(`Bugs were logged:\n${JSON.stringify(bugs, null, '\t')}`);
		},
		{ scope: 'worker', timeout: 180_000 }
	]
});

test.describe.configure({ mode: 'serial', timeout: 120_000 });

let backupCode = '';
let secret = '';
const PASSWORD = 'quatre mots au hasard';

test('reading gives no cookie, and the link asked for says the same to everybody', async ({
	page,
	context,
	stage
}) => {
	await page.goto(`${stage.site.address}/exemples`);
	await page.getByRole('link', { name: 'Se connecter' }).click();
	await page.getByLabel('Votre adresse électronique').fill('pas une adresse');
	await page.getByRole('button', { name: 'Recevoir un lien' }).click();
	await expect(page.locator('#erreurs')).toContainText('Écrivez l’adresse en entier');
	await expect(page.getByLabel('Votre adresse électronique')).toHaveValue('pas une adresse');
	await page.getByLabel('Votre adresse électronique').fill('ana@example.org');
	await page.getByRole('button', { name: 'Recevoir un lien' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ouvrez votre messagerie');
	expect(await context.cookies()).toEqual([]);
	await page.goto(`${stage.site.address}/connexion/lien?jeton=forge`);
	await page.getByRole('button', { name: 'Me connecter' }).click();
	await expect(page.locator('#erreurs')).toContainText('Ce lien ne marche plus');
	expect(await context.cookies()).toEqual([]);
});

test('the first administrator comes by the link of the start, once', async ({
	page,
	context,
	stage
}) => {
	await page.goto(stage.site.address + stage.first);
	await page.getByRole('button', { name: 'Ouvrir le compte' }).click();
	await expect(page.locator('#erreurs')).toContainText('3 points à corriger');
	await page.getByLabel('Votre nom').fill('Ana Essai');
	await page.getByLabel('Votre adresse électronique').fill('ana@example.org');
	await page.getByRole('checkbox').check();
	await isSound(page);
	await page.getByRole('button', { name: 'Ouvrir le compte' }).click();
	await expect(page.locator('#fait')).toContainText('Vous administrez ce site');
	const [cookie] = await context.cookies();
	expect(cookie).toMatchObject({ name: 'session', httpOnly: true, sameSite: 'Lax' });

	await page.goto(`${stage.site.address}/administration/personnes`);
	await expect(page.getByRole('article')).toContainText('ana@example.org');
	await isSound(page);
	const kept = await page.goto(`${stage.site.address}/exemples`);
	expect(kept!.headers()['cache-control']).toBe('private, no-store');
	await expect(page.getByRole('link', { name: 'Mon compte' })).toBeVisible();

	await page.goto(stage.site.address + stage.first);
	await expect(page.getByRole('main')).toContainText('Ce lien ne marche plus');

	await choosePassword(page, stage);
	await signOut(page, stage);
	await page.goto(`${stage.site.address}/exemples`);
	await expect(page.getByRole('link', { name: 'Se connecter' })).toBeVisible();
});

test('a password asks for its code, and a backup code serves once', async ({ page, stage }) => {
	await enterPassword(page, stage, '/compte/connexions');
	await page.getByLabel('Code à six chiffres').fill(digitsOf(secret));
	await page.getByRole('button', { name: 'Me connecter' }).click();
	await expect(page).toHaveURL(/\/compte\/connexions/);
	await isSound(page);
	await signOut(page, stage);

	await enterPassword(page, stage, '/compte');
	await page.getByLabel('Code à six chiffres').fill(backupCode);
	await page.getByRole('button', { name: 'Me connecter' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mon compte');
	await signOut(page, stage);
	await enterPassword(page, stage, '/compte');
	await page.getByLabel('Code à six chiffres').fill(backupCode);
	await page.getByRole('button', { name: 'Me connecter' }).click();
	await expect(page.locator('#erreurs')).toContainText('Ce code n’est pas le bon');
});

test('ProConnect signs in somebody new, who says her name and agrees', async ({
	page,
	context,
	stage
}) => {
	stage.identity.signInAs({
		sub: 'bob-1',
		email: 'bob@ville.example.org',
		given_name: 'Bob',
		usual_name: 'Essai',
		siret: '11002001300097'
	});
	await page.goto(`${stage.site.address}/connexion?suite=/compte/moyens`);
	await isSound(page);
	await page.getByRole('link', { name: 'Avec ProConnect' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bienvenue');
	await expect(page.getByLabel('Votre nom')).toHaveValue('Bob Essai');
	// Nothing of hers before she agreed.
	await page.goto(`${stage.site.address}/compte`);
	await expect(page).toHaveURL(/\/connexion\/bienvenue/);
	await page.goto(`${stage.site.address}/connexion/bienvenue?suite=/compte/moyens`);
	await page.getByRole('checkbox').check();
	await isSound(page);
	await page.getByRole('button', { name: 'Ouvrir mon compte' }).click();
	await expect(page.getByRole('main')).toContainText('11002001300097');
	await page.goto(`${stage.site.address}/administration/personnes`);
	await expect(page.getByRole('main')).toContainText('réservée aux personnes qui administrent');
	await signOut(page, stage);
	// Cookies know no port: those of the provider, on the same machine, are left aside.
	const names = (await context.cookies()).map(({ name }) => name);
	expect(names.filter((name) => name.startsWith('session'))).toEqual([]);
});

test('a passkey is added, named, used and removed', async ({ page, context, stage }, testInfo) => {
	const scripted = testInfo.project.name === 'with JavaScript';
	await page.goto(`${stage.site.address}/connexion`);
	if (!scripted) {
		await expect(page.getByText('Une clé d’accès demande un navigateur récent')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Avec une clé d’accès' })).toHaveCount(0);
		return;
	}
	const chromium = await context.newCDPSession(page);
	await chromium.send('WebAuthn.enable');
	await chromium.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true
		}
	});
	await enterPassword(page, stage, '/compte/moyens');
	await page.getByLabel('Code à six chiffres').fill(digitsOf(secret));
	await page.getByRole('button', { name: 'Me connecter' }).click();
	await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click();
	await expect(page.locator('#fait')).toContainText('La clé d’accès est ajoutée');
	await page.getByLabel('Nom de la clé').fill('Mon téléphone');
	await page.getByRole('button', { name: 'Renommer' }).click();
	await expect(page.getByLabel('Nom de la clé')).toHaveValue('Mon téléphone');
	await isSound(page);
	await signOut(page, stage);

	await page.goto(`${stage.site.address}/connexion?suite=/compte/moyens`);
	await page.getByRole('button', { name: 'Avec une clé d’accès' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Moyens de connexion');
	await page.getByRole('button', { name: 'Retirer : Mon téléphone' }).click();
	await expect(page.locator('#fait')).toContainText('est retiré');
	await signOut(page, stage);
	await page.goto(`${stage.site.address}/connexion`);
	await page.getByRole('button', { name: 'Avec une clé d’accès' }).click();
	await expect(page.getByRole('status').last()).toContainText('n’ouvre aucun compte ici');
});

async function choosePassword(page: Page, { site }: Stage) {
	await page.goto(`${site.address}/compte/moyens`);
	await isSound(page);
	await page.getByRole('link', { name: 'Choisir un mot de passe' }).click();
	await page.getByLabel('Mot de passe').fill('court');
	await page.getByRole('button', { name: 'Continuer' }).click();
	await expect(page.locator('#erreurs')).toContainText('12');
	await expect(page.getByLabel('Mot de passe')).toHaveValue('');
	await page.getByLabel('Mot de passe').fill(PASSWORD);
	await page.getByRole('button', { name: 'Continuer' }).click();
	await expect(page.getByRole('img', { name: /Code à viser/ })).toBeVisible();
	await isSound(page);
	secret = await page.locator('code.secret').innerText();
	backupCode = await page.locator('.codes code').first().innerText();
	await page.getByLabel('Code à six chiffres').fill(digitsOf(secret));
	await page.getByRole('button', { name: 'Vérifier et terminer' }).click();
	await expect(page.locator('#fait')).toContainText('Votre mot de passe et son code');
}

async function enterPassword(page: Page, { site }: Stage, suite: string) {
	await page.goto(`${site.address}/connexion?suite=${encodeURIComponent(suite)}`);
	await page.getByRole('link', { name: 'Avec un mot de passe' }).click();
	await page.getByLabel('Votre adresse électronique').fill('ana@example.org');
	await page.getByLabel('Votre mot de passe').fill(PASSWORD);
	await page.getByRole('button', { name: 'Continuer' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre code');
}

async function signOut(page: Page, { site }: Stage) {
	await page.goto(`${site.address}/compte`);
	await page.getByRole('button', { name: 'Se déconnecter' }).click();
	await expect(page.locator('#fait')).toContainText('n’êtes plus connecté');
}

/** The six digits of RFC 6238, as an application makes them. */
function digitsOf(written: string): string {
	const bits = [...written].map((letter) =>
		'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')
	);
	const bytes = bits
		.join('')
		.match(/.{8}/g)!
		.map((byte) => parseInt(byte, 2));
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
	const hash = createHmac('sha1', Buffer.from(bytes)).update(counter).digest();
	const offset = hash.at(-1)! & 15;
	return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** axe finds nothing on the page, in both themes; it needs scripts to look. */
async function isSound(page: Page) {
	if (base.info().project.name !== 'with JavaScript') return;
	expect(await faultsOf(page)).toEqual([]);
}

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const { port } = probe.address() as AddressInfo;
			probe.close(() => resolve(port));
		});
	});
}
