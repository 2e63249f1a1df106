import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { actorsAddress, readActorQuery } from '#lib/domain/catalogue/actor-query.ts';
import { browseActors } from '#lib/server/catalogue/index.ts';

export const load: PageServerLoad = async ({ url, locals }) => {
	await locals.keepPage('catalogue', 'territory');
	const query = readActorQuery(url.searchParams);
	const directory = await browseActors(locals.reader, query);
	// A page beyond the end leads to the last one.
	if (directory.page !== query.page)
		redirect(302, actorsAddress({ ...query, page: directory.page }));
	return { ...directory, query };
};
