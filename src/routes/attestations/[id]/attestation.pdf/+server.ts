import { createHash } from 'node:crypto';
import type { RequestHandler } from './$types';
import { refuse } from '#lib/domain/learning/refusals.ts';
import { attestationPdf, orderAttestation, readBadge } from '#lib/server/learning/index.ts';
import { pdfResponse } from '#lib/server/web/pdf-response.ts';
import { isFresh } from '#lib/server/web/streams.ts';

/** The attestation to print, of a badge that is valid now. Refuses `unknown_badge`, `badge_not_valid`. */
export const GET: RequestHandler = async ({ params, locals, request, url }) => {
	const { badge, verdict } = await readBadge(locals.reader, params.id, url.origin);
	if (!badge || verdict.kind !== 'valid') throw refuse('badge_not_valid');
	const order = orderAttestation(badge, url.origin);
	const etag = `"${createHash('sha256').update(JSON.stringify(order)).digest('base64url').slice(0, 16)}"`;
	const headers = { etag, 'cache-control': 'private, no-cache' };
	if (isFresh(request, etag)) return new Response(null, { status: 304, headers });
	const response = pdfResponse(
		{ bytes: await attestationPdf(order), name: `attestation-${badge.path}.pdf` },
		etag
	);
	response.headers.set('cache-control', headers['cache-control']);
	return response;
};
