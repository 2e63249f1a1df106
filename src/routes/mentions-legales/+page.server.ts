import type { PageServerLoad } from './$types';
import { readEditorialPage } from '#lib/server/guide/index.ts';

export const load: PageServerLoad = async ({ locals }) => {
	await locals.keepPage();
	const { PUBLISHER, PUBLISHER_CONTACT, HOSTING_PROVIDER } = locals.settings;
	return {
		...(await readEditorialPage('mentions-legales')),
		publisher: PUBLISHER ?? null,
		contact: PUBLISHER_CONTACT ?? null,
		host: HOSTING_PROVIDER ?? null
	};
};
