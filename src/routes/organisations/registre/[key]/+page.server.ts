import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { refuse } from '#lib/domain/organisations/refusals.ts';
import {
	findByNumbers,
	readLegalCategories,
	readRegisterEntry
} from '#lib/server/organisations/index.ts';

export const load: PageServerLoad = async ({ params, locals }) => {
	const { reader } = locals;
	await locals.keepPage('organisations', 'territory', 'day');
	// The oldest associations have a number of another form: « 561P0561999001 ».
	const isKey = /^(siren-\d{9}|rna-[0-9A-Z]{1,30})$/.test(params.key);
	const entry = isKey ? await readRegisterEntry(reader, params.key) : null;
	if (!entry) throw refuse('unknown_entry');
	const here = await findByNumbers(reader, [entry]);
	const slug = here.get(entry.siren ?? '') ?? here.get(entry.rna ?? '');
	if (slug) redirect(302, `/organisations/${slug}`);
	const categories = await readLegalCategories();
	return {
		entry,
		legalCategoryName: entry.legalCategory ? (categories.get(entry.legalCategory) ?? null) : null
	};
};
