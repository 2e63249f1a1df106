import type { RequestHandler } from './$types';
import { bibtexCitation } from '#lib/domain/catalogue/citation.ts';
import { mendSlug } from '#lib/domain/catalogue/slug.ts';
import { readCited } from '#lib/server/catalogue/index.ts';

/** How to cite the example, in BibTeX, for LaTeX, Zotero and the like. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const cited = await readCited(locals.reader, mendSlug(params.slug), url.origin);
	return new Response(bibtexCitation(cited), {
		headers: {
			'content-type': 'application/x-bibtex; charset=utf-8',
			'content-disposition': `attachment; filename="${cited.example.slug}.bib"`
		}
	});
};
