import { randomUUID } from 'node:crypto';
import {
	sequence,
	type Handle,
	type HandleServerError,
	type ServerInit
} from '@sveltejs/kit/hooks';
import { VISITOR } from '#lib/domain/kernel/actor.ts';
import { Refusal } from '#lib/domain/kernel/refusal.ts';
import {
	createFirstLink,
	noteVisit,
	readAccount,
	sessionCookieName
} from '#lib/server/accounts/index.ts';
import { readerOf, type Context } from '#lib/server/platform/context.ts';
import { readRevision } from '#lib/server/platform/revision.ts';
import { KEEPS } from '#lib/server/web/kept-answer.ts';
import { today } from '#lib/server/web/page-cache.ts';
import { loggedPath } from '#lib/server/web/logged-path.ts';
import { KEPT_AT, KEPT_BODY } from '#lib/server/web/page-packing.ts';
import { plainPage } from '#lib/server/web/plain-page.ts';
import { requestIdOf } from '#lib/server/web/request-id.ts';
import { secureHeaders } from '#lib/server/web/secure-headers.ts';
import { sentenceFor } from '#lib/server/web/sentences.ts';
import { gather } from '#lib/ui/parts.ts';
import { openWorld, warm, type World } from '#lib/server/start.ts';

/** What server.js and the built site share: the page cache stands outside of the site. Absent in `npm run dev`. */
const SHARED = Symbol.for('faire-alliance');
type Shared = typeof globalThis & { [SHARED]?: { bodies: Map<string, readonly string[]> | null } };

/** Survives the reloads of `npm run dev`: the embedded database can be opened only once. */
const kept = globalThis as typeof globalThis & { faireAlliance?: Promise<World> };

/** Milliseconds after the start: the first page, which does not need it, goes first. */
const WARM_AFTER = 400;

export const init: ServerInit = async () => {
	kept.faireAlliance ??= openWorld(process.env);
	const { close, revisions, log } = await kept.faireAlliance;
	Object.assign((globalThis as Shared)[SHARED] ?? {}, { revisions, log });
	await sayFirstLink(await kept.faireAlliance);
	setTimeout(
		() => void kept.faireAlliance!.then(warm).catch(log.error.bind(log)),
		WARM_AFTER
	).unref();
	process.once('sveltekit:shutdown' as 'exit', () => void close());
};

/** A new site has nobody to administer it: whoever starts it is given the way to be that person. */
async function sayFirstLink({ db, settings }: World): Promise<void> {
	const token = await createFirstLink({ db, actor: { kind: 'operator' }, now: new Date() });
	if (!token) return;
	const path = `/connexion/premier-compte?jeton=${token}`;
	const port = settings.PORT === 0 ? null : `http://localhost:${settings.PORT}`;
	const origin = settings.ORIGIN ?? port;
	console.log(
		`Ce site n’a encore personne pour l’administrer. Pour l’être, ouvrez ce lien, une fois, dans les 24 heures\u00A0:\n  ${origin ?? ''}${path}${origin ? '' : '  (à la suite de l’adresse du site)'}`
	);
}

/** The one world of this process. */
async function world(): Promise<World> {
	return (kept.faireAlliance ??= openWorld(process.env));
}

const withContext: Handle = async ({ event, resolve }) => {
	const { db, log, settings } = await world();
	const visitor: Context = { db, actor: VISITOR, now: new Date() };
	const cookie = event.cookies.get(sessionCookieName(settings.ORIGIN ?? event.url.origin));
	const account = cookie ? await readAccount(visitor, cookie) : null;
	if (account) await noteVisit(visitor, account);
	// Nobody acts before she agreed to the notice.
	const context = account?.hasAgreed ? { ...visitor, actor: account.actor } : visitor;
	event.locals.account = account;
	event.locals.requestId = requestIdOf(event.request.headers.get('x-request-id'));
	event.locals.settings = settings;
	event.locals.context = context;
	event.locals.reader = readerOf(context);
	event.locals.keepPage = async (...subjects) => {
		if (account) return; // hers alone: it says « Mon compte »
		const moving = subjects.filter((subject) => subject !== 'day');
		const revision = moving.length > 0 ? [await readRevision(event.locals.reader, ...moving)] : [];
		const day = subjects.includes('day') ? [`day-${today()}`] : [];
		event.locals.keptAt = [...revision, ...day].join('.');
	};
	event.locals.logBug = (error) =>
		log.error(
			{
				request: event.locals.requestId,
				path: loggedPath(event.url.pathname),
				error: String((error as Error)?.stack ?? error)
			},
			'bug'
		);
	return resolve(event);
};

const logged: Handle = async ({ event, resolve }) => {
	const began = performance.now();
	const response = await resolve(event);
	const { log } = await world();
	response.headers.set('x-request-id', event.locals.requestId);
	log.info(
		{
			request: event.locals.requestId,
			method: event.request.method,
			path: loggedPath(event.url.pathname),
			status: response.status,
			milliseconds: Math.round(performance.now() - began)
		},
		'request'
	);
	return response;
};

/**
 * Tells the page cache what an answer was made from, when its page said that it may be kept. The text
 * is taken as it is made: SvelteKit would hash it letter by letter, as long as making it, for an ETag
 * that the page cache replaces.
 */
const keepable: Handle = async ({ event, resolve }) => {
	let html: readonly string[] | undefined;
	const response = await resolve(event, {
		transformPageChunk(chunk) {
			const texts = gather(chunk.html);
			if (event.locals.keptAt === undefined) return texts.join('');
			html = texts;
			return '';
		}
	});
	if (event.locals.keptAt === undefined || response.status !== 200) {
		return html === undefined ? response : new Response(html.join(''), plainly(response));
	}
	const bodies = event.request.headers.has(KEEPS) ? (globalThis as Shared)[SHARED]?.bodies : null;
	// Through a Response, a text is copied three times on its way to the cache.
	const kept =
		html === undefined ? response : new Response(bodies ? null : html.join(''), plainly(response));
	if (bodies && html !== undefined) {
		// A name of our own: that of the request may be the client's.
		const name = randomUUID();
		bodies.set(name, html);
		kept.headers.set(KEPT_BODY, name);
	}
	kept.headers.set(KEPT_AT, event.locals.keptAt);
	if (!kept.headers.has('cache-control')) kept.headers.set('cache-control', 'no-cache');
	return kept;
};

function plainly({ status, headers }: Response): ResponseInit {
	const kept = new Headers(headers);
	kept.delete('etag');
	kept.delete('content-length');
	return { status, headers: kept };
}

/** SvelteKit says in English, by itself, that an address takes no such request. */
const inFrench: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const isBare = response.headers.get('content-type')?.startsWith('text/plain') ?? true;
	if (response.status !== 405 || !isBare) return response;
	const headers = new Headers({ 'content-type': 'text/html; charset=utf-8' });
	const allowed = response.headers.get('allow');
	if (allowed) headers.set('allow', allowed);
	return new Response(plainPage(405), { status: 405, headers });
};

const secured: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	for (const [name, value] of secureHeaders(event.url)) response.headers.set(name, value);
	if (event.locals.account) response.headers.set('cache-control', 'private, no-store');
	return response;
};

export const handle = sequence(withContext, logged, secured, inFrench, keepable);

export const handleError: HandleServerError = async ({ kind, error, event }) => {
	const requestId = event.locals.requestId;
	if (error instanceof Refusal) {
		return { status: error.status, message: error.message, refusal: error.code, requestId };
	}
	if (kind === 'app') return { requestId };
	if (kind === 'framework') {
		return { message: sentenceFor(error.status), requestId };
	}
	event.locals.logBug(error);
	return { status: 500, message: sentenceFor(500), requestId };
};
