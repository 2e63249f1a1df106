import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { readGuideAddress } from '#lib/domain/guide/address.ts';
import { withRole } from '#lib/domain/guide/roles.ts';
import { epubOf, readBook } from '#lib/server/guide/index.ts';
import { isFresh } from '#lib/server/web/streams.ts';

/** The whole vademecum for a reader, for a role or for all. What is not understood of the address is asked again without. */
export const GET: RequestHandler = async ({ locals, request, url }) => {
	const { role, ignored } = readGuideAddress(url.searchParams);
	if (ignored.length > 0) redirect(302, withRole(url.pathname, role));
	const book = await readBook(role, locals.context.now.toISOString().slice(0, 10));
	const { bytes, mark, name } = epubOf(book, url.origin);
	const etag = `"vademecum-${mark}"`;
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
