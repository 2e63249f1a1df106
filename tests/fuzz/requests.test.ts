import { request } from 'node:http';
import fc from 'fast-check';
import { expect, test as base } from 'vitest';
import { aFilledFolder, startSite, type Site } from '../site.ts';

/**
 * Where hostile texts are put. Each line is a place of the site that reads something from an address;
 * a new route that does so adds its line.
 */
const PLACES: readonly ((text: string, other: string) => string)[] = [
	(text) => `/${text}`,
	(text) => `/?${text}`,
	(text) => `/exemples/${text}`,
	(text) => `/exemples?q=${text}`,
	(text, other) => `/exemples?${text}=${other}`,
	(text, other) => `/exemples?q=${other}&domaine=${text}&odd=${text}&territoire=${other}`,
	(text, other) => `/exemples?page=${text}&tri=${other}`,
	(text, other) =>
		`/exemples?type=${text}&categorie=${other}&objectif=${text}&famille=${other}&echelle=${text}`,
	(text) => `/exemples/1000-cafes-groupe-sos-villages?${text}`,
	(text) => `/exemples.csv?${text}`,
	(text) => `/exemples.jsonl?q=${text}`,
	(text) => `/api/v1/examples/${text}`,
	(text) => `/api/v1/examples?q=${text}`,
	(text, other) => `/api/v1/examples?limit=${text}&cursor=${other}`,
	(text, other) => `/api/v1/examples?${text}=${other}`,
	(text) => `/api/v1/territories/${text}`,
	(text) => `/api/v1/${text}`,
	(text) => `/api/${text}`,
	(text) => `/administration/${text}`,
	(text, other) => `/administration/signalements?etat=${text}&page=${other}&fait=${text}`,
	(text, other) => `/exemples/comparer?e=${text}&e=${other}&q=${text}`,
	(text, other) => `/exemples/${text}/signaler?recu=${other}`,
	(text) => `/exemples/1000-cafes-groupe-sos-villages/signaler?recu=${text}`,
	(text, other) => `/flux/exemples.atom?q=${text}&territoire=${other}`,
	(text, other) => `/flux/exemples.json?${text}=${other}`,
	(text) => `/donnees.ttl?${text}`,
	(text, other) => `/integrer?exemple=${text}&theme=${other}`,
	(text, other) => `/integrer?q=${text}&nombre=${other}`,
	(text, other) => `/integrer/exemple/${text}?theme=${other}`,
	(text, other) => `/integrer/exemples?q=${text}&nombre=${other}`,
	(text) => `/sitemap.xml?${text}`,
	(text) => `/sitemap.xml?partie=${text}`,
	(text) => `/territoires/${text}`,
	(text) => `/territoires?q=${text}`,
	(text, other) => `/territoires/${text}/vademecum?role=${other}`,
	(text, other) => `/territoires/975/vademecum?role=${text}&domaine=${other}`,
	(text) => `/territoires/${text}/vademecum.pdf`,
	(text, other) => `/territoires/975/vademecum.pdf?role=${text}&domaine=${other}`,
	(text, other) => `/comprendre/${text}?role=${other}`,
	(text) => `/comprendre/glossaire?q=${text}`,
	(text) => `/comprendre/vademecum.epub?role=${text}`,
	(text, other) =>
		`/ressources?q=${text}&role=${other}&question=${text}&etape=${other}&nature=${text}`,
	(text) => `/ressources.csv?q=${text}`,
	(text, other) =>
		`/ressources/simulateur-mecenat?argent=${text}&ca=${other}&heures=${other}&report1=${text}`,
	(text) => `/observatoire/indicateurs/${text}`,
	(text, other) =>
		`/observatoire/indicateurs?q=${text}&theme=${other}&annee=${text}&etude=${other}`,
	(text, other) => `/observatoire/indicateurs.csv?theme=${text}&population=${other}`,
	(text, other) =>
		`/observatoire/tableau?lignes=${text}&colonnes=${other}&mesure=${text}&q=${other}`,
	(text, other) => `/observatoire/tableau/exemples?avec=${text}&sans=${other}`,
	(text, other) => `/observatoire/donnees/${text}/${other}.csv`,
	(text) => `/observatoire/donnees/${text}`,
	(text, other) => `/api/v1/indicators?theme=${text}&limit=${other}&cursor=${text}`,
	(text, other) => `/api/v1/statistics?rows=${text}&columns=${other}&odd=${text}`,
	(text) => `/_app/${text}`,
	(text) => `/exemples/__data.json?${text}`
];

/** Texts that have broken other sites. */
const HOSTILE: readonly string[] = [
	'',
	' ',
	'\0',
	'a\0b',
	'\u0001\u001f\u007f',
	'\r\nSet-Cookie: a=b',
	'../../../../etc/passwd',
	'..%2f..%2f..%2fetc%2fpasswd',
	'%2e%2e/%2e%2e/',
	'%',
	'%%',
	'%zz',
	'%c3%28',
	'%ff%fe',
	'%2500',
	'%u0041',
	'//ailleurs.example',
	'\\\\ailleurs.example\\x',
	"' or 1=1 --",
	"'; drop table example; --",
	'" & | ! ( ) : * <->',
	"a:* & !b | (c <-> 'd')",
	'\\',
	'\\x00',
	'{}[]',
	'{"$gt":""}',
	'[object Object]',
	'<script>alert(1)</script>',
	'"><img src=x onerror=alert(1)>',
	'{{7*7}}${7*7}#{7*7}',
	'__proto__',
	'constructor',
	'hasOwnProperty',
	'toString',
	'__proto__[x]=1',
	'a[]=1&a[]=2&a[b][c]=3',
	'-1',
	'0',
	'1e309',
	'NaN',
	'Infinity',
	'-0',
	'0x10',
	'9007199254740993',
	'9223372036854775808',
	'2147483648',
	'1.5',
	'１２',
	'null',
	'undefined',
	'true',
	'\ud800',
	'\udfff\ud800',
	'\u202e\u200b\ufeff',
	'é'.normalize('NFD'),
	'İıſß',
	'👩‍👩‍👧‍👦',
	'a'.repeat(3_000),
	'%F0%9F%92%A9'.repeat(300),
	'('.repeat(500),
	'a '.repeat(1_000),
	'OR '.repeat(400),
	'R53',
	'2A004',
	'75056',
	'200039022'
];

const text = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom(...HOSTILE) },
	{ weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
	{ weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
	{
		weight: 1,
		arbitrary: fc
			.array(fc.constantFrom(...HOSTILE), { minLength: 2, maxLength: 4 })
			.map((parts) => parts.join(''))
	}
);

/** The same text, as a browser would send it or as it is. */
const written = fc
	.tuple(text, fc.boolean())
	.map(([text, encoded]) => (encoded ? encodeURIComponent(text.toWellFormed()) : onTheWire(text)));

/** As it is, but for what no client lets through: what is not in Latin-1, spaces and control characters. */
function onTheWire(text: string): string {
	return text
		.toWellFormed()
		.replace(/[^\u0021-\u00ff]|\u007f/gu, (character) => encodeURIComponent(character));
}

const addresses = fc
	.tuple(fc.constantFrom(...PLACES), written, written)
	.map(([place, one, other]) => place(one, other));
const verbs = fc.oneof(
	{ weight: 12, arbitrary: fc.constant('GET') },
	{ weight: 1, arbitrary: fc.constantFrom('HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS') }
);
const headers = fc.record(
	{
		accept: fc.constantFrom('*/*', 'text/html', 'application/json', ';;;', 'a/b;q=x'),
		'accept-encoding': fc.constantFrom('br', 'gzip', '*;q=0', ';;', 'identity;q=0'),
		'content-type': fc.constantFrom(
			'application/json',
			'application/x-www-form-urlencoded',
			'multipart/form-data',
			'text/plain',
			'x'
		),
		cookie: fc.constantFrom('', '=', 'a=%', '__proto__=1; __proto__=2', 'é=1'),
		host: fc.constantFrom('', 'ailleurs.example', 'a b', '[::1', ':', '%', 'localhost:99999'),
		'if-none-match': fc.constantFrom('*', '"', 'W/"x"', '"a", "b"'),
		origin: fc.constantFrom('null', 'https://ailleurs.example', 'x'),
		range: fc.constantFrom('bytes=0-', 'bytes=-1', 'x'),
		'x-request-id': fc.constantFrom('', '\u00e9', 'a'.repeat(500))
	},
	{ requiredKeys: [] }
);

const SEED = 20260312;
const REQUESTS = 2_000;
const AT_ONCE = 8;

const test = base.extend('site', async ({}, { onCleanup }) => {
	const { folder, remove } = await aFilledFolder();
	const site = await startSite(folder, { LOG_LEVEL: 'error' });
	onCleanup(async () => {
		await site.end('SIGTERM');
		await remove();
	});
	return site;
});

test(
	'2,000 hostile requests: the site answers each, none breaks it, no bug is logged',
	{ timeout: 600_000 },
	async ({ site }) => {
		const requests = fc.sample(fc.tuple(verbs, addresses, headers), {
			seed: SEED,
			numRuns: REQUESTS
		});
		const broken: string[] = [];
		const next = requests.values();
		const sendInTurn = async () => {
			for (const [verb, path, given] of next) {
				const status = await answerTo(site, verb, path, given);
				if (status >= 500 || status < 200)
					broken.push(`${status} ${verb} ${path} ${JSON.stringify(given)}`);
			}
		};
		await Promise.all(Array.from({ length: AT_ONCE }, sendInTurn));
		expect(broken).toEqual([]);
		expect(site.logged().filter(({ message }) => message === 'bug')).toEqual([]);
		expect((await fetch(`${site.address}/sante`)).status).toBe(200);
	}
);

/**
 * The status of the answer, read to its end; 0 when the connection broke before one came. Each asks
 * on a connection of its own: one that is kept may be closed by the site just as it is used again.
 */
function answerTo(
	site: Site,
	method: string,
	path: string,
	headers: Record<string, string>
): Promise<number> {
	const { promise, resolve } = Promise.withResolvers<number>();
	const body = method === 'GET' || method === 'HEAD' ? '' : 'a=1&a=2';
	// Announced, or what follows the head of a DELETE would be read as another request.
	const length = body ? { 'content-length': String(body.length) } : {};
	const sent = request(
		{
			port: site.port,
			host: 'localhost',
			method,
			path,
			headers: { ...headers, ...length },
			agent: false
		},
		(response) => {
			response.on('error', () => resolve(0));
			response.resume().on('end', () => resolve(response.statusCode ?? 0));
		}
	);
	sent.on('error', () => resolve(0));
	sent.end(body);
	return promise;
}
