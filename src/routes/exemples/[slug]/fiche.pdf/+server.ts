import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { refuse } from '#lib/domain/catalogue/refusals.ts';
import { mendSlug } from '#lib/domain/catalogue/slug.ts';
import { catalogueEtag, sheetPdf } from '#lib/server/catalogue/index.ts';
import { pdfResponse } from '#lib/server/web/pdf-response.ts';
import { isFresh } from '#lib/server/web/streams.ts';

/** One A4 page to print or to send, whatever the length of the story. */
export const GET: RequestHandler = async ({ params, locals, request, url }) => {
	const slug = mendSlug(params.slug);
	if (!slug) throw refuse('unknown_example');
	if (slug !== params.slug) redirect(301, `/exemples/${slug}/fiche.pdf`);
	const etag = await catalogueEtag(locals.reader, 'fiche-1');
	if (isFresh(request, etag)) return new Response(null, { status: 304, headers: { etag } });
	return pdfResponse(await sheetPdf(locals.reader, slug, url.origin), etag);
};
