import type { PageServerLoad } from './$types';
import { readerOf } from '#lib/server/platform/context.ts';
import { listRegisterLoads } from '#lib/server/organisations/index.ts';
import { asAdministrator } from '#lib/server/web/administrator.ts';

export const load: PageServerLoad = async (event) => {
	const reader = readerOf(asAdministrator(event));
	return { loads: await listRegisterLoads(reader) };
};
