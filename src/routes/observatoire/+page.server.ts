import type { PageServerLoad } from './$types';
import { readFrontPage } from '#lib/server/observatory/index.ts';
import { Drawn } from '#lib/ui/drawn.ts';

export const load: PageServerLoad = async ({ locals }) => {
	await locals.keepPage();
	return { page: new Drawn(await readFrontPage()) };
};
