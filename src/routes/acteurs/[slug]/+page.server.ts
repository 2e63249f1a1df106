import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { refuse } from '#lib/domain/catalogue/refusals.ts';
import { mendSlug } from '#lib/domain/catalogue/slug.ts';
import { readActor } from '#lib/server/catalogue/index.ts';

/** Letters of the longest name of an organisation: its slug may be as long. */
const LONGEST_NAME = 200;

export const load: PageServerLoad = async ({ params, url, locals }) => {
	await locals.keepPage('catalogue', 'territory', 'organisations');
	const slug = mendSlug(params.slug, LONGEST_NAME);
	if (!slug) throw refuse('unknown_actor');
	const asked = readPage(url.searchParams.get('page'));
	const actor = await readActor(locals.reader, slug, asked);
	if ('movedTo' in actor) redirect(301, `/acteurs/${actor.movedTo}`);
	if (slug !== params.slug) redirect(301, `/acteurs/${slug}`);
	if (actor.page !== asked) redirect(302, pageAddress(slug, actor.page));
	return { actor };
};

function readPage(text: string | null): number {
	const page = Math.trunc(Number(text ?? 1));
	return Number.isFinite(page) ? Math.min(Math.max(page, 1), 100_000) : 1;
}

function pageAddress(slug: string, page: number): string {
	return page > 1 ? `/acteurs/${slug}?page=${page}` : `/acteurs/${slug}`;
}
