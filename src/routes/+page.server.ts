import type { PageServerLoad } from './$types';
import { examplesOfTheDay, readTotals } from '#lib/server/catalogue/index.ts';
import { readHomeTexts, readQuestionTitles } from '#lib/server/guide/index.ts';
import { EMPTY_NEED_QUERY } from '#lib/domain/matching/query.ts';
import { browseNeeds, settleNeedQuery } from '#lib/server/matching/index.ts';
import { readIndicators } from '#lib/server/observatory/index.ts';
import { drawFrance } from '#lib/server/territory/index.ts';

const SHOWN_NEEDS = 3;

export const load: PageServerLoad = async ({ locals }) => {
	await locals.keepPage('catalogue', 'territory', 'day', 'needs', 'organisations');
	const { reader } = locals;
	const texts = await readHomeTexts();
	const { total, categories, regions } = await readTotals(reader);
	const indicators = await readIndicators(texts.figures.ids.map(({ id }) => id));
	const needs = await browseNeeds(reader, await settleNeedQuery(reader, EMPTY_NEED_QUERY));
	return {
		needs: { items: needs.items.slice(0, SHOWN_NEEDS), total: needs.total },
		texts,
		total,
		categories,
		territories: regions,
		map: await drawFrance(reader, 'region'),
		questions: Object.entries(await readQuestionTitles()),
		figures: texts.figures.ids.map(({ sentence }, rank) => ({ sentence, ...indicators[rank]! })),
		stories: await examplesOfTheDay(reader)
	};
};
