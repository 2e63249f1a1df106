import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { firstAdministratorSchema, tokenSchema } from '#lib/domain/accounts/forms.ts';
import { refuse } from '#lib/domain/accounts/refusals.ts';
import {
	becomeFirstAdministrator,
	checkFirstLink,
	createFirstAdministrator
} from '#lib/server/accounts/index.ts';
import { readEditorialPage } from '#lib/server/guide/index.ts';
import { callerOf } from '#lib/server/web/caller.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { giveCookies, guestOf } from '#lib/server/web/guest.ts';
import { RateLimit } from '#lib/server/web/rate-limit.ts';
import { accountOf } from '#lib/server/web/signed-in.ts';

const tries = new RateLimit({ most: 30, within: 15 * 60_000 });

export const load: PageServerLoad = async (event) => {
	const { locals, url, request, setHeaders } = event;
	setHeaders({ 'cache-control': 'no-store' });
	if (!tries.take(callerOf(event), locals.context.now)) throw refuse('too_many_tries');
	const token = url.searchParams.get('jeton') ?? '';
	// What a form refused is shown by the form, with what was typed.
	if (request.method === 'GET') await checkFirstLink(locals.reader, token);
	const { updated } = await readEditorialPage('donnees-personnelles');
	return { token, notice: updated, mail: locals.account?.hasAgreed ? locals.account.mail : null };
};

export const actions: Actions = {
	ouvrir: (event) =>
		answerForm(event.request, firstAdministratorSchema, async (given) => {
			const { updated } = await readEditorialPage('donnees-personnelles');
			const cookie = await createFirstAdministrator(event.locals.context, guestOf(event), {
				token: given.jeton,
				name: given.nom,
				mail: given.courriel,
				notice: updated
			});
			giveCookies(event, [cookie]);
			redirect(303, '/compte?fait=administration#fait');
		}),
	devenir: (event) => {
		const account = accountOf(event);
		return answerForm(event.request, tokenSchema, async ({ jeton }) => {
			const guest = { ...guestOf(event), account };
			giveCookies(event, [await becomeFirstAdministrator(event.locals.context, guest, jeton)]);
			redirect(303, '/compte?fait=administration#fait');
		});
	}
};
