import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { mendSlug } from '#lib/domain/catalogue/slug.ts';
import { readIndicatorPage } from '#lib/server/observatory/index.ts';
import { Drawn } from '#lib/ui/drawn.ts';

export const load: PageServerLoad = async ({ params, locals }) => {
	await locals.keepPage();
	const id = mendSlug(params.id);
	const page = await readIndicatorPage(id);
	if (id !== params.id) redirect(301, `/observatoire/indicateurs/${id}`);
	return { page: new Drawn(page) };
};
