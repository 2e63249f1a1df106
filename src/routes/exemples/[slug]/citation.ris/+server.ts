import type { RequestHandler } from './$types';
import { risCitation } from '#lib/domain/catalogue/citation.ts';
import { mendSlug } from '#lib/domain/catalogue/slug.ts';
import { readCited } from '#lib/server/catalogue/index.ts';

/** How to cite the example, in RIS, for Zotero, EndNote, Mendeley and the like. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const cited = await readCited(locals.reader, mendSlug(params.slug), url.origin);
	return new Response(risCitation(cited), {
		headers: {
			'content-type': 'application/x-research-info-systems; charset=utf-8',
			'content-disposition': `attachment; filename="${cited.example.slug}.ris"`
		}
	});
};
