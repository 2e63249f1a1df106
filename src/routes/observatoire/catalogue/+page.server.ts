import type { PageServerLoad } from './$types';
import { readMapMeasure } from '#lib/domain/observatory/statistics-map.ts';
import { viewCatalogue } from '#lib/server/observatory/index.ts';
import { Drawn } from '#lib/ui/drawn.ts';

export const load: PageServerLoad = async ({ url, locals }) => {
	await locals.keepPage('catalogue', 'territory');
	return {
		view: new Drawn(await viewCatalogue(locals.reader)),
		...readMapMeasure(url.searchParams)
	};
};
