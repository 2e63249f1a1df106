import type { RequestHandler } from './$types';
import { writeResourcesJson } from '#lib/domain/guide/resource-files.ts';
import { readResourceQuery } from '#lib/domain/guide/resource-query.ts';
import { selectResources } from '#lib/domain/guide/resources.ts';
import { readResources, stampOf } from '#lib/server/guide/index.ts';
import { isFresh } from '#lib/server/web/streams.ts';

/** The selection of the page for programs. */
export const GET: RequestHandler = async ({ url, request }) => {
	const { resources } = await readResources();
	const { items } = selectResources(resources, readResourceQuery(url.searchParams).query);
	const text = writeResourcesJson(items, url.origin);
	const headers = {
		etag: stampOf(text),
		'cache-control': 'no-cache',
		'access-control-allow-origin': '*',
		'content-type': 'application/json; charset=utf-8'
	};
	return isFresh(request, headers.etag)
		? new Response(null, { status: 304, headers })
		: new Response(text, { headers });
};
