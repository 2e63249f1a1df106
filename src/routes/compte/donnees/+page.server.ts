import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { erasureSchema } from '#lib/domain/accounts/data-forms.ts';
import { keptAfterErasure } from '#lib/domain/accounts/kept-after-erasure.ts';
import {
	askErasure,
	callOffErasure,
	readPersonRecord,
	readRetentionRules,
	REGRET_DAYS
} from '#lib/server/accounts/index.ts';
import { PERSONAL_DATA } from '#lib/server/personal-data.ts';
import { readerOf } from '#lib/server/platform/context.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { asSignedIn } from '#lib/server/web/signed-in.ts';

const DONE = {
	demande: 'Votre demande d’effacement est enregistrée.',
	annule: 'Votre compte est gardé\u00A0: rien n’est effacé.'
} as const;

export const load: PageServerLoad = async (event) => {
	const context = asSignedIn(event);
	const done = event.url.searchParams.get('fait') ?? '';
	return {
		account: await readPersonRecord(readerOf(context), context.actor.id),
		tables: PERSONAL_DATA.map(({ label }) => label).toReversed(),
		kept: keptAfterErasure(PERSONAL_DATA),
		regretDays: REGRET_DAYS,
		rules: readRetentionRules(),
		done: Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : null
	};
};

export const actions: Actions = {
	effacer: (event) => {
		const context = asSignedIn(event);
		return answerForm(event.request, erasureSchema, async () => {
			await askErasure(context, event.url.origin);
			redirect(303, '/compte/donnees?fait=demande#fait');
		});
	},
	garder: async (event) => {
		await callOffErasure(asSignedIn(event));
		redirect(303, '/compte/donnees?fait=annule#fait');
	}
};
