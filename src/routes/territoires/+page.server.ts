import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { readNameQuery } from '#lib/domain/territory/name-query.ts';
import { readCountry, searchForPortrait } from '#lib/server/observatory/index.ts';
import { Drawn } from '#lib/ui/drawn.ts';

export const load: PageServerLoad = async ({ url, locals }) => {
	await locals.keepPage('catalogue', 'territory');
	const { typed, ignored } = readNameQuery(url.searchParams);
	const found = typed === '' ? null : await searchForPortrait(locals.reader, typed);
	// One answer only: there it is.
	if (found?.isExact && found.total === 1) redirect(302, `/territoires/${found.items[0]!.code}`);
	return { typed, found, country: new Drawn(await readCountry(locals.reader)), ignored };
};
