import type { RequestHandler } from './$types';
import { readNotebook } from '#lib/domain/catalogue/notebook.ts';
import { catalogueEtag, notebookPdf } from '#lib/server/catalogue/index.ts';
import { pdfResponse } from '#lib/server/web/pdf-response.ts';
import { isFresh } from '#lib/server/web/streams.ts';

export const GET: RequestHandler = async ({ locals, request, url }) => {
	const asked = readNotebook(url.searchParams);
	const etag = await catalogueEtag(locals.reader, 'carnet-1');
	if (asked.notebook.slugs.length > 0 && isFresh(request, etag))
		return new Response(null, { status: 304, headers: { etag } });
	return pdfResponse(await notebookPdf(locals.reader, asked, url.origin), etag);
};
