import type { PageServerLoad } from './$types';
import { readGuideAddress } from '#lib/domain/guide/address.ts';
import { listQuestions } from '#lib/server/guide/index.ts';

export const load: PageServerLoad = async ({ url, locals }) => {
	await locals.keepPage('day');
	const { role, ignored } = readGuideAddress(url.searchParams);
	return { ...(await listQuestions(locals.context.now.toISOString().slice(0, 10))), role, ignored };
};
