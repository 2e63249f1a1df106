import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test as base } from 'vitest';
import { aFilledFolder, aFolder, startSite, type Site } from '../site.ts';

const PASSWORD = 'un mot de passe assez long, é';
const PAGE = '/administration/donnees';
const HEAD = 'code,indicator,value,year';

/* Every figure below is made for these tests: none is a fact about a territory. */
const DICTIONARY = `indicator,label,unit,meaning,direction,source,source_url,publisher,licence
essai-part,=HYPERLINK("https://example.org"),%,<b>Essai</b> d’un test.,lower,@Fichier d’essai,https://example.org/,+Essai,-Sans
`;
const VALUES = `${HEAD}\n22,essai-part,-1.5,2020\n29,essai-part,2,2020\n35,essai-part,nd,2020\n35238,essai-part,3,2020\n`;

const test = base.extend('site', { scope: 'file' }, async ({}, { onCleanup }) => {
	const { folder, remove } = await aFilledFolder();
	const site = await startSite(folder, {
		ADMIN_PASSWORD: PASSWORD,
		CLIENT_ADDRESS_HEADER: 'x-forwarded-for'
	});
	onCleanup(async () => {
		await site.end('SIGTERM');
		await remove();
	});
	return site;
});

const operator = {
	authorization: `Basic ${Buffer.from(`a:${PASSWORD}`).toString('base64')}`,
	'x-forwarded-for': '192.0.2.1'
};

function ask(site: Site, path: string, headers: Record<string, string> = {}) {
	return fetch(site.address + path, {
		headers: { accept: 'text/html', ...headers },
		redirect: 'manual'
	});
}

/** Sends the form as a browser does. */
function send(
	site: Site,
	files: { valeurs?: string | Blob; dictionnaire?: string; partiel?: string },
	headers: Record<string, string> = operator
) {
	const form = new FormData();
	const add = (name: string, content: string | Blob = '') =>
		form.set(name, new File([content], content === '' ? '' : `${name}.csv`));
	add('valeurs', files.valeurs);
	add('dictionnaire', files.dictionnaire);
	if (files.partiel) form.set('partiel', files.partiel);
	return fetch(`${site.address}${PAGE}?/charger`, {
		method: 'POST',
		body: form,
		redirect: 'manual',
		headers: { accept: 'text/html', origin: site.address, ...headers }
	});
}

const remove = (site: Site, load: string, headers: Record<string, string> = operator) =>
	fetch(`${site.address}${PAGE}/${load}?/retirer`, {
		method: 'POST',
		body: new URLSearchParams(),
		redirect: 'manual',
		headers: { accept: 'text/html', origin: site.address, ...headers }
	});

const indicators = async (site: Site) =>
	((await (await ask(site, '/api/v1/territory-data')).json()) as { items: { id: string }[] }).items;

describe('the page where data are loaded', () => {
	test('is closed to who has not the password, and to the pages of other sites', async ({
		site
	}) => {
		for (const headers of [
			{ 'x-forwarded-for': '203.0.113.1' },
			{ authorization: `Basic ${btoa('a:faux')}`, 'x-forwarded-for': '203.0.113.2' }
		] as Record<string, string>[]) {
			for (const path of [PAGE, `${PAGE}/1`, `${PAGE}?/charger`]) {
				const response = await ask(site, path, headers);
				expect(response.status, path).toBe(401);
				expect(await response.text()).not.toContain('SHA-256');
			}
			expect(
				(await send(site, { valeurs: VALUES, dictionnaire: DICTIONARY }, headers)).status
			).toBe(401);
			expect((await remove(site, '1', headers)).status).toBe(401);
		}
		for (const origin of ['https://elsewhere.example', 'null']) {
			const foreign = { ...operator, origin };
			expect(
				(await send(site, { valeurs: VALUES, dictionnaire: DICTIONARY }, foreign)).status
			).toBe(403);
			expect((await remove(site, '1', foreign)).status).toBe(403);
		}
		expect(await indicators(site)).toEqual([]);
		const empty = await (await ask(site, '/donnees-territoires')).text();
		expect(empty).toContain('Aucune donnée n’a encore été chargée sur ce site');
	});

	test('refuses what is not data with a sentence, never with a bug', async ({ site }) => {
		const attacks: [files: Parameters<typeof send>[1], status: number, words: string][] = [
			[{}, 422, 'Choisissez un fichier'],
			[{ valeurs: 'bonjour' }, 422, 'première ligne'],
			[{ valeurs: new Blob([new Uint8Array([0xff, 0xfe, 0x41, 0])]) }, 422, 'UTF-16'],
			[{ valeurs: new Blob([`${HEAD}\n`, new Uint8Array([0xe9])]) }, 422, 'UTF-8'],
			[{ valeurs: `${HEAD}\n\0` }, 422, 'tableur'],
			[{ valeurs: `${HEAD}\n"` }, 422, 'guillemet'],
			[{ dictionnaire: VALUES }, 422, 'échangez'],
			[{ valeurs: `${HEAD}\n<script>alert(1)</script>,x,1,2020` }, 422, '&lt;script>'],
			[{ valeurs: VALUES }, 422, 'dans aucun dictionnaire'],
			[{ valeurs: `${HEAD}\n${'x'.repeat(600_000)}` }, 413, 'trop gros']
		];
		for (const [files, status, words] of attacks) {
			const response = await send(site, files);
			const text = await response.text();
			expect(response.status, words).toBe(status);
			expect(text).toContain(words);
			expect(text).not.toContain('<script>alert');
		}
		for (const load of ['0', '99', '-1', '1e3', '../1', '999999999999'])
			expect([404, 405]).toContain((await remove(site, encodeURIComponent(load))).status);
		// Neither a text in the place of a file, nor another kind of form.
		for (const body of [new URLSearchParams({ valeurs: VALUES }), '{}']) {
			const response = await fetch(`${site.address}${PAGE}?/charger`, {
				method: 'POST',
				body,
				headers: {
					accept: 'text/html',
					origin: site.address,
					...operator,
					...(body === '{}' ? { 'content-type': 'application/json' } : {})
				}
			});
			expect(response.status).toBeGreaterThanOrEqual(400);
			expect(response.status).toBeLessThan(500);
		}
		expect(await indicators(site)).toEqual([]);
		expect(site.logged().filter(({ message }) => message === 'bug')).toEqual([]);
	});

	test('loads, is seen at once by everyone, runs nothing in a spreadsheet, and takes back', async ({
		site
	}) => {
		const bad = await send(site, {
			valeurs: `${VALUES}99999,essai-part,1,2020\n`,
			dictionnaire: DICTIONARY
		});
		expect(bad.status).toBe(422);
		const refused = await bad.text();
		expect(refused).toContain('n’est le code d’aucun territoire connu');
		expect(refused).toContain('valeurs.csv');
		expect(await indicators(site)).toEqual([]);

		const loaded = await send(site, { valeurs: VALUES, dictionnaire: DICTIONARY });
		expect(loaded.status).toBe(200);
		expect(loaded.headers.get('cache-control')).toBe('no-store');
		expect(await loaded.text()).toMatch(/4.valeurs créées/);
		expect(
			await (await send(site, { valeurs: VALUES, dictionnaire: DICTIONARY })).text()
		).toContain('Rien n’a changé');

		const list = await (await ask(site, '/donnees-territoires')).text();
		expect(list).toContain('/donnees-territoires/essai-part');
		expect(list).not.toContain('<b>Essai');
		const page = await (await ask(site, '/donnees-territoires/essai-part')).text();
		expect(page).toContain('href="/territoires/29"');
		expect(page).toContain('non disponible');
		const search = '?annee=2020&niveau=departement';
		const sheet = await ask(site, `/donnees-territoires/essai-part.csv${search}`);
		expect(sheet.headers.get('content-type')).toContain('text/csv');
		const text = await sheet.text();
		for (const cell of [
			`"'=HYPERLINK(""https://example.org"")"`,
			"'@Fichier",
			"'+Essai",
			"'-Sans",
			',-1.5,',
			',nd,'
		])
			expect(text).toContain(cell);
		expect(text).not.toMatch(/(^|,|")[=@+]/m);
		const etag = sheet.headers.get('etag')!;
		const again = await ask(site, `/donnees-territoires/essai-part.csv${search}`, {
			'if-none-match': etag
		});
		expect(again.status).toBe(304);
		expect((await ask(site, '/donnees-territoires/essai-part?page=9')).status).toBe(302);
		expect((await ask(site, '/donnees-territoires/rien')).status).toBe(404);
		expect((await ask(site, '/donnees-territoires/rien.csv')).status).toBe(404);
		const odd = await ask(site, '/donnees-territoires/essai-part?annee=9999&couleur=bleu&q=%00%25');
		expect(odd.status).toBe(200);
		expect(await odd.text()).toContain('n’a pas été comprise');

		const administration = await (await ask(site, PAGE, operator)).text();
		const load = /\/administration\/donnees\/(\d+)"/.exec(administration)![1]!;
		expect(administration).toMatch(/SHA-256 [0-9a-f]{64}/);
		expect(await (await ask(site, `${PAGE}/${load}`, operator)).text()).toMatch(
			/Retirer 4.valeurs/
		);
		const removed = await remove(site, load);
		expect(removed.status).toBe(303);
		expect(removed.headers.get('location')).toContain('retire=4');
		expect(await indicators(site)).toEqual([]);
		expect((await ask(site, '/donnees-territoires/essai-part')).status).toBe(404);
		expect((await remove(site, load)).status).toBe(404);
		expect(site.logged().filter(({ message }) => message === 'bug')).toEqual([]);
	});
});

describe('the command', () => {
	base('loads files, tells faults by line, and twice changes nothing', async () => {
		const { folder, remove } = await aFilledFolder();
		onTestFinished(remove);
		const run = (...args: string[]) => {
			const { status, stdout, stderr } = spawnSync(
				process.execPath,
				['scripts/import-territory-data.ts', ...args],
				{
					env: { PATH: process.env.PATH, DATA_DIR: folder, LOG_LEVEL: 'silent' },
					encoding: 'utf8'
				}
			);
			return { status, said: stdout + stderr };
		};
		const own = await aFolder();
		onTestFinished(own.remove);
		const values = join(own.folder, 'valeurs.csv');
		const dictionary = join(own.folder, 'dictionnaire.csv');
		await writeFile(values, VALUES);
		await writeFile(dictionary, DICTIONARY);
		expect(run().status).toBe(2);
		expect(run('--rouge').status).toBe(2);
		expect(run('nulle-part.csv')).toMatchObject({
			status: 2,
			said: expect.stringContaining('n’existe pas')
		});
		expect(run(values)).toMatchObject({ status: 1, said: expect.stringContaining('Ligne 2') });
		const first = run(values, '--dictionary', dictionary);
		expect(first.said).toMatch(/Valeurs : 4.créées, 0.modifiée, 0.inchangée, 0.ligne refusée\.\n$/);
		expect(first.status).toBe(0);
		expect(run(values, '--dictionary', dictionary).said).toMatch(
			/Valeurs : 0.créée, 0.modifiée, 4.inchangées, 0.ligne refusée\.\n$/
		);
		await writeFile(values, `${VALUES}99999,essai-part,1,2020\n56,essai-part,7,2020\n`);
		expect(run(values)).toMatchObject({
			status: 1,
			said: expect.stringMatching(/Ligne 6, colonne code : .+\nRien n’a été chargé/)
		});
		const partial = run(values, '--partial');
		expect(partial.said).toMatch(/1.créée, 0.modifiée, 4.inchangées, 1.ligne refusée/);
		expect(partial.status).toBe(1);
	});
});
