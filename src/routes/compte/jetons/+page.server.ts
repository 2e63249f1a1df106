import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { newTokenSchema, revokeTokenSchema } from '#lib/domain/accounts/token-schema.ts';
import { createToken, listTokens, revokeToken } from '#lib/server/accounts/index.ts';
import { readerOf } from '#lib/server/platform/context.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { asSignedIn } from '#lib/server/web/signed-in.ts';

export const load: PageServerLoad = async (event) => ({
	tokens: await listTokens(readerOf(asSignedIn(event))),
	isRevoked: event.url.searchParams.get('fait') === 'revoque'
});

export const actions: Actions = {
	// Answered in the page, never by a redirection: the token stands in no address, and is shown this once.
	creer: (event) => {
		const context = asSignedIn(event);
		return answerForm(event.request, newTokenSchema, async ({ nom, permissions, duree }) => ({
			token: await createToken(context, { name: nom, scopes: permissions, days: duree })
		}));
	},
	revoquer: (event) => {
		const context = asSignedIn(event);
		return answerForm(event.request, revokeTokenSchema, async ({ jeton }) => {
			await revokeToken(context, jeton);
			redirect(303, '/compte/jetons?fait=revoque#fait');
		});
	}
};
