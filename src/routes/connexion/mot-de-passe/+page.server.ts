import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { passwordSignInSchema } from '#lib/domain/accounts/forms.ts';
import { refuse } from '#lib/domain/accounts/refusals.ts';
import { readReturnPath, withReturn } from '#lib/domain/accounts/return-path.ts';
import { signInWithPassword } from '#lib/server/accounts/index.ts';
import { callerOf } from '#lib/server/web/caller.ts';
import { giveCookies, guestOf } from '#lib/server/web/guest.ts';
import { RateLimit } from '#lib/server/web/rate-limit.ts';
import { answerSecretForm } from '#lib/server/web/secret-form.ts';

const byCaller = new RateLimit({ most: 20, within: 15 * 60_000 });
/** Whoever tries passwords on one address, from wherever. */
const byMail = new RateLimit({ most: 10, within: 15 * 60_000 });

export const load: PageServerLoad = ({ locals, url, setHeaders }) => {
	const suite = readReturnPath(url.searchParams.get('suite'));
	if (locals.account) redirect(303, suite);
	setHeaders({ 'cache-control': 'no-store' });
	return { suite };
};

export const actions: Actions = {
	default: (event) =>
		answerSecretForm(event.request, passwordSignInSchema, async ({ courriel, motdepasse }) => {
			const { context } = event.locals;
			if (!byCaller.take(callerOf(event), context.now)) throw refuse('too_many_tries');
			if (!byMail.take(courriel, context.now)) throw refuse('too_many_tries');
			const given = { mail: courriel, password: motdepasse };
			giveCookies(event, await signInWithPassword(context, guestOf(event), given));
			const suite = readReturnPath(event.url.searchParams.get('suite'));
			redirect(303, withReturn('/connexion/code', suite));
		})
};
