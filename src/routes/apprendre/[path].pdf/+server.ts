import type { RequestHandler } from './$types';
import { isPath } from '#lib/domain/learning/graph.ts';
import { refuse } from '#lib/domain/learning/refusals.ts';
import { composePdf, orderPdf } from '#lib/server/guide/index.ts';
import { readPathBook } from '#lib/server/learning/index.ts';
import { pdfResponse } from '#lib/server/web/pdf-response.ts';
import { isFresh } from '#lib/server/web/streams.ts';

/** A whole path to print: its units, their questions, the answers after. Refuses `unknown_path`. */
export const GET: RequestHandler = async ({ params, locals, request, url }) => {
	if (!isPath(params.path)) throw refuse('unknown_path');
	const day = locals.context.now.toISOString().slice(0, 10);
	const ordered = orderPdf(await readPathBook(params.path, day), url.origin);
	const etag = `"parcours-${ordered.mark}"`;
	if (isFresh(request, etag)) return new Response(null, { status: 304, headers: { etag } });
	return pdfResponse({ bytes: await composePdf(ordered), name: ordered.name }, etag);
};
