import type { PageServerLoad } from './$types';
import { EMPTY_QUERY } from '#lib/domain/catalogue/query.ts';
import { browseExamples, examplesOfTheDay } from '#lib/server/catalogue/index.ts';
import { readHomeTexts, readIndicators } from '#lib/server/guide/index.ts';
import { drawFrance } from '#lib/server/territory/index.ts';

export const load: PageServerLoad = async ({ locals: { reader } }) => {
	const texts = await readHomeTexts();
	const { total, facets, territories } = await browseExamples(reader, {
		query: EMPTY_QUERY,
		chosen: null,
		unknown: null
	});
	const indicators = await readIndicators(texts.figures.ids.map(({ id }) => id));
	return {
		texts,
		total,
		categories: facets.category,
		territories,
		map: await drawFrance(reader, 'region'),
		figures: texts.figures.ids.map(({ sentence }, rank) => ({ sentence, ...indicators[rank]! })),
		stories: await examplesOfTheDay(reader)
	};
};
