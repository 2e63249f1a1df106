import type { Actions, PageServerLoad } from './$types';
import { checkBadge, listUnits } from '#lib/server/learning/index.ts';
import { isWhole } from '#lib/domain/learning/badge.ts';
import { PATH_IDS } from '#lib/domain/learning/graph.ts';
import { cleanText } from '#lib/server/web/form.ts';

/** A file is read up to here: no badge of ours is longer. */
const LONGEST_FILE = 200_000;

export const load: PageServerLoad = async ({ locals }) => {
	await locals.keepPage();
	const units = await listUnits();
	return { paths: PATH_IDS.filter((path) => isWhole(units, path)) };
};

export const actions: Actions = {
	/** Checks a badge that was pasted or sent as a file. Nothing is kept of it. */
	default: async ({ request, locals, url }) => {
		const form = await request.formData();
		const typed = form.get('badge');
		const pasted = typeof typed === 'string' ? cleanText(typed).trim() : '';
		const file = form.get('fichier');
		const text = pasted || (file instanceof File ? await file.slice(0, LONGEST_FILE).text() : '');
		return { pasted, ...(await checkBadge(locals.reader, text, url.origin)) };
	}
};
