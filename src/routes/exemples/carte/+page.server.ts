import type { PageServerLoad } from './$types';
import { readQuery, TERRITORY_PARAMETER } from '#lib/domain/catalogue/query.ts';
import { mapSelection, settleTerritory } from '#lib/server/catalogue/index.ts';

export const load: PageServerLoad = async ({ url, locals }) => {
	const { query: asked, ignored } = readQuery(url.searchParams);
	const settled = await settleTerritory(locals.reader, asked);
	return {
		map: await mapSelection(locals.reader, settled),
		query: settled.query,
		chosen: settled.chosen,
		ignored: settled.unknown
			? [...ignored, { parameter: TERRITORY_PARAMETER, value: settled.unknown }]
			: ignored
	};
};
