import type { Actions, PageServerLoad } from './$types';
import { tokenSchema } from '#lib/domain/accounts/forms.ts';
import { refuse } from '#lib/domain/accounts/refusals.ts';
import { checkMailChange, confirmMailChange } from '#lib/server/accounts/index.ts';
import { callerOf } from '#lib/server/web/caller.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { publicOrigin } from '#lib/server/web/guest.ts';
import { RateLimit } from '#lib/server/web/rate-limit.ts';

const tries = new RateLimit({ most: 30, within: 15 * 60_000 });

/** Opened by either address, on any device: signed in or not. */
export const load: PageServerLoad = async ({ locals, url, request, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const token = url.searchParams.get('jeton') ?? '';
	if (request.method === 'GET') await checkMailChange(locals.reader, token);
	return { token };
};

export const actions: Actions = {
	default: (event) =>
		answerForm(event.request, tokenSchema, async ({ jeton }) => {
			const { context } = event.locals;
			if (!tries.take(callerOf(event), context.now)) throw refuse('too_many_tries');
			return { state: await confirmMailChange(context, jeton, publicOrigin(event)) };
		})
};
