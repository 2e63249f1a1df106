import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressAsked, isForeignForm, isOneClickRefusal, mendAddress } from './address.ts';

describe('a mangled address', () => {
	test.for([
		['/exemples?q=a', '/exemples?q=a'],
		['', '/'],
		['*', '/*'],
		['exemples', '/exemples'],
		['/100%', '/100%25'],
		['/%zz', '/%25zz'],
		['/%c3%28', '/%25c3%2528'],
		['/a%00b%1fc%7f', '/abc'],
		['/?q=a%00b%0Ac', '/?q=ab%0Ac'],
		['//elsewhere.example/x', '/elsewhere.example/x'],
		['/\\elsewhere.example', '/elsewhere.example'],
		['http://elsewhere.example/x?y', '/x?y'],
		['https://elsewhere.example', '/'],
		['/exemples/%2500', '/exemples/%2500']
	] as const)('%s is read as %s', ([asked, mended]) => {
		expect(mendAddress(asked)).toBe(mended);
	});

	test('is always mended into an address of ours, that can be read, and mending again changes nothing', () => {
		const piece = fc.oneof(
			fc.constantFrom('%', '/', '\\', '?', '#', '%00', '%c3', '//', ':', '..'),
			fc.string({ maxLength: 6 })
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
				const mended = mendAddress(pieces.join(''));
				expect(mendAddress(mended)).toBe(mended);
				const { host, pathname } = new URL(`http://localhost${mended}`);
				expect(host).toBe('localhost');
				expect(() => decodeURI(pathname)).not.toThrow();
			})
		);
	});
});

describe('the address asked for', () => {
	test('is the one of the request, when it has the form of one', () => {
		expect(addressAsked('alliances.local:8080', 3000).origin).toBe('http://alliances.local:8080');
		expect(addressAsked('[::1]:8080', 3000).origin).toBe('http://[::1]:8080');
	});

	test('is this machine otherwise', () => {
		for (const host of [
			undefined,
			'',
			'a b',
			'999.999.999.999',
			'localhost:99999',
			'[::1',
			'a@b',
			'a/b'
		]) {
			expect(addressAsked(host, 3000).origin).toBe('http://localhost:3000');
		}
	});
});

describe('a form that another site makes a person send', () => {
	const form = 'application/x-www-form-urlencoded';
	test('is told by its origin', () => {
		const from = (origin?: string) => ({
			method: 'POST',
			headers: { origin, 'content-type': form }
		});
		expect(isForeignForm(from('http://ours.example'), 'http://ours.example')).toBe(false);
		expect(isForeignForm(from('http://elsewhere.example'), 'http://ours.example')).toBe(true);
		expect(isForeignForm(from('null'), 'http://ours.example')).toBe(true);
		expect(isForeignForm(from(), 'http://ours.example')).toBe(true);
	});

	test('is not what a program sends as JSON, nor what only reads', () => {
		expect(
			isForeignForm(
				{ method: 'POST', headers: { 'content-type': 'application/json' } },
				'http://ours.example'
			)
		).toBe(false);
		expect(isForeignForm({ method: 'GET', headers: {} }, 'http://ours.example')).toBe(false);
	});
});

describe('the unsubscribe button of a mail program', () => {
	const url = '/courriels/desabonnement?personne=x&genre=need&preuve=y';
	test('comes from a machine: no origin, no cookie', () => {
		expect(isOneClickRefusal({ method: 'POST', url, headers: {} })).toBe(true);
	});

	test.for([
		{ method: 'GET', url, headers: {} },
		{ method: 'POST', url, headers: { origin: 'http://elsewhere.example' } },
		{ method: 'POST', url, headers: { origin: 'null' } },
		{ method: 'POST', url, headers: { cookie: 'session=1' } },
		{ method: 'POST', url: '/courriels/garder-mon-compte?personne=x', headers: {} },
		{ method: 'POST', url: '/compte/donnees?/courriels/desabonnement?x', headers: {} },
		{ method: 'POST', url: '/courriels/desabonnement/../../compte?x', headers: {} },
		{ method: 'POST', url: 'http://ours.example/courriels/desabonnement?x', headers: {} }
	])('is not taken for %j', (request) => {
		expect(isOneClickRefusal(request)).toBe(false);
	});
});
