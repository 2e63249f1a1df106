import type { PageServerLoad } from './$types';
import { listTables } from '#lib/server/observatory/index.ts';
import { Drawn } from '#lib/ui/drawn.ts';

export const load: PageServerLoad = async ({ locals }) => {
	await locals.keepPage('catalogue', 'territory');
	return { tables: new Drawn(await listTables(locals.reader)) };
};
