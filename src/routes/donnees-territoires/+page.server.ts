import type { PageServerLoad } from './$types';
import { listDataIndicators } from '#lib/server/territory/index.ts';

export const load: PageServerLoad = async ({ locals }) => {
	await locals.keepPage('territory-data');
	return { indicators: await listDataIndicators(locals.reader) };
};
