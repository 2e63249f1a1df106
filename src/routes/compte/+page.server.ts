import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { linkRequestSchema, nameSchema } from '#lib/domain/accounts/forms.ts';
import { renameMyself, requestMailChange } from '#lib/server/accounts/index.ts';
import { refuse } from '#lib/domain/accounts/refusals.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { RateLimit } from '#lib/server/web/rate-limit.ts';
import { accountOf, asSignedIn, ownerOf } from '#lib/server/web/signed-in.ts';

const DONE = {
	nom: 'Votre nom est changé.',
	adresse:
		'Deux messages sont partis, à votre adresse et à la nouvelle\u00A0: ouvrez le lien de chacun.',
	administration: 'Vous administrez ce site.'
} as const;

/** Nobody’s mailbox is filled by us. */
const changes = new RateLimit({ most: 5, within: 60 * 60_000 });

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
	},
	adresse: (event) => {
		const owner = ownerOf(event);
		return answerForm(event.request, linkRequestSchema, async ({ courriel }) => {
			const { context } = event.locals;
			if (!changes.take(owner.account.actor.id, context.now)) throw refuse('too_many_links');
			await requestMailChange(context, owner, courriel);
			redirect(303, '/compte?fait=adresse#fait');
		});
	}
};
