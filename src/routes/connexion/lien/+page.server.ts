import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { tokenSchema } from '#lib/domain/accounts/forms.ts';
import { refuse } from '#lib/domain/accounts/refusals.ts';
import { readReturnPath, withReturn } from '#lib/domain/accounts/return-path.ts';
import { useLink } from '#lib/server/accounts/index.ts';
import { callerOf } from '#lib/server/web/caller.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { giveCookies, guestOf } from '#lib/server/web/guest.ts';
import { RateLimit } from '#lib/server/web/rate-limit.ts';

const tries = new RateLimit({ most: 30, within: 15 * 60_000 });

/** Opening the link uses nothing up: programs that look at mails open links too. Its button does. */
export const load: PageServerLoad = ({ url, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	return {
		token: url.searchParams.get('jeton'),
		suite: readReturnPath(url.searchParams.get('suite'))
	};
};

export const actions: Actions = {
	default: (event) =>
		answerForm(event.request, tokenSchema, async ({ jeton }) => {
			const { context } = event.locals;
			if (!tries.take(callerOf(event), context.now)) throw refuse('too_many_tries');
			const suite = readReturnPath(event.url.searchParams.get('suite'));
			const { cookies, account } = await useLink(context, guestOf(event), jeton);
			giveCookies(event, cookies);
			redirect(303, account.hasAgreed ? suite : withReturn('/connexion/bienvenue', suite));
		})
};
