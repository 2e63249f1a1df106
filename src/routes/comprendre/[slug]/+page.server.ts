import type { PageServerLoad } from './$types';
import { readGuideAddress } from '#lib/domain/guide/address.ts';
import { readQuestionPage } from '#lib/server/guide/index.ts';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	await locals.keepPage('catalogue', 'territory', 'day');
	const { role, ignored } = readGuideAddress(url.searchParams);
	const day = locals.context.now.toISOString().slice(0, 10);
	return { question: await readQuestionPage(locals.reader, params.slug, role, day), role, ignored };
};
