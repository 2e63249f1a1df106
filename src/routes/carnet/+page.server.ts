import type { PageServerLoad } from './$types';
import { readNotebook } from '#lib/domain/catalogue/notebook.ts';
import { readQuery } from '#lib/domain/catalogue/query.ts';
import { readKept, searchToKeep } from '#lib/server/catalogue/index.ts';

/** The address is the notebook: nothing is stored here. */
export const load: PageServerLoad = async ({ url, locals }) => {
	const asked = readNotebook(url.searchParams);
	const { examples, missing, notes } = await readKept(locals.reader, asked);
	const { text } = readQuery(url.searchParams).query;
	return {
		...asked,
		examples: examples.map(({ example }) => example),
		missing,
		notes,
		text,
		found: text ? await searchToKeep(locals.reader, text) : null
	};
};
