import type { PageServerLoad } from './$types';
import { readRetentionRules } from '#lib/server/accounts/index.ts';
import { readEditorialPage } from '#lib/server/guide/index.ts';

export const load: PageServerLoad = async ({ locals }) => {
	await locals.keepPage();
	return { page: await readEditorialPage('donnees-personnelles'), rules: readRetentionRules() };
};
