import { createHash } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import type { DataOfSite } from '#lib/domain/catalogue/dcat.ts';
import type { DescribedTable } from '#lib/domain/catalogue/dcat-tables.ts';
import { TABLE_FORMATS, TABLE_LICENCES } from '#lib/domain/observatory/open-data.ts';
import { readLastChange } from '#lib/server/catalogue/index.ts';
import { listTables, type PublishedTable } from '#lib/server/observatory/index.ts';
import { isFresh } from './streams.ts';

/** Answers the description of the open data in one of its writings, or 304 to who holds it. */
export async function answerDescription(
	{ url, request, locals: { reader, settings } }: RequestEvent,
	{ type, write }: { type: string; write: (data: DataOfSite) => string }
): Promise<Response> {
	const description = write({
		origin: url.origin,
		modified: await readLastChange(reader),
		publisher: settings.PUBLISHER ?? null,
		contact: settings.PUBLISHER_CONTACT ?? null,
		tables: (await listTables(reader)).filter(({ table }) => table.id !== EXAMPLES).map(toDescribed)
	});
	// Of the text itself: the tables of files change with the product, which no counter says.
	const fingerprint = createHash('sha256').update(description).digest('base64url').slice(0, 22);
	const headers = {
		etag: `"${fingerprint}"`,
		'cache-control': 'no-cache',
		'access-control-allow-origin': '*',
		'content-type': `${type}; charset=utf-8`
	};
	if (isFresh(request, headers.etag)) return new Response(null, { status: 304, headers });
	return new Response(description, { headers });
}

/** Described as the catalogue itself, with its own files and its API. */
const EXAMPLES = 'examples';

function toDescribed({ table, version, modified, files }: PublishedTable): DescribedTable {
	return {
		id: table.id,
		title: table.title,
		description: table.description,
		keywords: table.keywords,
		licence: { title: table.licence, url: TABLE_LICENCES[table.licence] },
		version,
		modified,
		files: (['csv', 'json'] as const).map((format) => ({
			format,
			media: TABLE_FORMATS[format].media,
			...files[format]
		}))
	};
}
