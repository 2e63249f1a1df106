import type { RequestHandler } from './$types';
import { createApi } from '#lib/server/api/app.ts';

const api = createApi();

/** The open API answers by itself: see src/lib/server/api. */
export const fallback: RequestHandler = ({ request, locals, url }) =>
	api.fetch(request, {
		reader: locals.reader,
		context: locals.context,
		origin: url.origin,
		requestId: locals.requestId,
		logBug: locals.logBug
	});
