import type { PageServerLoad } from './$types';
import { listThreads } from '#lib/server/matching/index.ts';
import { readerOf } from '#lib/server/platform/context.ts';
import { asSignedIn } from '#lib/server/web/signed-in.ts';

export const load: PageServerLoad = async (event) => ({
	threads: await listThreads(readerOf(asSignedIn(event)))
});
