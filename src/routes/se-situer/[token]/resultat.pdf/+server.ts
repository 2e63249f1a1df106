import { createHash } from 'node:crypto';
import type { RequestHandler } from './$types';
import { chooseTools, ROLE_OF } from '#lib/domain/diagnostic/tools.ts';
import {
	orderResultPdf,
	readAnswersOf,
	readResult,
	resultPdf
} from '#lib/server/diagnostic/index.ts';
import { readResources } from '#lib/server/guide/index.ts';
import { pdfResponse } from '#lib/server/web/pdf-response.ts';
import { isFresh } from '#lib/server/web/streams.ts';

export const GET: RequestHandler = async ({ params, url, request, locals: { reader } }) => {
	const open = await readAnswersOf(reader, params.token);
	const { result, examples } = await readResult(reader, open);
	const { resources } = await readResources();
	const tools = result.stage
		? chooseTools(resources, {
				stage: result.stage.stage,
				role: ROLE_OF[open.answers.role?.[0] ?? ''] ?? null
			})
		: [];
	const order = orderResultPdf(result, examples, tools, url.origin);
	const etag = `"${createHash('sha256').update(JSON.stringify(order)).digest('base64url').slice(0, 16)}"`;
	const headers = { etag, 'cache-control': 'private, no-cache' };
	if (isFresh(request, etag)) return new Response(null, { status: 304, headers });
	const response = pdfResponse(
		{ bytes: await resultPdf(order), name: `se-situer-${result.day}.pdf` },
		etag
	);
	response.headers.set('cache-control', headers['cache-control']);
	return response;
};
