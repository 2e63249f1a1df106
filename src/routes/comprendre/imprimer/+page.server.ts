import type { PageServerLoad } from './$types';
import { readGuideAddress } from '#lib/domain/guide/address.ts';
import { readBook, writeOnePage } from '#lib/server/guide/index.ts';

export const load: PageServerLoad = async ({ url, locals }) => {
	await locals.keepPage('day');
	const { role, ignored } = readGuideAddress(url.searchParams);
	const book = await readBook(role, locals.context.now.toISOString().slice(0, 10));
	return {
		title: book.title,
		day: book.day,
		role,
		ignored,
		chapters: writeOnePage(book),
		notes: [...book.notes.values()],
		terms: book.terms
	};
};
