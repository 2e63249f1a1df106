import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { codeSchema, newPasswordSchema } from '#lib/domain/accounts/forms.ts';
import { beginPassword, confirmPassword } from '#lib/server/accounts/index.ts';
import { giveCookies } from '#lib/server/web/guest.ts';
import { answerSecretForm } from '#lib/server/web/secret-form.ts';
import { accountOf, ownerOf } from '#lib/server/web/signed-in.ts';

export const load: PageServerLoad = (event) => {
	accountOf(event);
	return {};
};

export const actions: Actions = {
	/** Answers the page itself: what it shows stands in no address, and is shown once. */
	choisir: (event) => {
		const owner = ownerOf(event);
		return answerSecretForm(event.request, newPasswordSchema, async ({ motdepasse }) => ({
			begun: await beginPassword(event.locals.context, owner, motdepasse)
		}));
	},
	confirmer: (event) => {
		const owner = ownerOf(event);
		return answerSecretForm(event.request, codeSchema, async ({ code }) => {
			giveCookies(event, await confirmPassword(event.locals.context, owner, code));
			redirect(303, '/compte/moyens?fait=motdepasse#fait');
		});
	}
};
