import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { mailChoicesSchema } from '#lib/domain/accounts/data-forms.ts';
import { chooseMails, readMailChoices } from '#lib/server/accounts/index.ts';
import { readerOf } from '#lib/server/platform/context.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { asSignedIn } from '#lib/server/web/signed-in.ts';

export const load: PageServerLoad = async (event) => {
	const context = asSignedIn(event);
	return {
		chosen: await readMailChoices(readerOf(context), context.actor.id),
		saved: event.url.searchParams.has('enregistre')
	};
};

export const actions: Actions = {
	default: (event) => {
		const context = asSignedIn(event);
		return answerForm(event.request, mailChoicesSchema, async ({ recevoir }) => {
			await chooseMails(context, recevoir);
			redirect(303, '/compte/courriels?enregistre=oui#fait');
		});
	}
};
