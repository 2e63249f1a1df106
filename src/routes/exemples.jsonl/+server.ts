import type { RequestHandler } from './$types';
import { exportExamples, catalogueEtag } from '#lib/server/catalogue/index.ts';
import { isFresh, streamText } from '#lib/server/web/streams.ts';

/** The whole catalogue, one record a line: the same file imports again. */
export const GET: RequestHandler = async ({ locals, request }) => {
	const headers = {
		etag: await catalogueEtag(locals.reader, 'jsonl'),
		'cache-control': 'no-cache',
		'access-control-allow-origin': '*',
		'content-type': 'application/x-ndjson; charset=utf-8',
		'content-disposition': 'attachment; filename="exemples.jsonl"'
	};
	if (isFresh(request, headers.etag)) return new Response(null, { status: 304, headers });
	return new Response(streamText(lines()), { headers });

	async function* lines() {
		for await (const examples of exportExamples(locals.reader)) {
			yield examples.map((example) => `${JSON.stringify(example)}\n`).join('');
		}
	}
};
