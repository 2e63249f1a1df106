import type { RequestEvent } from '@sveltejs/kit';
import type { DataOfSite } from '#lib/domain/catalogue/dcat.ts';
import { catalogueEtag, readLastChange } from '#lib/server/catalogue/index.ts';
import { isFresh } from './streams.ts';

/** Answers the description of the open data in one of its writings, or 304 to who holds it. */
export async function answerDescription(
	{ url, request, locals: { reader, settings } }: RequestEvent,
	{ name, type, write }: { name: string; type: string; write: (data: DataOfSite) => string }
): Promise<Response> {
	const headers = {
		etag: await catalogueEtag(reader, name),
		'cache-control': 'no-cache',
		'access-control-allow-origin': '*',
		'content-type': `${type}; charset=utf-8`
	};
	if (isFresh(request, headers.etag)) return new Response(null, { status: 304, headers });
	const description = write({
		origin: url.origin,
		modified: await readLastChange(reader),
		publisher: settings.PUBLISHER ?? null,
		contact: settings.PUBLISHER_CONTACT ?? null
	});
	return new Response(description, { headers });
}
