import type { RequestEvent } from '@sveltejs/kit';
import { TABLE_FORMATS, tableSchema, type TableFormat } from '#lib/domain/observatory/open-data.ts';
import { writeTable, type PublishedTable } from '#lib/server/observatory/index.ts';
import { isFresh, streamText } from './streams.ts';

/** Answers a file of a table, whose fingerprint is its ETag, or 304 to who holds it. */
export function answerTable(
	{ request, locals }: Pick<RequestEvent, 'request' | 'locals'>,
	published: PublishedTable,
	format: TableFormat
): Response {
	const { sha256 } = published.files[format];
	const name = `${published.table.id}-${published.version}.${format}`;
	const headers = {
		etag: `"${sha256}"`,
		'cache-control': 'no-cache',
		'access-control-allow-origin': '*',
		'content-type': TABLE_FORMATS[format].type,
		'content-disposition': `${format === 'csv' ? 'attachment' : 'inline'}; filename="${name}"`
	};
	if (isFresh(request, headers.etag)) return new Response(null, { status: 304, headers });
	return new Response(streamText(writeTable(locals.reader, published, format)), { headers });
}

/** Answers the dictionary of a table for programs: the Table Schema of its CSV file. */
export function answerSchema(
	{ url }: Pick<RequestEvent, 'url'>,
	{ table, version }: PublishedTable
): Response {
	return new Response(`${JSON.stringify(tableSchema(table, version, url.origin), null, '\t')}\n`, {
		headers: {
			'cache-control': 'no-cache',
			'access-control-allow-origin': '*',
			'content-type': 'application/json; charset=utf-8'
		}
	});
}
