import type { PageServerLoad } from './$types';
import { COLOUR_PARAMETER } from '#lib/domain/catalogue/map-address.ts';
import { readQuery, TERRITORY_PARAMETER } from '#lib/domain/catalogue/query.ts';
import { mapSelection, settleTerritory } from '#lib/server/catalogue/index.ts';

export const load: PageServerLoad = async ({ url, locals }) => {
	const colour = url.searchParams.get(COLOUR_PARAMETER);
	const byForm = colour === 'forme';
	// Another colour is nothing that we know: left to be said.
	const alsoKnown = byForm || !colour ? [COLOUR_PARAMETER] : [];
	const { query: asked, ignored } = readQuery(url.searchParams, alsoKnown);
	const settled = await settleTerritory(locals.reader, asked);
	return {
		map: await mapSelection(locals.reader, settled),
		query: settled.query,
		byForm,
		chosen: settled.chosen,
		ignored: settled.unknown
			? [...ignored, { parameter: TERRITORY_PARAMETER, value: settled.unknown }]
			: ignored
	};
};
