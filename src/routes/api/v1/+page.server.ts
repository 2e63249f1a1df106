import type { PageServerLoad } from './$types';
import { describeApi } from '#lib/server/api/app.ts';
import { readableApi } from '#lib/server/api/readable.ts';

export const load: PageServerLoad = async ({ url, locals }) => {
	await locals.keepPage();
	return readableApi(describeApi(url.origin));
};
