import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { readCountry, searchForPortrait } from '#lib/server/observatory/index.ts';
import { Drawn } from '#lib/ui/drawn.ts';

const LONGEST = 80;
/** Marks that other sites add to a link say nothing to us. */
const CAMPAIGN = /^(utm_|mtm_|pk_|at_|fbclid|gclid)/;

export const load: PageServerLoad = async ({ url, locals }) => {
	await locals.keepPage('catalogue', 'territory');
	const typed = (url.searchParams.get('q') ?? '').slice(0, LONGEST).toWellFormed().trim();
	const found = typed === '' ? null : await searchForPortrait(locals.reader, typed);
	// One answer only: there it is.
	if (found?.isExact && found.total === 1) redirect(302, `/territoires/${found.items[0]!.code}`);
	return {
		typed,
		found,
		country: new Drawn(await readCountry(locals.reader)),
		ignored: [...url.searchParams]
			.filter(([parameter]) => parameter !== 'q' && !CAMPAIGN.test(parameter))
			.slice(0, 10)
			.map(([parameter, value]) => ({
				parameter: parameter.slice(0, 40),
				value: value.slice(0, 40)
			}))
	};
};
