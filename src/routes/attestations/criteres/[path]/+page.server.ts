import type { PageServerLoad } from './$types';
import { isWhole } from '#lib/domain/learning/badge.ts';
import { isPath, unitsOf } from '#lib/domain/learning/graph.ts';
import { refuse } from '#lib/domain/learning/refusals.ts';
import { listUnits } from '#lib/server/learning/index.ts';

/** Refuses `unknown_path`. */
export const load: PageServerLoad = async ({ params, locals }) => {
	const all = await listUnits();
	if (!isPath(params.path) || !isWhole(all, params.path)) throw refuse('unknown_path');
	await locals.keepPage();
	const units = unitsOf(all, params.path).map(({ slug, title, goal, minutes }) => ({
		...{ slug, title, goal, minutes }
	}));
	return { path: params.path, units };
};
