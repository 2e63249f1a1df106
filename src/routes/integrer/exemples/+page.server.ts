import type { PageServerLoad } from './$types';
import { EMBED_PARAMETERS, readEmbedOptions } from '#lib/domain/catalogue/embed.ts';
import { readQuery } from '#lib/domain/catalogue/query.ts';
import { describeSelection } from '#lib/domain/catalogue/selection.ts';
import { listExamples, settleTerritory } from '#lib/server/catalogue/index.ts';

export const load: PageServerLoad = async ({ url, locals: { reader, keepPage } }) => {
	await keepPage('catalogue', 'territory');
	const { theme, length } = readEmbedOptions(url.searchParams);
	const { query: asked } = readQuery(url.searchParams, EMBED_PARAMETERS);
	const settled = await settleTerritory(reader, { ...asked, page: 1 });
	const { query, chosen } = settled;
	const { items, total } = await listExamples(reader, settled, { limit: length, cursor: null });
	return { theme, items, total, query, title: describeSelection(query, chosen) };
};
