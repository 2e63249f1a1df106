import type { PageServerLoad } from './$types';
import { listStudies } from '#lib/server/observatory/index.ts';
import { Drawn } from '#lib/ui/drawn.ts';

export const load: PageServerLoad = async ({ locals }) => {
	await locals.keepPage();
	return { programmes: new Drawn(await listStudies()) };
};
