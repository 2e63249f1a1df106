import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { suggest } from '#lib/server/catalogue/index.ts';

/** What the words being typed may be the beginning of, for the search box that a script helps. */
export const GET: RequestHandler = async ({ url, locals }) => {
	await locals.keepPage('catalogue', 'territory');
	const typed = url.searchParams.get('q') ?? '';
	return json({ suggestions: await suggest(locals.reader, typed.toWellFormed()) });
};
