import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { dataAddress, readDataQuery } from '#lib/domain/territory/territory-data-query.ts';
import { viewIndicator } from '#lib/server/territory/index.ts';
import { Drawn } from '#lib/ui/drawn.ts';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	await locals.keepPage('territory', 'territory-data');
	const { query, ignored } = readDataQuery(url.searchParams);
	const { unknown, ...view } = await viewIndicator(locals.reader, params.indicator, query);
	// A page beyond the end leads to the last one.
	if (view.ranking.page !== query.page)
		redirect(302, dataAddress(params.indicator, { ...query, page: view.ranking.page }));
	return { view: new Drawn(view), ignored: [...ignored, ...unknown] };
};
