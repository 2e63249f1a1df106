import type { RequestHandler } from './$types';
import { isPath } from '#lib/domain/learning/graph.ts';
import { refuse } from '#lib/domain/learning/refusals.ts';
import { epubOf } from '#lib/server/guide/index.ts';
import { readPathBook } from '#lib/server/learning/index.ts';
import { isFresh } from '#lib/server/web/streams.ts';

/** A whole path for a reader without network. Refuses `unknown_path`. */
export const GET: RequestHandler = async ({ params, locals, request, url }) => {
	if (!isPath(params.path)) throw refuse('unknown_path');
	const day = locals.context.now.toISOString().slice(0, 10);
	const { bytes, mark, name } = epubOf(await readPathBook(params.path, day), url.origin);
	const etag = `"parcours-${mark}"`;
	if (isFresh(request, etag)) return new Response(null, { status: 304, headers: { etag } });
	return new Response(bytes, {
		headers: {
			etag,
			'cache-control': 'no-cache',
			'content-type': 'application/epub+zip',
			'content-length': String(bytes.length),
			'content-disposition': `attachment; filename="${name}"`
		}
	});
};
