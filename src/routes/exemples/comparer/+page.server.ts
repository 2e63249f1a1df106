import type { PageServerLoad } from './$types';
import { compare, MOST_COMPARED, readCompared } from '#lib/domain/catalogue/compare.ts';
import { EMPTY_QUERY, readQuery } from '#lib/domain/catalogue/query.ts';
import { listExamples, readForComparison } from '#lib/server/catalogue/index.ts';

const PROPOSED = 8;

export const load: PageServerLoad = async ({ url, locals: { reader, keepPage } }) => {
	await keepPage('catalogue', 'territory');
	const { slugs, beyond } = readCompared(url.searchParams);
	const { compared, withdrawn, unknown } = await readForComparison(reader, slugs);
	const { text } = readQuery(url.searchParams).query;
	const found =
		text && compared.length < MOST_COMPARED
			? await listExamples(
					reader,
					{
						query: { ...EMPTY_QUERY, text, sort: 'pertinence' },
						chosen: null,
						unknown: null
					},
					{ limit: PROPOSED + MOST_COMPARED, cursor: null }
				)
			: null;
	const held = compared.map(({ example }) => example.slug);
	return {
		compared,
		beyond,
		withdrawn,
		unknown,
		...(compared.length > 1 ? compare(compared) : { common: [], different: [] }),
		text,
		found: found && {
			total: found.total,
			items: found.items.filter(({ slug }) => !held.includes(slug)).slice(0, PROPOSED)
		}
	};
};
