import type { PageServerLoad } from './$types';
import { buildTable } from '#lib/server/observatory/index.ts';
import { Drawn } from '#lib/ui/drawn.ts';

export const load: PageServerLoad = async ({ url, locals }) => {
	await locals.keepPage('catalogue', 'territory');
	return { built: new Drawn(await buildTable(locals.reader, url.searchParams)) };
};
