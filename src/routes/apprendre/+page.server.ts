import type { PageServerLoad } from './$types';
import { readPathAddress } from '#lib/domain/learning/address.ts';
import { listUnits } from '#lib/server/learning/index.ts';

export const load: PageServerLoad = async ({ url, locals }) => {
	await locals.keepPage();
	return { ...readPathAddress(url.searchParams), units: await listUnits() };
};
