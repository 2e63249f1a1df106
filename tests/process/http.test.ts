import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';
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
const testBehindProxy = servedWith({ ORIGIN: 'https://alliances.example.org' });

/** Sends bytes as they are, and answers the first line of what comes back. */
function send(site: Site, bytes: string): Promise<string> {
	return new Promise((resolve, reject) => {
		const socket = connect(site.port, 'localhost', () => socket.write(bytes, 'latin1'));
		let answer = '';
		socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
		socket.on('error', reject);
		socket.on('close', () => resolve(answer.split('\r\n')[0]!));
	});
}

/** Without fetch, which mends addresses and headers before it sends them. */
function ask(
	site: Site,
	path: string,
	headers: Record<string, string> = {},
	method = 'GET'
): Promise<IncomingMessage & { body: Buffer }> {
	return new Promise((resolve, reject) => {
		const sent = request(
			{ port: site.port, host: 'localhost', path, method, headers },
			(response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('end', () => resolve(Object.assign(response, { body: Buffer.concat(chunks) })));
			}
		);
		sent.on('error', reject);
		sent.end();
	});
}

const bugs = (site: Site) => site.logged().filter(({ message }) => message === 'bug');
const close = 'Connection: close\r\n\r\n';

describe('a mangled request', () => {
	test.for([
		[
			'with an absolute address is answered as ours',
			`GET http://elsewhere.example/sante HTTP/1.1\r\nHost: x\r\n${close}`,
			'200'
		],
		[
			'with two slashes does not lead elsewhere',
			`GET //elsewhere.example/ HTTP/1.1\r\nHost: x\r\n${close}`,
			'404'
		],
		[
			'with a backslash does not lead elsewhere',
			`GET /\\elsewhere.example/ HTTP/1.1\r\nHost: x\r\n${close}`,
			'404'
		],
		['with a percent sign alone gets our page', `GET /% HTTP/1.1\r\nHost: x\r\n${close}`, '404'],
		[
			'with bytes that are no text gets our page',
			`GET /%c3%28 HTTP/1.1\r\nHost: x\r\n${close}`,
			'404'
		],
		['with a NUL is read without it', `GET /sante%00 HTTP/1.1\r\nHost: x\r\n${close}`, '200'],
		['with a control character is refused', `GET /\x01 HTTP/1.1\r\nHost: x\r\n${close}`, '400'],
		[
			'from an impossible host is answered',
			`GET /sante HTTP/1.1\r\nHost: 999.999.999.999:99999\r\n${close}`,
			'200'
		],
		['without a host is refused', `GET /sante HTTP/1.1\r\n${close}`, '400'],
		['to no page at all is answered', `OPTIONS * HTTP/1.1\r\nHost: x\r\n${close}`, /^[24]/],
		['with an unknown verb is refused', `BREW / HTTP/1.1\r\nHost: x\r\n${close}`, '400'],
		['with a rare verb is refused', `PROPFIND / HTTP/1.1\r\nHost: x\r\n${close}`, /^4/],
		['that asks to be traced is refused', `TRACE / HTTP/1.1\r\nHost: x\r\n${close}`, /^4/],
		[
			'that asks for a tunnel is closed',
			`CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: x\r\n\r\n`,
			/^$|^4/
		],
		[
			'that asks for another protocol is answered in ours',
			`GET /sante HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade, close\r\n\r\n`,
			'200'
		],
		['that is not HTTP is refused', 'bonjour\r\n\r\n', '400']
	] as const)('%s', async ([, bytes, status], { site }) => {
		const line = await send(site, bytes);
		const answered = line.split(' ')[1] ?? '';
		if (typeof status === 'string') expect(line).toContain(` ${status} `);
		else expect(answered).toMatch(status);
		expect(bugs(site)).toEqual([]);
	});

	test('with an address of 100,000 characters is refused, in French', async ({ site }) => {
		const response = await ask(site, `/exemples?q=${'a'.repeat(100_000)}`);
		expect(response.statusCode).toBe(431);
		expect(response.body.toString()).toContain('trop longue');
	});

	test('with a search of 10,000 accented letters is answered', async ({ site }) => {
		const response = await ask(site, `/exemples?q=${'%C3%A9'.repeat(10_000)}`);
		expect(response.statusCode).toBe(200);
	});

	test('that leaves before its answer harms nobody', async ({ site }) => {
		await Promise.all(
			Array.from({ length: 20 }, () => {
				const stop = AbortSignal.timeout(5);
				return fetch(`${site.address}/exemples.csv`, { signal: stop })
					.then((response) => response.text())
					.catch(() => {});
			})
		);
		expect((await ask(site, '/sante')).statusCode).toBe(200);
		expect(bugs(site)).toEqual([]);
	});
});

describe('what is sent to the site', () => {
	const form = { 'content-type': 'application/x-www-form-urlencoded' };

	test('is refused in French when it is too big, announced or not', async ({ site }) => {
		const announced = await fetch(`${site.address}/exemples`, {
			method: 'POST',
			body: 'a'.repeat(600_000),
			headers: form
		});
		expect(announced.status).toBe(413);
		expect(await announced.text()).toContain('Ce que vous avez envoyé est trop gros');
		const unannounced = await fetch(`${site.address}/exemples`, {
			method: 'POST',
			body: new Blob(['a'.repeat(600_000)]).stream(),
			duplex: 'half',
			headers: { ...form, origin: site.address }
		} as RequestInit);
		expect(unannounced.status).toBeGreaterThanOrEqual(400);
		expect(unannounced.status).toBeLessThan(500);
	});

	test('is refused in French where nothing is to be sent', async ({ site }) => {
		const address = `http://localhost:${site.port}`;
		const answer = await ask(site, '/exemples.csv', { origin: address }, 'POST');
		expect(answer.statusCode).toBe(405);
		expect(answer.headers.allow).toContain('GET');
		expect(answer.body.toString()).toContain('lang="fr"');
		expect(answer.body.toString()).toContain('Cette adresse ne répond pas à ce genre de demande.');
	});

	test('is refused in French when a page of another site sends it', async ({ site }) => {
		const response = await fetch(`${site.address}/`, {
			method: 'POST',
			body: 'a=1',
			headers: { ...form, origin: 'https://elsewhere.example' }
		});
		expect(response.status).toBe(403);
		expect(await response.text()).toContain('Cette action n’est pas permise depuis ici');
	});
});

describe('what the site sends', () => {
	test('is compressed by brotli for who asks for it', async ({ site }) => {
		const response = await ask(site, '/exemples', { 'accept-encoding': 'gzip, deflate, br' });
		expect(response.headers['content-encoding']).toBe('br');
		expect(response.headers.vary).toMatch(/accept-encoding/i);
		expect(brotliDecompressSync(response.body).toString()).toContain('</html>');
	});

	test('is compressed otherwise, or not at all, for who asks otherwise', async ({ site }) => {
		expect(
			(await ask(site, '/exemples', { 'accept-encoding': 'gzip' })).headers['content-encoding']
		).toBe('gzip');
		expect((await ask(site, '/exemples')).headers['content-encoding']).toBeUndefined();
	});

	test('carries, for each hashed file, leave to keep it for a year, and its compressed form', async ({
		site
	}) => {
		const page = (await ask(site, '/')).body.toString();
		const sheet = /href="([^"]+\.css)"/.exec(page)?.[1];
		expect(sheet).toBeDefined();
		const path = new URL(sheet!, `${site.address}/`).pathname;
		const response = await ask(site, path, { 'accept-encoding': 'br' });
		expect(response.statusCode).toBe(200);
		expect(response.headers['cache-control']).toContain('immutable');
		expect(response.headers['content-encoding']).toBe('br');
		expect(response.headers['x-content-type-options']).toBe('nosniff');
	});

	test('lets nothing be taken from elsewhere, inlined, or framed', async ({ site }) => {
		const { headers, body } = await ask(site, '/');
		expect(headers['content-security-policy']).toContain("default-src 'none'");
		expect(headers['content-security-policy']).not.toContain('unsafe');
		expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
		expect(headers['x-content-type-options']).toBe('nosniff');
		expect(headers['x-request-id']).toMatch(/^[\w-]{8,}$/);
		expect(body.toString()).not.toMatch(
			/<style|<script(?! type="(application\/ld\+json"|module" src="\/_app\/))| style="| on\w+="/
		);
	});

	test('is the same without its body for who asks only for the head', async ({ site }) => {
		const response = await ask(site, '/', {}, 'HEAD');
		expect(response.statusCode).toBe(200);
		expect(response.body).toHaveLength(0);
	});

	test('never repeats an address that the asker invented', async ({ site }) => {
		const { body } = await ask(site, '/sitemap.xml', {
			host: 'elsewhere.example',
			'x-public-host': 'elsewhere.example',
			'x-forwarded-host': 'elsewhere.example'
		});
		expect(body.toString()).not.toContain('x-public-host');
	});
});

describe('behind a public address', () => {
	testBehindProxy('links name it, whatever the asker says', async ({ site }) => {
		const { body, headers } = await ask(site, '/sitemap.xml', {
			host: 'elsewhere.example',
			'x-public-host': 'elsewhere.example'
		});
		expect(body.toString()).toContain('https://alliances.example.org/');
		expect(body.toString()).not.toContain('elsewhere.example');
		expect(headers['strict-transport-security']).toContain('max-age');
	});
});
