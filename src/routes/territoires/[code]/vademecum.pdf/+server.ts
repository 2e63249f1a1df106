import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import {
	readTerritoryBookAddress,
	territoryBookPath
} from '#lib/domain/guide/territory-book-address.ts';
import { readTerritoryCode } from '#lib/domain/territory/code.ts';
import {
	composeTerritoryPdf,
	orderTerritoryPdf,
	readTerritoryBook
} from '#lib/server/guide/index.ts';
import { presentCode } from '#lib/server/observatory/index.ts';
import { pdfResponse } from '#lib/server/web/pdf-response.ts';
import { isFresh } from '#lib/server/web/streams.ts';

/** The vademecum of a territory. A file cannot say what was left aside of its address: it is asked again without. */
export const GET: RequestHandler = async ({ params, locals, request, url }) => {
	const asked = readTerritoryCode(params.code);
	const code = asked && (await presentCode(locals.reader, asked));
	// The page of the territory is the one that helps whoever asks for an unknown code.
	if (!code) redirect(302, `/territoires/${encodeURIComponent(params.code)}`);
	const { ignored, ...options } = readTerritoryBookAddress(url.searchParams);
	const clean = territoryBookPath(code, options, 'pdf');
	if (code !== params.code) redirect(308, clean);
	if (ignored.length > 0) redirect(302, clean);
	const day = locals.context.now.toISOString().slice(0, 10);
	const book = await readTerritoryBook(locals.reader, code, options, day);
	const ordered = orderTerritoryPdf(book, url.origin);
	const etag = `"vademecum-${ordered.mark}"`;
	if (isFresh(request, etag)) return new Response(null, { status: 304, headers: { etag } });
	return pdfResponse({ bytes: await composeTerritoryPdf(ordered), name: ordered.name }, etag);
};
