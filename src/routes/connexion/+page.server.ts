import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { linkRequestSchema } from '#lib/domain/accounts/forms.ts';
import { refusalNamed, refuse } from '#lib/domain/accounts/refusals.ts';
import { readReturnPath, withReturn } from '#lib/domain/accounts/return-path.ts';
import { closeSession, providersOf, requestLink } from '#lib/server/accounts/index.ts';
import { callerOf } from '#lib/server/web/caller.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { giveCookies, guestOf, publicOrigin } from '#lib/server/web/guest.ts';
import { RateLimit } from '#lib/server/web/rate-limit.ts';

/** A class or an office behind one connection passes; a program that tries addresses does not. */
const byCaller = new RateLimit({ most: 20, within: 60 * 60_000 });
/** Nobody's mailbox is filled by us. */
const byMail = new RateLimit({ most: 5, within: 60 * 60_000 });

export const load: PageServerLoad = ({ locals, url, setHeaders }) => {
	const suite = readReturnPath(url.searchParams.get('suite'));
	if (locals.account) redirect(303, suite);
	setHeaders({ 'cache-control': 'private, no-cache' });
	return {
		suite,
		left: url.searchParams.get('fait') === 'sorti',
		refusal: refusalNamed(url.searchParams.get('refus')),
		providers: providersOf(locals.settings).map(({ id, name }) => ({ id, name }))
	};
};

export const actions: Actions = {
	lien: (event) =>
		answerForm(event.request, linkRequestSchema, async ({ courriel }) => {
			const { context } = event.locals;
			const suite = readReturnPath(event.url.searchParams.get('suite'));
			const guest = guestOf(event);
			if (!byCaller.take(callerOf(event), context.now)) throw refuse('too_many_tries');
			if (!byMail.take(courriel, context.now)) throw refuse('too_many_links');
			await requestLink(context, guest, courriel, suite);
			redirect(303, withReturn('/connexion/lien', suite));
		}),
	sortir: async (event) => {
		const { context, account } = event.locals;
		if (account) giveCookies(event, [await closeSession(context, account, publicOrigin(event))]);
		redirect(303, '/connexion?fait=sorti#fait');
	}
};
