import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { answerSchema } from '#lib/domain/matching/manage-schema.ts';
import { answerStillTrue, readNeed, readQuestion } from '#lib/server/matching/index.ts';
import { answerForm } from '#lib/server/web/form.ts';

/*
 * Where the mail « still true? » leads. Opening it changes nothing: mail programs open links by themselves,
 * to look for what is harmful. The three buttons answer, without signing in.
 */

export const load: PageServerLoad = async ({ params, url, locals: { reader }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' });
	const answered = url.searchParams.get('fait');
	if (answered) return { question: null, need: (await readNeed(reader, answered)).need };
	return { question: await readQuestion(reader, params.cle), need: null };
};

export const actions: Actions = {
	default: ({ request, params, locals: { context } }) =>
		answerForm(request, answerSchema, async ({ reponse }) => {
			const { slug } = await answerStillTrue(context, params.cle!, reponse);
			redirect(303, `/besoins/reponse/merci?fait=${encodeURIComponent(slug)}#fait`);
		})
};
