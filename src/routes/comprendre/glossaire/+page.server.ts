import type { PageServerLoad } from './$types';
import { readGuideAddress } from '#lib/domain/guide/address.ts';
import { searchTerms } from '#lib/domain/guide/glossary.ts';
import { readGlossary, readQuestionTitles } from '#lib/server/guide/index.ts';

export const load: PageServerLoad = async ({ url, locals }) => {
	await locals.keepPage();
	const { text, ignored } = readGuideAddress(url.searchParams, ['q']);
	const { terms } = await readGlossary();
	const all = [...terms.values()];
	return {
		found: searchTerms(all, text),
		all: searchTerms(all, ''),
		titles: await readQuestionTitles(),
		text,
		ignored
	};
};
