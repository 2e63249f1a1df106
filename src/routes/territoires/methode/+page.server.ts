import type { PageServerLoad } from './$types';
import { readEditorialPage } from '#lib/server/guide/index.ts';

export const load: PageServerLoad = async ({ locals }) => {
	await locals.keepPage();
	return readEditorialPage('territoires-methode');
};
