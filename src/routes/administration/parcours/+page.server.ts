import type { PageServerLoad } from './$types';
import { listCountedQuestions } from '#lib/server/learning/index.ts';
import { readerOf } from '#lib/server/platform/context.ts';
import { asAdministrator } from '#lib/server/web/administrator.ts';

export const load: PageServerLoad = async (event) => ({
	questions: await listCountedQuestions(readerOf(asAdministrator(event)))
});
