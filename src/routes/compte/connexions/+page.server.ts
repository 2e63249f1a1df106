import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { sessionSchema } from '#lib/domain/accounts/forms.ts';
import { closeOneSession, closeOtherSessions, listSessions } from '#lib/server/accounts/index.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { accountOf } from '#lib/server/web/signed-in.ts';

const DONE = {
	fermee: 'Cette connexion est fermée.',
	autres: 'Toutes les autres connexions sont fermées.'
} as const;

export const load: PageServerLoad = async (event) => {
	const account = accountOf(event);
	const done = event.url.searchParams.get('fait') ?? '';
	return {
		sessions: await listSessions(event.locals.reader, account),
		done: Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : null
	};
};

export const actions: Actions = {
	fermer: (event) => {
		const account = accountOf(event);
		return answerForm(event.request, sessionSchema, async ({ connexion }) => {
			await closeOneSession(event.locals.context, account, connexion);
			redirect(303, '/compte/connexions?fait=fermee#fait');
		});
	},
	autres: async (event) => {
		await closeOtherSessions(event.locals.context, accountOf(event));
		redirect(303, '/compte/connexions?fait=autres#fait');
	}
};
