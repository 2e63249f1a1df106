import { randomUUID } from 'node:crypto';
import {
	sequence,
	type Handle,
	type HandleServerError,
	type ServerInit
} from '@sveltejs/kit/hooks';
import { Refusal } from '#lib/domain/kernel/refusal.ts';
import { readerOf, type Context } from '#lib/server/platform/context.ts';
import { readRevision } from '#lib/server/platform/revision.ts';
import { KEPT_AT, today } from '#lib/server/web/page-cache.ts';
import { secureHeaders } from '#lib/server/web/secure-headers.ts';
import { sentenceFor } from '#lib/server/web/sentences.ts';
import { openWorld, warm, type World } from '#lib/server/start.ts';

/** Survives the reloads of `npm run dev`: the embedded database can be opened only once. */
const kept = globalThis as typeof globalThis & { faireAlliance?: Promise<World> };

/** Milliseconds after the start: the first page, which does not need it, goes first. */
const WARM_AFTER = 400;

export const init: ServerInit = async () => {
	kept.faireAlliance ??= openWorld(process.env);
	const { close, revisions, log } = await kept.faireAlliance;
	// The page cache of server.js stands outside of the built site: this is how it hears.
	Object.assign(globalThis, { [Symbol.for('faire-alliance')]: { revisions, log } });
	setTimeout(
		() => void kept.faireAlliance!.then(warm).catch(log.error.bind(log)),
		WARM_AFTER
	).unref();
	process.once('sveltekit:shutdown' as 'exit', () => void close());
};

/** The one world of this process. */
async function world(): Promise<World> {
	return (kept.faireAlliance ??= openWorld(process.env));
}

const withContext: Handle = async ({ event, resolve }) => {
	const { db, log, settings } = await world();
	const context: Context = { db, actor: { kind: 'visitor' }, now: new Date() };
	event.locals.requestId =
		event.request.headers
			.get('x-request-id')
			?.slice(0, 64)
			.replace(/[^\w-]/g, '') || randomUUID();
	event.locals.settings = settings;
	event.locals.context = context;
	event.locals.reader = readerOf(context);
	event.locals.keepPage = async (...subjects) => {
		const moving = subjects.filter((subject) => subject !== 'day');
		const revision = moving.length > 0 ? [await readRevision(event.locals.reader, ...moving)] : [];
		const day = subjects.includes('day') ? [`day-${today()}`] : [];
		event.locals.keptAt = [...revision, ...day].join('.');
	};
	event.locals.logBug = (error) =>
		log.error(
			{
				request: event.locals.requestId,
				path: event.url.pathname,
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
			path: event.url.pathname,
			status: response.status,
			milliseconds: Math.round(performance.now() - began)
		},
		'request'
	);
	return response;
};

/** Tells the page cache what an answer was made from, when its page said that it may be kept. */
const keepable: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	if (event.locals.keptAt !== undefined && response.status === 200) {
		response.headers.set(KEPT_AT, event.locals.keptAt);
		if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-cache');
	}
	return response;
};

const secured: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	for (const [name, value] of secureHeaders(event.url)) response.headers.set(name, value);
	return response;
};

export const handle = sequence(withContext, logged, secured, keepable);

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
