import type { PageServerLoad } from './$types';
import { readIndicatorQuery } from '#lib/domain/observatory/indicator-query.ts';
import { arrangeSections, selectIndicators } from '#lib/domain/observatory/indicator-selection.ts';
import { readAtlas } from '#lib/server/observatory/index.ts';
import { Drawn } from '#lib/ui/drawn.ts';

export const load: PageServerLoad = async ({ url, locals }) => {
	await locals.keepPage();
	const atlas = await readAtlas();
	const { query, ignored } = readIndicatorQuery(atlas, url.searchParams);
	const { items, facets } = selectIndicators(atlas, query);
	return {
		page: new Drawn({
			query,
			ignored,
			facets,
			total: items.length,
			sections: arrangeSections(atlas, items)
		})
	};
};
