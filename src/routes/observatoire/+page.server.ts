import type { PageServerLoad } from './$types';
import { readDiagnosticStatistics } from '#lib/server/diagnostic/index.ts';
import { readFrontPage } from '#lib/server/observatory/index.ts';
import { Drawn } from '#lib/ui/drawn.ts';

export const load: PageServerLoad = async ({ locals }) => {
	await locals.keepPage('diagnostic');
	return {
		page: new Drawn(await readFrontPage()),
		statistics: await readDiagnosticStatistics(locals.reader)
	};
};
