import type { PageServerLoad } from './$types';
import { readGoodNews } from '#lib/server/guide/index.ts';

export const load: PageServerLoad = async ({ locals }) => {
	await locals.keepPage('catalogue', 'territory');
	return readGoodNews(locals.reader);
};
