import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf } from './kept-answer.ts';
import { PageCache } from './page-cache.ts';
import { encodingOf, KEPT_AT, packPage } from './page-packing.ts';

const at = (catalogue: number, hears = true) => ({
	hears,
	numbers: new Map([
		['catalogue', catalogue],
		['territory', 1]
	])
});

function asked(
	change: Partial<Pick<IncomingMessage, 'method' | 'url' | 'headers'>> = {}
): IncomingMessage {
	return Object.assign(new EventEmitter(), {
		method: 'GET',
		url: '/exemples',
		headers: {},
		...change
	}) as IncomingMessage;
}

const aPage = (text: string, madeFrom = 'catalogue-1.territory-1') =>
	packPage({ [KEPT_AT]: madeFrom, 'content-type': 'text/html' }, Buffer.from(text), 'br');

describe('a kept page', () => {
	it('is given as long as nothing that it shows has changed', async () => {
		const cache = new PageCache(1_000_000);
		cache.keep('a', await aPage('bonjour'));
		expect(cache.read('a', at(1))).not.toBeNull();
		expect(cache.read('a', at(2))).toBeNull();
		expect(cache.read('a', at(1))).toBeNull(); // it was forgotten
	});

	it('is not given while the line to the database is cut', async () => {
		const cache = new PageCache(1_000_000);
		cache.keep('a', await aPage('bonjour'));
		expect(cache.read('a', at(1, false))).toBeNull();
	});

	it('is the text that was made, whatever its packing, without the headers of one request', async () => {
		const text = 'Une page, des accents é à ü. '.repeat(40);
		const headers = {
			[KEPT_AT]: '',
			'x-request-id': 'abc',
			date: 'hier',
			'x-frame-options': 'DENY'
		};
		const br = await packPage(headers, Buffer.from(text), 'br');
		const gz = await packPage(headers, Buffer.from(text), 'gzip');
		const plain = await packPage(headers, Buffer.from(text), 'identity');
		expect(brotliDecompressSync(br.body).toString()).toBe(text);
		expect(gunzipSync(gz.body).toString()).toBe(text);
		expect(plain.body.toString()).toBe(text);
		expect(new Set([br.etag, gz.etag, plain.etag]).size).toBe(3);
		expect(br.headers).toContain('x-frame-options');
		expect(br.headers.join()).not.toMatch(/abc|hier|x-kept/);
	});
});

describe('the room', () => {
	it('is never passed, whatever is asked', async () => {
		const page = await aPage('x'.repeat(5000));
		const cache = new PageCache(200_000);
		for (let rank = 0; rank < 20_000; rank++) cache.keep(`/exemples?q=${rank}`, page);
		expect(cache.bytes).toBeLessThanOrEqual(200_000);
	});

	it('keeps what is asked for again, when someone walks over 100,000 addresses', async () => {
		const page = await aPage('x'.repeat(1000));
		const cache = new PageCache(200_000);
		cache.keep('/exemples', page);
		cache.read('/exemples', at(1));
		for (let rank = 0; rank < 100_000; rank++) cache.keep(`/exemples?q=${rank}`, page);
		expect(cache.read('/exemples', at(1))).not.toBeNull();
	});
});

describe('what may be kept', () => {
	it.each([
		['a form', { method: 'POST' }],
		['a request with a cookie', { headers: { cookie: 'session=1' } }],
		['a request that says who asks', { headers: { authorization: 'Basic x' } }],
		['a part of a page', { headers: { range: 'bytes=0-10' } }],
		['a request of the framework', { headers: { 'x-sveltekit-action': 'true' } }],
		['a parameter of the framework', { url: '/exemples?x-sveltekit-invalidated=1' }],
		['an endless address', { url: `/exemples?q=${'a'.repeat(3000)}` }]
	])('%s may not', (_, change) =>
		expect(keyOf(asked(change as never), 'http://localhost')).toBeNull()
	);

	it('two requests that could be answered otherwise have two keys', () => {
		const keys = [
			keyOf(asked(), 'http://localhost'),
			keyOf(asked(), 'http://elsewhere.example'),
			keyOf(asked({ url: '/exemples?page=2' }), 'http://localhost'),
			keyOf(asked({ headers: { 'accept-encoding': 'br' } }), 'http://localhost'),
			keyOf(asked({ headers: { 'accept-encoding': 'gzip' } }), 'http://localhost')
		];
		expect(new Set(keys).size).toBe(keys.length);
	});

	it.each([
		['gzip, deflate, br, zstd', 'br'],
		['gzip', 'gzip'],
		['br;q=0, gzip', 'gzip'],
		['br;q=0.5', 'br'],
		['*', 'identity'],
		[undefined, 'identity'],
		['brotli', 'identity']
	])('« %s » is packed as %s', (accepted, packed) => expect(encodingOf(accepted)).toBe(packed));

	it('any header at all is read', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(['br', 'gzip', 'identity']).toContain(encodingOf(text));
			})
		);
	});
});
