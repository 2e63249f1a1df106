import { spawnSync } from 'node:child_process';
import { describe, expect, onTestFinished, test as base } from 'vitest';
import { aFilledFolder, startSite, type Site } from '../site.ts';

const PASSWORD = 'un mot de passe assez long, é';
const EXAMPLE = '1000-cafes-groupe-sos-villages';
const OTHER = '123-soleil-luc-sur-aude';
const PAGE = '/administration/signalements';

const servedWith = (environment: Record<string, string>) =>
	base.extend('site', { scope: 'file' }, async ({}, { onCleanup }) => {
		const { folder, remove } = await aFilledFolder();
		const site = await startSite(folder, environment);
		onCleanup(async () => {
			await site.end('SIGTERM');
			await remove();
		});
		return site;
	});

// Each caller of these tests has an address of its own, as behind a proxy.
const test = servedWith({
	ADMIN_PASSWORD: PASSWORD,
	CLIENT_ADDRESS_HEADER: 'x-forwarded-for',
	PUBLISHER: 'Ville d’Exemple',
	PUBLISHER_CONTACT: 'https://example.org/contact'
});
const testWithout = servedWith({});

const basic = (password: string, name = 'admin') => ({
	authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`
});
const from = (address: string) => ({ 'x-forwarded-for': address });
const html = { accept: 'text/html' };

function ask(site: Site, path: string, headers: Record<string, string> = {}, method = 'GET') {
	return fetch(site.address + path, {
		method,
		headers: { ...html, ...headers },
		redirect: 'manual'
	});
}

/** Sends a form as the page of the site does. */
function post(
	site: Site,
	path: string,
	fields: Record<string, string>,
	headers: Record<string, string> = {}
) {
	return fetch(site.address + path, {
		method: 'POST',
		redirect: 'manual',
		body: new URLSearchParams(fields),
		headers: { ...html, origin: site.address, ...headers }
	});
}

const report = (message: string) => ({ sujet: 'fait', message, source: '', courriel: '' });

async function aReport(site: Site, message: string, example = EXAMPLE): Promise<string> {
	const response = await post(
		site,
		`/exemples/${example}/signaler`,
		report(message),
		from('192.0.2.77')
	);
	expect(response.status).toBe(303);
	return /recu=([\w-]+)/.exec(response.headers.get('location')!)![1]!;
}

describe('the page of reports', () => {
	testWithout('sends whoever comes to sign in, when the site has no password', async ({ site }) => {
		for (const headers of [{}, basic(''), basic('undefined')] as Record<string, string>[]) {
			for (const path of [PAGE, `${PAGE}.csv`]) {
				const response = await ask(site, path, headers);
				expect(response.status).toBe(303);
				expect(response.headers.get('location')).toBe(
					`/connexion?suite=${encodeURIComponent(path)}`
				);
				expect(response.headers.has('www-authenticate')).toBe(false);
			}
		}
	});

	test('asks who comes for the password, and shows nothing before', async ({ site }) => {
		const reference = await aReport(site, 'Ce message est pour elle seule.');
		const attempts: Record<string, string>[] = [
			{},
			basic('un autre mot de passe'),
			basic(PASSWORD.toUpperCase()),
			basic(`${PASSWORD} `),
			{ authorization: 'Basic' },
			{ authorization: 'Basic %%%' },
			{ authorization: `Bearer ${PASSWORD}` },
			{ authorization: `Basic ${Buffer.from(PASSWORD).toString('base64')}` },
			{ authorization: `Basic ${'a'.repeat(5000)}` }
		];
		for (const [rank, headers] of attempts.entries()) {
			for (const path of [
				PAGE,
				`${PAGE}?etat=regles`,
				`${PAGE}.csv`,
				`${PAGE}/`,
				`${PAGE}/__data.json`
			]) {
				const response = await ask(site, path, { ...headers, ...from(`198.51.100.${rank}`) });
				const body = await response.text();
				expect(body, path).not.toContain('pour elle seule');
				expect(body, path).not.toContain(reference);
				if (path === PAGE) {
					expect(response.status, JSON.stringify(headers)).toBe(401);
					expect(response.headers.get('www-authenticate')).toMatch(/^Basic realm=/);
					expect(response.headers.get('cache-control')).toBe('no-store');
				}
			}
		}
	});

	test('opens to the password, whatever the name, and is kept nowhere', async ({ site }) => {
		await aReport(site, 'Un message à lire.');
		for (const name of ['admin', '', 'léa', 'a'.repeat(200)]) {
			const response = await ask(site, PAGE, { ...basic(PASSWORD, name), ...from('192.0.2.8') });
			expect(response.status).toBe(200);
			expect(response.headers.get('cache-control')).toBe('no-store');
			expect(response.headers.has('set-cookie')).toBe(false);
			expect(await response.text()).toContain('Un message à lire.');
		}
		expect(
			(await ask(site, PAGE, { ...basic(PASSWORD), ...from('192.0.2.8') }, 'HEAD')).status
		).toBe(200);
	});

	test('refuses every action of who has not the password', async ({ site }) => {
		const signalement = await aReport(site, 'À ne pas régler.');
		for (const [action, fields] of [
			['regler', { signalement, note: 'Réglé.' }],
			['retirer', { signalement, raison: 'Retiré.' }],
			['remettre', { exemple: EXAMPLE }]
		] as [string, Record<string, string>][]) {
			for (const headers of [{}, basic('faux')] as Record<string, string>[]) {
				const address = from(`203.0.113.${action.length}`);
				const response = await post(site, `${PAGE}?/${action}`, fields, { ...headers, ...address });
				expect(response.status, action).toBe(401);
			}
			// Nor does a page of another site, in the browser of who has it.
			const foreign = await post(site, `${PAGE}?/${action}`, fields, {
				...basic(PASSWORD),
				origin: 'https://elsewhere.example'
			});
			expect(foreign.status, action).toBe(403);
		}
		expect((await ask(site, `/exemples/${EXAMPLE}`)).status).toBe(200);
		const page = await ask(site, PAGE, { ...basic(PASSWORD), ...from('192.0.2.9') });
		expect(await page.text()).toContain('À ne pas régler.');
	});

	test('closes for a while after ten wrong passwords, even to the right one, and to that caller alone', async ({
		site
	}) => {
		const caller = from('203.0.113.200');
		for (let tried = 0; tried < 10; tried++) {
			expect((await ask(site, PAGE, { ...basic(`faux ${tried}`), ...caller })).status).toBe(401);
		}
		const right = await ask(site, PAGE, { ...basic(PASSWORD), ...caller });
		expect(right.status).toBe(429);
		// What a caller writes itself before what the proxy adds changes nothing.
		const disguised = { 'x-forwarded-for': '192.0.2.1, 203.0.113.200' };
		expect((await ask(site, PAGE, { ...basic(PASSWORD), ...disguised })).status).toBe(429);
		expect((await ask(site, PAGE, { ...basic(PASSWORD), ...from('203.0.113.201') })).status).toBe(
			200
		);
		// A first visit without password is no try.
		const curious = from('203.0.113.202');
		for (let seen = 0; seen < 15; seen++) await ask(site, PAGE, curious);
		expect((await ask(site, PAGE, { ...basic(PASSWORD), ...curious })).status).toBe(200);
	});

	test('settles once; its file runs nothing in a spreadsheet', async ({ site }) => {
		const operator = { ...basic(PASSWORD), ...from('192.0.2.10') };
		const signalement = await aReport(site, '=HYPERLINK("https://example.org")');
		const settle = () => post(site, `${PAGE}?/regler`, { signalement, note: 'Corrigé.' }, operator);
		expect((await settle()).status).toBe(303);
		const second = await settle();
		expect(second.status).toBe(409);
		expect(await second.text()).toContain('réglé par quelqu’un d’autre');
		const noted = await post(site, `${PAGE}?/regler`, { signalement, note: '' }, operator);
		expect(noted.status).toBe(422);

		const file = await ask(site, `${PAGE}.csv`, operator);
		expect(file.headers.get('content-type')).toContain('text/csv');
		expect(file.headers.get('cache-control')).toBe('no-store');
		const sheet = await file.text();
		expect(sheet).toContain(`'=HYPERLINK`);
		expect(sheet).not.toMatch(/(^|,|")=HYPERLINK/m);
	});
});

describe('a report', () => {
	test('from a program that fills every field is refused, with what was typed', async ({
		site
	}) => {
		const response = await post(
			site,
			`/exemples/${EXAMPLE}/signaler`,
			{ ...report('Achetez <b>ceci</b>'), 'a-laisser-vide': 'http://spam.example' },
			from('192.0.2.20')
		);
		expect(response.status).toBe(422);
		expect(await response.text()).toContain('Achetez &lt;b>ceci&lt;/b>');
	});

	test('after thirty in an hour is refused, with what was typed', async ({ site }) => {
		const send = (rank: number) =>
			post(site, `/exemples/${OTHER}/signaler`, report(`Envoi ${rank}`), from('192.0.2.21'));
		for (let rank = 0; rank < 30; rank++) expect((await send(rank)).status).toBe(303);
		const refused = await send(31);
		expect(refused.status).toBe(429);
		const page = await refused.text();
		expect(page).toContain('Envoi 31');
		expect(page).toContain('réessayez dans une heure');
	});

	test('leaves no network address in the log', async ({ site }) => {
		await aReport(site, 'Sans laisser d’adresse.');
		expect(site.said()).not.toContain('192.0.2.77');
		expect(site.logged().filter(({ message }) => message === 'bug')).toEqual([]);
	});
});

describe('an example withdrawn from its report', () => {
	test('answers 410 with the day and the reason, leaves all that is published, and comes back', async ({
		site
	}) => {
		const operator = { ...basic(PASSWORD), ...from('192.0.2.30') };
		const signalement = await aReport(site, 'N’existe plus.', OTHER);
		const published = [
			'/sitemap.xml?partie=exemples-1',
			'/exemples.csv',
			'/exemples.jsonl',
			'/api/v1/examples?limit=20&tri=titre'
		];
		const told = () => Promise.all(published.map(async (path) => (await ask(site, path)).text()));
		for (const text of await told()) expect(text).toContain(OTHER);

		const reason = 'L’alliance s’est arrêtée <b>.';
		const answer = await post(site, `${PAGE}?/retirer`, { signalement, raison: reason }, operator);
		expect(answer.status).toBe(303);
		const page = await ask(site, `/exemples/${OTHER}`);
		expect(page.status).toBe(410);
		const text = await page.text();
		expect(text).toContain('Cette page a été retirée');
		expect(text).toContain('L’alliance s’est arrêtée &lt;b>');
		for (const published of await told()) expect(published).not.toContain(`${OTHER}`);
		for (const [path, status] of [
			[`/api/v1/examples/${OTHER}`, 410],
			[`/integrer/exemple/${OTHER}`, 410],
			[`/exemples/${OTHER}/signaler`, 410],
			[`/exemples/comparer?e=${OTHER}`, 200]
		] as const) {
			const response = await ask(site, path);
			expect(response.status, path).toBe(status);
			expect(await response.text(), path).toContain('L’alliance s’est arrêtée');
		}

		expect((await post(site, `${PAGE}?/remettre`, { exemple: OTHER }, operator)).status).toBe(303);
		expect((await ask(site, `/exemples/${OTHER}`)).status).toBe(200);
		for (const text of await told()) expect(text).toContain(OTHER);
	});
});

describe('the description of the open data', () => {
	test('names only addresses of this site that answer', async ({ site }) => {
		const { '@graph': graph } = (await (await ask(site, '/donnees.jsonld')).json()) as {
			'@graph': Record<string, { '@id': string } | { '@id': string }[]>[];
		};
		const named = new Set(
			graph.flatMap((node) =>
				Object.entries(node)
					.filter(([property]) => /URL|Description|Page|page$/.test(property))
					.flatMap(([, value]) => [value].flat())
					.map((value) => value['@id'])
					.filter((address) => address?.startsWith(site.address))
			)
		);
		expect(named.size).toBeGreaterThan(7);
		for (const address of named) {
			const response = await fetch(address);
			expect(response.status, address).toBe(200);
			await response.body?.cancel();
		}
	});

	test('and the feeds answer 304 to who holds them, until the catalogue changes', async ({
		site
	}) => {
		for (const path of [
			'/flux/exemples.atom?q=velo',
			'/flux/exemples.json',
			'/donnees.ttl',
			'/donnees.jsonld'
		]) {
			const response = await ask(site, path);
			expect(response.status, path).toBe(200);
			expect(response.headers.get('access-control-allow-origin')).toBe('*');
			const etag = response.headers.get('etag')!;
			expect((await ask(site, path, { 'if-none-match': etag })).status, path).toBe(304);
		}
	});
});

describe('the frames', () => {
	test('of other sites hold the two parts to embed, and no other page', async ({ site }) => {
		for (const path of [
			`/integrer/exemple/${EXAMPLE}`,
			'/integrer/exemples?q=velo',
			'/integrer/exemple/nulle-part'
		]) {
			const { headers } = await ask(site, path);
			expect(headers.get('content-security-policy'), path).toContain('frame-ancestors *');
			expect(headers.has('x-frame-options'), path).toBe(false);
		}
		for (const path of [
			'/',
			'/integrer',
			`/exemples/${EXAMPLE}`,
			`/exemples/${EXAMPLE}/signaler`,
			PAGE,
			`/integrer/exemple/..%2f..%2fadministration%2fsignalements`,
			`/integrer/exemple/%2e%2e/%2e%2e/administration/signalements`,
			'//integrer/exemples/../../administration/signalements',
			'/integrer/%65xemples',
			'/favicon.svg'
		]) {
			const { headers } = await ask(site, path);
			const policy = headers.get('content-security-policy')!;
			const closed =
				policy.includes("frame-ancestors 'none'") && headers.get('x-frame-options') === 'DENY';
			// An example of that name does not exist: what may be framed there is the page that says so.
			if (!path.includes('..%2f')) expect(closed, path).toBe(true);
		}
	});
});

describe('the commands of the administrator', () => {
	base('withdraw, restore and list, with a sentence for each refusal', async () => {
		const { folder, remove } = await aFilledFolder();
		onTestFinished(remove);
		const run = (script: string, ...args: string[]) => {
			const { status, stdout, stderr } = spawnSync(
				process.execPath,
				[`scripts/${script}.ts`, ...args],
				{
					env: { PATH: process.env.PATH, DATA_DIR: folder, LOG_LEVEL: 'silent' },
					encoding: 'utf8'
				}
			);
			return { status, said: stdout + stderr };
		};
		expect(run('withdraw-example', EXAMPLE).status).toBe(2);
		expect(run('withdraw-example', EXAMPLE, '--reason', 'Doublon.')).toMatchObject({ status: 0 });
		expect(run('withdraw-example', EXAMPLE, '--reason', 'Encore.')).toMatchObject({
			status: 1,
			said: expect.stringContaining('est déjà retiré')
		});
		expect(run('withdraw-example', 'nulle-part', '--reason', 'x')).toMatchObject({ status: 1 });
		expect(run('import-examples', 'data/examples/examples.jsonl').said).toMatch(/1.retiré\./);
		expect(run('restore-example', EXAMPLE)).toMatchObject({ status: 0 });
		expect(run('restore-example', EXAMPLE)).toMatchObject({
			status: 1,
			said: expect.stringContaining('pas parmi les exemples retirés')
		});
		expect(run('list-reports')).toMatchObject({
			status: 0,
			said: expect.stringMatching(/0.signalement à traiter/)
		});
		expect(run('list-reports', '--tout').status).toBe(2);
	});
});
