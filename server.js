// The process: settings, the built site, one HTTP server, a graceful stop.
import { createServer } from 'node:http';
import compression from 'compression';
import { readSettings, WrongSettings } from './src/lib/server/platform/settings.ts';

const STOP_PATIENCE = 10_000; // milliseconds given to the requests under way

/** @param {string} sentence */
function refuseToStart(sentence) {
	console.error(sentence);
	process.exit(1);
}

let settings;
try {
	settings = readSettings(process.env);
} catch (error) {
	if (!(error instanceof WrongSettings)) throw error;
	refuseToStart(error.message);
}

// adapter-node reads these when its handler is imported. The public address is asserted below on
// each request, so that what a client writes in its headers never becomes our origin.
process.env.PROTOCOL_HEADER = 'x-public-protocol';
process.env.HOST_HEADER = 'x-public-host';
process.env.BODY_SIZE_LIMIT ??= '512K';

let handler;
try {
	({ handler } = await import('./build/handler.js'));
} catch (error) {
	if (error?.name === 'FolderInUse' || error?.name === 'MigrationChanged' || error?.name === 'WrongSettings') {
		refuseToStart(error.message);
	}
	if (settings.DATABASE_URL && /ECONNREFUSED|ENOTFOUND|28P01|3D000|EAI_AGAIN/.test(`${error?.code} ${error?.message}`)) {
		refuseToStart(`La base PostgreSQL de DATABASE_URL ne répond pas : ${error.message}`);
	}
	throw error;
}

const compress = compression({ threshold: 1024 });
const server = createServer((request, response) => {
	const publicAddress = new URL(settings.ORIGIN ?? localAddress(request));
	request.headers['x-public-protocol'] = publicAddress.protocol.slice(0, -1);
	request.headers['x-public-host'] = publicAddress.host;
	request.url = mendAddress(request.url ?? '/');
	compress(request, response, () => handler(request, response, () => response.writeHead(404).end()));
});
server.requestTimeout = 30_000;
server.headersTimeout = 15_000;

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
	const host = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(settings.HOST) ? 'localhost' : settings.HOST;
	console.log(`Le site est prêt : ${settings.ORIGIN ?? `http://${host}:${port}`}`);
});

/** Without ORIGIN, the address is the one asked for, if it has the form of one. */
function localAddress(request) {
	const host = request.headers.host ?? '';
	return /^[\w.-]+(:\d{1,5})?$|^\[[\da-f:]+\](:\d{1,5})?$/i.test(host) ? `http://${host}` : `http://localhost:${settings.PORT}`;
}

/** A percent sign that encodes nothing is read as itself: a mangled link gets our page, not a bare error. */
function mendAddress(url) {
	const end = url.indexOf('?');
	const path = end < 0 ? url : url.slice(0, end);
	try {
		decodeURI(path);
		return url.startsWith('/') ? url : `/${url}`;
	} catch {
		return path.replaceAll('%', '%25') + (end < 0 ? '' : url.slice(end));
	}
}

let stopping = false;
function stop() {
	if (stopping) return;
	stopping = true;
	const patience = setTimeout(() => server.closeAllConnections(), STOP_PATIENCE);
	server.close(() => {
		clearTimeout(patience);
		process.emit('sveltekit:shutdown');
	});
	server.closeIdleConnections();
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
