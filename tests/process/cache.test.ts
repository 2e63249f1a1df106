import { request, type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test as base } from 'vitest';
import { aFilledFolder, startSite, type Site } from '../site.ts';

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

const test = servedWith({});
const testWithoutCache = servedWith({ PAGE_CACHE: '0' });

type Answer = IncomingMessage & { body: string };

function ask(
	site: Site,
	path: string,
	headers: Record<string, string> = {},
	method = 'GET'
): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const sent = request(
			{ port: site.port, host: 'localhost', path, method, headers },
			(response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('end', () =>
					resolve(Object.assign(response, { body: Buffer.concat(chunks).toString() }))
				);
			}
		);
		sent.on('error', reject);
		sent.end();
	});
}

const PATHS = [
	'/',
	'/exemples',
	'/exemples?q=vieux+isol%C3%A9s+Morbihan',
	'/exemples?territoire=R53&domaine=mobilite&tri=titre',
	'/exemples?q=licorne&couleur=bleu',
	'/exemples/1000-cafes-groupe-sos-villages',
	'/exemples/methode',
	'/a-propos'
];
const seen = new Map<string, string>();

describe('the page cache', () => {
	test('gives the same page the first time, the second and the third', async ({ site }) => {
		for (const path of PATHS) {
			const first = await ask(site, path);
			const second = await ask(site, path);
			await wait(100);
			const third = await ask(site, path);
			expect(first.statusCode, path).toBe(200);
			expect(second.body, path).toBe(first.body);
			expect(third.body, path).toBe(first.body);
			seen.set(path, first.body);
		}
	});

	test('answers 304 to who holds the page, and its head to who asks for it', async ({ site }) => {
		const { headers, body } = await ask(site, '/exemples?page=2');
		const again = await ask(site, '/exemples?page=2', { 'if-none-match': String(headers.etag) });
		expect([again.statusCode, again.body]).toEqual([304, '']);
		const head = await ask(site, '/exemples?page=2', {}, 'HEAD');
		expect([head.statusCode, head.body]).toEqual([200, '']);
		expect(Number(head.headers['content-length'])).toBe(Buffer.byteLength(body));
	});

	test('gives to one nothing that came from another', async ({ site }) => {
		const path = '/exemples?tri=titre&page=3';
		await ask(site, path, {
			host: 'poison.example',
			'x-forwarded-host': 'poison.example',
			'x-public-host': 'poison.example',
			'x-original-url': '/a-propos',
			'x-keeps': '1',
			'x-request-id': 'poison',
			'accept-language': 'de',
			origin: 'http://poison.example',
			referer: 'http://poison.example/'
		});
		await ask(site, path, { cookie: 'poison=1' });
		await ask(site, path, { authorization: 'Basic poison' });
		for (let time = 0; time < 2; time++) {
			const { body, headers } = await ask(site, path);
			expect(body).not.toContain('poison');
			expect(JSON.stringify(headers)).not.toContain('poison');
		}
	});

	test('names each request apart', async ({ site }) => {
		const one = await ask(site, '/exemples', { 'x-request-id': 'la-mienne' });
		const other = await ask(site, '/exemples');
		expect(one.headers['x-request-id']).toBe('la-mienne');
		expect(other.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
	});

	test('two requests under one name at the same time each get their own page', async ({ site }) => {
		const asked = PATHS.slice(1).map(
			(path, rank) => `${path}${path.includes('?') ? '&' : '?'}utm_x=${rank}`
		);
		const answers = await Promise.all(
			asked.map((path) => ask(site, path, { 'x-request-id': 'jumeau' }))
		);
		const titles = answers.map(({ body }) => /<title>([^<]*)/.exec(body)?.[1]);
		expect(titles[4]).toMatch(/1000 Cafés|1000/);
		expect(titles[5]).toMatch(/recherche/);
		expect(titles[6]).toMatch(/propos/);
	});
});

describe('without it', () => {
	testWithoutCache('every page is the same', async ({ site }) => {
		for (const path of PATHS) {
			const { body } = await ask(site, path);
			const plain = (text = '') =>
				text.replace(/<!--[^>]*-->/g, '').replace(/localhost:\d+/g, 'localhost');
			expect(plain(body), path).toBe(plain(seen.get(path)));
		}
	});
});
