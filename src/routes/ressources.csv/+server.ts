import { stringify } from 'csv-stringify/sync';
import type { RequestHandler } from './$types';
import { RESOURCE_COLUMNS, toResourceRow } from '#lib/domain/guide/resource-files.ts';
import { readResourceQuery } from '#lib/domain/guide/resource-query.ts';
import { selectResources } from '#lib/domain/guide/resources.ts';
import { readResources, stampOf } from '#lib/server/guide/index.ts';
import { isFresh } from '#lib/server/web/streams.ts';

/** The selection of the page as a sheet, in UTF-8 with its mark so that spreadsheets read the accents. */
export const GET: RequestHandler = async ({ url, request }) => {
	const { resources } = await readResources();
	const { items } = selectResources(resources, readResourceQuery(url.searchParams).query);
	const rows = items.map((resource) => toResourceRow(resource, url.origin));
	const text = `\uFEFF${stringify([[...RESOURCE_COLUMNS], ...rows], { record_delimiter: '\r\n' })}`;
	const headers = {
		etag: stampOf(text),
		'cache-control': 'no-cache',
		'access-control-allow-origin': '*',
		'content-type': 'text/csv; charset=utf-8; header=present',
		'content-disposition': 'attachment; filename="ressources.csv"'
	};
	return isFresh(request, headers.etag)
		? new Response(null, { status: 304, headers })
		: new Response(text, { headers });
};
