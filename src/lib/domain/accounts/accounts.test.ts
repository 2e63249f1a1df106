import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deviceInWords, truncateNetwork } from './device.ts';
import { firstAdministratorSchema, linkRequestSchema, welcomeSchema } from './forms.ts';
import { HOME_OF_PERSON, readReturnPath, withReturn } from './return-path.ts';

describe('the way back after signing in', () => {
	test.for(['/exemples', '/exemples?q=a%20b#liste', '/alliances/x/charte', '/é'])(
		'%s is a page of ours',
		(path) => {
			expect(decodeURI(readReturnPath(path))).toBe(decodeURI(path));
		}
	);

	test.for([
		null,
		'',
		'exemples',
		'//ailleurs.example',
		'/\\ailleurs.example',
		'\\\\ailleurs.example',
		'/\t/ailleurs.example',
		'/\n/ailleurs.example',
		' //ailleurs.example',
		'https://ailleurs.example',
		'javascript:alert(1)',
		'/..//ailleurs.example',
		'/.//ailleurs.example',
		'/x/..//ailleurs.example',
		'/%2e//ailleurs.example',
		'/%2E%2E//ailleurs.example',
		'/a\r\nset-cookie: x=1',
		'/connexion',
		'/connexion/lien?jeton=x',
		'/x/../connexion',
		`/${'a'.repeat(1001)}`
	])('%j leads to the account', (path) => {
		expect(readReturnPath(path)).toBe(HOME_OF_PERSON);
	});

	test('never leaves the site, whatever is asked', () => {
		const hostile = fc.array(
			fc.constantFrom(
				'/',
				'\\',
				'.',
				'..',
				'%2f',
				'%5c',
				'@',
				':',
				'https:',
				'\t',
				'a.example',
				'?'
			)
		);
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					hostile.map((parts) => parts.join(''))
				),
				(asked) => {
					const { origin } = new URL(readReturnPath(asked), 'https://ici.example');
					expect(origin).toBe('https://ici.example');
				}
			)
		);
	});

	test('is read again as it was written', () => {
		const address = new URL(withReturn('/connexion', '/exemples?q=a&b=c#d'), 'https://ici.example');
		expect(readReturnPath(address.searchParams.get('suite'))).toBe('/exemples?q=a&b=c#d');
	});
});

describe('what is kept of a visit', () => {
	test.for([
		['Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0', 'Firefox sur Linux'],
		[
			'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0',
			'Edge sur Windows'
		],
		[
			'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
			'Safari sur iPhone'
		],
		[
			'Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36',
			'Samsung Internet sur Android'
		],
		['curl/8.0', 'Un navigateur'],
		[null, 'Un navigateur']
	] as const)('%s is %s', ([said, words]) => {
		expect(deviceInWords(said)).toBe(words);
	});

	test.for([
		['192.0.2.77', '192.0.2.0'],
		['::ffff:192.0.2.77', '192.0.2.0'],
		['2001:db8:1:2:3:4:5:6', '2001:db8:1::'],
		['2001:db8::1', '2001:db8::'],
		['fe80::1%eth0', 'fe80::'],
		['::1', '::'],
		['unknown', null],
		['<script>', null]
	] as const)('of the network %s only %s', ([address, kept]) => {
		expect(truncateNetwork(address)).toBe(kept);
	});
});

describe('the forms of an account', () => {
	test('read one address in lower case', () => {
		expect(linkRequestSchema.parse({ courriel: ' Ana@Example.ORG ' })).toEqual({
			courriel: 'ana@example.org'
		});
		for (const wrong of ['', 'ana', 'ana@', ['a@example.org', 'b@example.org'], undefined])
			expect(linkRequestSchema.safeParse({ courriel: wrong }).success).toBe(false);
	});

	test('read nothing that they do not name', () => {
		const given = { nom: ' Ana  B ', accord: 'oui', role: 'administrator', id: '1' };
		expect(welcomeSchema.parse(given)).toEqual({ nom: 'Ana B', accord: 'oui' });
	});

	test('ask for a name and the agreement', () => {
		const read = firstAdministratorSchema.safeParse({
			jeton: 'x',
			nom: ' ',
			courriel: 'a@example.org'
		});
		expect(read.error?.issues.map(({ path }) => path[0])).toEqual(['nom', 'accord']);
	});
});
