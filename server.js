// The process: settings, the built site, one HTTP server, a graceful stop.
import { writeSync } from 'node:fs';
import { createServer, STATUS_CODES } from 'node:http';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { constants } from 'node:zlib';

const root = import.meta.dirname ?? '.';
if (Number(process.versions.node.split('.')[0]) < 24) {
	refuseToStart('Ce programme demande Node 24 : lancez-le par « npm start », qui l’apporte.');
}
process.env.FAIRE_ALLIANCE_ROOT ??= root;
enableCompileCache(join(root, 'node_modules/.cache/compiled')); // a tenth of a second at each start

const { default: compression } = await import('compression');
const { readSettings } = await import('./src/lib/server/platform/settings.ts');
const { addressAsked, isForeignForm, isOneClickRefusal, mendAddress } =
	await import('./src/lib/server/web/address.ts');
const { plainPage } = await import('./src/lib/server/web/plain-page.ts');
const { KEEPS, keyOf, sendKept, watchAnswer } = await import('./src/lib/server/web/kept-answer.ts');
const { PageCache } = await import('./src/lib/server/web/page-cache.ts');
const { KEPT_BODY, packPage } = await import('./src/lib/server/web/page-packing.ts');
const { secureHeaders } = await import('./src/lib/server/web/secure-headers.ts');

const ADDRESS_LIMIT = 64 * 1024; // bytes for the address and the headers: a search of 10,000 accented letters passes
const BODY_LIMIT = 512 * 1024; // bytes
const STOP_PATIENCE = 8_000; // milliseconds given to the requests under way
const STOP_LIMIT = 9_500; // milliseconds after which the process ends anyway

/** Errors whose message is a sentence for the person who starts the site. */
const SENTENCES = ['WrongSettings', 'FolderInUse', 'FolderUnusable', 'MigrationChanged'];

process.on('uncaughtException', (error) => endOnBug(error));
process.on('unhandledRejection', (error) => endOnBug(error));
// Whoever read what we say may leave before us.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

const settings = await orRefuse(() => readSettings(process.env));

// adapter-node reads these when its handler is imported. The public address is asserted below on
// each request, so that what a client writes in its headers never becomes our origin.
process.env.PROTOCOL_HEADER = 'x-public-protocol';
process.env.HOST_HEADER = 'x-public-host';
process.env.BODY_SIZE_LIMIT = String(BODY_LIMIT);

const pages = settings.PAGE_CACHE > 0 ? new PageCache(settings.PAGE_CACHE * 1_000_000) : null;
/**
 * What this process and the built site share. The site sets `revisions` and `log` when it opens the
 * database, and hands over in `bodies` the text of the pages that may be kept.
 */
const shared = { bodies: pages && new Map() };
globalThis[Symbol.for('faire-alliance')] = shared;

const { handler } = await orRefuse(() => import('./build/handler.js'));

const compress = compression({
	threshold: 1024,
	brotli: {
		params: {
			[constants.BROTLI_PARAM_QUALITY]: 5,
			[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT
		}
	}
});

const ownAddress = settings.ORIGIN ? new URL(settings.ORIGIN) : null;
const hosts = new Map();
let stopping = false;

const server = createServer(
	{
		maxHeaderSize: ADDRESS_LIMIT,
		headersTimeout: 15_000,
		requestTimeout: 30_000,
		connectionsCheckingInterval: 5_000
	},
	(request, response) => {
		const address = publicAddress(request.headers.host);
		request.headers['x-public-protocol'] = address.protocol.slice(0, -1);
		request.headers['x-public-host'] = address.host;
		request.url = mendAddress(request.url ?? '/');
		const key = pages && keyOf(request, address.origin);
		if (key && !stopping && giveKept(request, response, key)) return;
		// Pages set theirs; this is for the files and for what is refused before a page is reached.
		// A style sheet frames nothing and opens nothing: fifteen of them would carry ten kilobytes of headers.
		if (request.url.startsWith('/_app/immutable/'))
			response.setHeader('x-content-type-options', 'nosniff');
		else
			for (const [name, value] of secureHeaders(new URL(request.url, address)))
				response.setHeader(name, value);
		response.on('close', () => {
			if (stopping) setImmediate(() => server.closeIdleConnections());
			// Whoever asked left before the end: the text of the page was never taken.
			shared.bodies?.delete(response.getHeader(KEPT_BODY));
		});
		if (Number(request.headers['content-length']) > BODY_LIMIT)
			return refuse(request, response, 413);
		if (isOneClickRefusal(request)) request.headers.origin = address.origin;
		if (isForeignForm(request, address.origin)) return refuse(request, response, 403);
		delete request.headers[KEEPS];
		if (key) request.headers[KEEPS] = '1';
		compress(request, response, () => {
			if (key) watchAnswer(response, (...answer) => keep(request, response, key, ...answer));
			handler(request, response, () => refuse(request, response, 404));
		});
	}
);

/** The public address: the one of ORIGIN, else the one asked for. The last hosts are remembered: parsing costs. */
function publicAddress(host) {
	if (ownAddress) return ownAddress;
	let known = hosts.get(host);
	if (!known) {
		if (hosts.size >= 50) hosts.clear();
		hosts.set(host, (known = addressAsked(host, settings.PORT)));
	}
	return known;
}

/** Answers from memory when the page is there and nothing it shows has changed. */
function giveKept(request, response, key) {
	const { revisions, log } = shared;
	const page = revisions && pages.read(key, revisions);
	if (!page) return false;
	sendKept(request, response, page);
	log.debug({ method: request.method, path: request.url, status: response.statusCode }, 'kept');
	return true;
}

/** Keeps what a page answered, then gives it. */
function keep(request, response, key, headers, body) {
	try {
		const id = headers[KEPT_BODY];
		const handed = id === undefined ? undefined : shared.bodies.get(id);
		shared.bodies.delete(id);
		const page = packPage(headers, handed ?? body, key.slice(0, key.indexOf(' ')));
		if (request.method === 'GET') pages.keep(key, page);
		for (const name of response.getHeaderNames()) response.removeHeader(name);
		sendKept(request, response, page);
	} catch (error) {
		response.destroy(error);
		shared.log?.error({ error: String(error?.stack ?? error) }, 'bug');
	}
}

/** Answers without the site; what the client is still sending is read to its end, so that it hears the answer. */
function refuse(request, response, status) {
	request.resume();
	response.writeHead(status, {
		'content-type': 'text/html; charset=utf-8',
		'cache-control': 'no-store'
	});
	response.end(request.method === 'HEAD' ? undefined : plainPage(status));
}

// What is not even HTTP, too long or too slow.
server.on('clientError', (error, socket) => {
	if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
	const status = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }[error.code] ?? 400;
	const page = plainPage(status);
	socket.end(
		`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n` +
			`Content-Type: text/html; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(page)}\r\n\r\n${page}`
	);
});

server.on('error', (error) => {
	const sentence = {
		EADDRINUSE: `Le port ${settings.PORT} est déjà pris : arrêtez l’autre programme, ou choisissez-en un autre avec PORT=3001.`,
		EACCES: `Le port ${settings.PORT} demande des droits d’administrateur : choisissez un port au-dessus de 1024 avec PORT=3000.`,
		EADDRNOTAVAIL: `L’adresse HOST=${settings.HOST} n’est pas une adresse de cette machine.`,
		ENOTFOUND: `L’adresse HOST=${settings.HOST} est inconnue.`
	}[error.code];
	refuseToStart(sentence ?? String(error));
});

server.listen(settings.PORT, settings.HOST, () => {
	const { port } = server.address();
	const host = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(settings.HOST)
		? 'localhost'
		: settings.HOST;
	const here = `http://${host}:${port}`;
	console.log(
		`Le site est prêt : ${settings.ORIGIN ? `${settings.ORIGIN} (ici : ${here})` : here}`
	);
});

/** Requests under way finish, then the database is closed, and the process ends by itself. */
function stop() {
	if (stopping) return;
	stopping = true;
	setTimeout(() => server.closeAllConnections(), STOP_PATIENCE).unref();
	setTimeout(() => process.exit(1), STOP_LIMIT).unref();
	server.close(() => process.emit('sveltekit:shutdown'));
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
// Started by another process (scripts/start.mjs under an older Node): it is gone, so are we.
process.on('disconnect', stop);
process.channel?.unref();

/** @template T @param {() => T | Promise<T>} act */
async function orRefuse(act) {
	try {
		return await act();
	} catch (error) {
		if (SENTENCES.includes(error?.name)) refuseToStart(error.message);
		if (process.env.DATABASE_URL && isUnreachable(error)) {
			refuseToStart(
				`La base PostgreSQL de DATABASE_URL ne répond pas : ${error.message || error.code}`
			);
		}
		throw error;
	}
}

/** What PostgreSQL or the way to it says when the address, the account or the database is wrong. */
function isUnreachable(error) {
	const codes = /ECONN|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ETIMEDOUT|^28|^3D000|^53300|^57P03/;
	return codes.test(error?.code ?? '') || /timeout|terminated/i.test(error?.message ?? '');
}

/** A bug that nobody caught: what it broke is unknown, so the process says it and ends. */
function endOnBug(error) {
	const line = {
		level: 60,
		at: new Date().toISOString(),
		error: String(error?.stack ?? error),
		message: 'bug'
	};
	try {
		writeSync(2, `${JSON.stringify(line)}\n`);
	} finally {
		process.exit(1);
	}
}

/** @param {string} sentence @returns {never} */
function refuseToStart(sentence) {
	console.error(sentence);
	process.exit(1);
}
