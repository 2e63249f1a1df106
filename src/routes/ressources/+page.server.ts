import type { PageServerLoad } from './$types';
import { resourcesJsonLd } from '#lib/domain/guide/resource-files.ts';
import { readResourceQuery, resourceCriteria } from '#lib/domain/guide/resource-query.ts';
import { selectResources } from '#lib/domain/guide/resources.ts';
import { readResources } from '#lib/server/guide/index.ts';

export const load: PageServerLoad = async ({ url, locals }) => {
	await locals.keepPage();
	const { resources, ...texts } = await readResources();
	const { query, ignored } = readResourceQuery(url.searchParams);
	const { items, counts } = selectResources(resources, query);
	const criteria = resourceCriteria(query);
	return {
		texts,
		query,
		ignored,
		items,
		counts,
		criteria,
		// When nothing answers, what one criterion less would give.
		nearest:
			items.length > 0
				? []
				: criteria
						.map(({ label, without }) => ({
							label,
							without,
							count: selectResources(resources, without).items.length
						}))
						.filter(({ count }) => count > 0),
		jsonLd: criteria.length === 0 ? resourcesJsonLd(resources, url.origin, texts) : null
	};
};
