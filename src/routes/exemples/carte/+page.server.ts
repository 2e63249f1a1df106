import type { PageServerLoad } from './$types';
import { COLOUR_PARAMETER, PLACE_PARAMETER } from '#lib/domain/catalogue/map-address.ts';
import { readQuery, TERRITORY_PARAMETER } from '#lib/domain/catalogue/query.ts';
import { Drawn } from '#lib/ui/drawn.ts';
import { mapSelection, nearestSelections, settleTerritory } from '#lib/server/catalogue/index.ts';

export const load: PageServerLoad = async ({ url, locals }) => {
	await locals.keepPage('catalogue', 'territory');
	const byForm = url.searchParams.get(COLOUR_PARAMETER) === 'forme';
	const onlyUnplaced = url.searchParams.get(PLACE_PARAMETER) === 'aucun';
	// Another colour, another place mean nothing here: they are left to be said.
	const { query: asked, ignored } = readQuery(url.searchParams, [
		...(byForm ? [COLOUR_PARAMETER] : []),
		...(onlyUnplaced ? [PLACE_PARAMETER] : [])
	]);
	const settled = await settleTerritory(locals.reader, asked);
	const map = await mapSelection(locals.reader, settled);
	return {
		map: new Drawn(map),
		nearest: map.total === 0 ? await nearestSelections(locals.reader, settled) : [],
		query: settled.query,
		byForm,
		onlyUnplaced,
		chosen: settled.chosen,
		ignored: settled.unknown
			? [...ignored, { parameter: TERRITORY_PARAMETER, value: settled.unknown }]
			: ignored
	};
};
