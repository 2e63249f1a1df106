import type { PageServerLoad } from './$types';
import { readTable } from '#lib/server/observatory/index.ts';
import { Drawn } from '#lib/ui/drawn.ts';

export const load: PageServerLoad = async ({ params, locals }) => {
	await locals.keepPage('catalogue', 'territory');
	return { published: new Drawn(await readTable(locals.reader, params.table)) };
};
