import type { RequestHandler } from './$types';
import { exportOrganisations, organisationsEtag } from '#lib/server/organisations/index.ts';
import { isFresh, streamText } from '#lib/server/web/streams.ts';

/** The whole directory as one JSON list, a record a line; it imports again. */
export const GET: RequestHandler = async ({ locals, request }) => {
	const headers = {
		etag: await organisationsEtag(locals.reader, 'json'),
		'cache-control': 'no-cache',
		'access-control-allow-origin': '*',
		'content-type': 'application/json; charset=utf-8',
		'content-disposition': 'attachment; filename="organisations.json"'
	};
	if (isFresh(request, headers.etag)) return new Response(null, { status: 304, headers });
	return new Response(streamText(list()), { headers });

	async function* list() {
		let begin = '[\n';
		for await (const records of exportOrganisations(locals.reader)) {
			for (const record of records) {
				yield begin + JSON.stringify(record);
				begin = ',\n';
			}
		}
		yield begin === '[\n' ? '[]\n' : '\n]\n';
	}
};
