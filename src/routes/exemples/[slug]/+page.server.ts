import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { fold } from '#lib/domain/kernel/typography.ts';
import { refuse } from '#lib/domain/catalogue/refusals.ts';
import { actorAddresses, readExample } from '#lib/server/catalogue/index.ts';
import { locate } from '#lib/server/territory/index.ts';

export const load: PageServerLoad = async ({ params, locals }) => {
	const slug = mendSlug(params.slug);
	if (!slug) throw refuse('unknown_example');
	const { example, place, updatedAt } = await readExample(locals.reader, slug);
	if (slug !== params.slug) redirect(301, `/exemples/${slug}`);
	return {
		example,
		place,
		actorPages: await actorAddresses(locals.reader, slug),
		location: place && (await locate(locals.reader, place)),
		updatedOn: updatedAt.toISOString().slice(0, 10)
	};
};

/** The slug that a mangled link meant: capitals, accents, spaces, a full stop left at its end. */
function mendSlug(asked: string): string {
	return fold(asked.slice(0, 200))
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}
