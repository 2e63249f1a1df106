import type { PageServerLoad } from './$types';
import { readChoices } from '#lib/domain/learning/case-study.ts';
import { readCase } from '#lib/server/learning/index.ts';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	await locals.keepPage('catalogue');
	return await readCase(locals.reader, params.case, readChoices(url.searchParams));
};
