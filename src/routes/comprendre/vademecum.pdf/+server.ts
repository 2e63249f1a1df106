import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { readGuideAddress } from '#lib/domain/guide/address.ts';
import { withRole } from '#lib/domain/guide/roles.ts';
import { composePdf, orderPdf, readBook } from '#lib/server/guide/index.ts';
import { pdfResponse } from '#lib/server/web/pdf-response.ts';
import { isFresh } from '#lib/server/web/streams.ts';

/** The whole vademecum, for a role or for all. A file cannot say what was left aside of its address: it is asked again without. */
export const GET: RequestHandler = async ({ locals, request, url }) => {
	const { role, ignored } = readGuideAddress(url.searchParams);
	if (ignored.length > 0) redirect(302, withRole(url.pathname, role));
	const book = await readBook(role, locals.context.now.toISOString().slice(0, 10));
	const ordered = orderPdf(book, url.origin);
	const etag = `"vademecum-${ordered.mark}"`;
	if (isFresh(request, etag)) return new Response(null, { status: 304, headers: { etag } });
	return pdfResponse({ bytes: await composePdf(ordered), name: ordered.name }, etag);
};
