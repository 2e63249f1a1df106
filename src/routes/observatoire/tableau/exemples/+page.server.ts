import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { countedAddress, readCounted } from '#lib/domain/observatory/statistics-selection.ts';
import { listCounted } from '#lib/server/observatory/index.ts';
import { Drawn } from '#lib/ui/drawn.ts';

export const load: PageServerLoad = async ({ url, locals }) => {
	await locals.keepPage('catalogue', 'territory');
	const { query, conditions, ignored } = readCounted(url.searchParams);
	// What the catalogue can say, it tells better.
	if (conditions.length === 0 && ignored.length === 0)
		redirect(302, countedAddress({ query, conditions }));
	const page = await listCounted(locals.reader, { query, conditions });
	// A page beyond the end leads to the last one.
	if (page.page !== query.page)
		redirect(302, countedAddress({ query: { ...page.query, page: page.page }, conditions }));
	return {
		list: new Drawn({ ...page, conditions, ignored: [...ignored, ...page.ignored] })
	};
};
