import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { refuse } from '#lib/domain/catalogue/refusals.ts';
import { mendSlug } from '#lib/domain/catalogue/slug.ts';
import { actorAddresses, readExample, similarExamples } from '#lib/server/catalogue/index.ts';
import { locate } from '#lib/server/territory/index.ts';

export const load: PageServerLoad = async ({ params, locals }) => {
	await locals.keepPage('catalogue', 'territory');
	const slug = mendSlug(params.slug);
	if (!slug) throw refuse('unknown_example');
	const { example, place, updatedAt } = await readExample(locals.reader, slug);
	if (slug !== params.slug) redirect(301, `/exemples/${slug}`);
	return {
		example,
		place,
		actorPages: await actorAddresses(locals.reader, slug),
		location: place && (await locate(locals.reader, place)),
		similar: await similarExamples(locals.reader, slug),
		updatedOn: updatedAt.toISOString().slice(0, 10)
	};
};
