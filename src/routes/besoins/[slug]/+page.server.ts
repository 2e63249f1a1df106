import type { PageServerLoad } from './$types';
import { EMPTY_CONTENT } from '#lib/domain/matching/need.ts';
import { needJsonLd } from '#lib/domain/matching/json-ld.ts';
import { listToldExamples, readNeed } from '#lib/server/matching/index.ts';
import { openGazetteer } from '#lib/server/territory/index.ts';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	await locals.keepPage('needs', 'organisations', 'territory', 'catalogue');
	const { need, rights } = await readNeed(locals.reader, params.slug);
	const place = need.territory
		? (await openGazetteer(locals.reader)).read(need.territory)
		: undefined;
	return {
		need,
		rights,
		jsonLd: need.state === 'published' ? needJsonLd(need, url.origin, place ?? null) : null,
		examples: await listToldExamples(
			locals.reader,
			{ ...EMPTY_CONTENT, title: need.title, domains: need.domains, territory: need.territory },
			''
		)
	};
};
