import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { nameSchema } from '#lib/domain/accounts/forms.ts';
import { renameMyself } from '#lib/server/accounts/index.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { accountOf, asSignedIn } from '#lib/server/web/signed-in.ts';

const DONE = {
	nom: 'Votre nom est changé.',
	administration: 'Vous administrez ce site.'
} as const;

export const load: PageServerLoad = (event) => {
	const { name, mail } = accountOf(event);
	const done = event.url.searchParams.get('fait') ?? '';
	return { name, mail, done: Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : null };
};

export const actions: Actions = {
	nom: (event) => {
		const context = asSignedIn(event);
		return answerForm(event.request, nameSchema, async ({ nom }) => {
			await renameMyself(context, nom);
			redirect(303, '/compte?fait=nom#fait');
		});
	}
};
