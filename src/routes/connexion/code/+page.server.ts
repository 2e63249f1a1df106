import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { codeSchema } from '#lib/domain/accounts/forms.ts';
import { refuse } from '#lib/domain/accounts/refusals.ts';
import { readReturnPath, withReturn } from '#lib/domain/accounts/return-path.ts';
import { enterCode } from '#lib/server/accounts/index.ts';
import { callerOf } from '#lib/server/web/caller.ts';
import { giveCookies, guestOf } from '#lib/server/web/guest.ts';
import { RateLimit } from '#lib/server/web/rate-limit.ts';
import { answerSecretForm } from '#lib/server/web/secret-form.ts';

const tries = new RateLimit({ most: 20, within: 15 * 60_000 });

export const load: PageServerLoad = ({ locals, url, setHeaders }) => {
	const suite = readReturnPath(url.searchParams.get('suite'));
	if (locals.account) redirect(303, suite);
	setHeaders({ 'cache-control': 'no-store' });
	return { suite };
};

export const actions: Actions = {
	default: (event) =>
		answerSecretForm(event.request, codeSchema, async ({ code }) => {
			const { context } = event.locals;
			if (!tries.take(callerOf(event), context.now)) throw refuse('too_many_tries');
			const { cookies, account } = await enterCode(context, guestOf(event), code);
			giveCookies(event, cookies);
			const suite = readReturnPath(event.url.searchParams.get('suite'));
			redirect(303, account.hasAgreed ? suite : withReturn('/connexion/bienvenue', suite));
		})
};
