import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { catalogueAddress, readQuery, TERRITORY_PARAMETER } from '#lib/domain/catalogue/query.ts';
import { Drawn } from '#lib/ui/drawn.ts';
import { browseExamples, nearestSelections, settleTerritory } from '#lib/server/catalogue/index.ts';

export const load: PageServerLoad = async ({ url, locals }) => {
	await locals.keepPage('catalogue', 'territory');
	const { query: asked, ignored } = readQuery(url.searchParams);
	const settled = await settleTerritory(locals.reader, asked);
	const page = await browseExamples(locals.reader, settled);
	// A page beyond the end leads to the last one.
	if (page.page !== asked.page)
		redirect(302, catalogueAddress({ ...settled.query, page: page.page }));
	return {
		page: new Drawn({
			...page,
			nearest: page.total === 0 ? await nearestSelections(locals.reader, settled) : [],
			query: settled.query,
			chosen: settled.chosen,
			ignored: settled.unknown
				? [...ignored, { parameter: TERRITORY_PARAMETER, value: settled.unknown }]
				: ignored
		})
	};
};
