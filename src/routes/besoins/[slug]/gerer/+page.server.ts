import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { refusals } from '#lib/domain/kernel/refusal.ts';
import { nothingSchema } from '#lib/domain/matching/manage-schema.ts';
import {
	closeNeed,
	deleteDraft,
	publishNeed,
	readNeed,
	withdrawNeed
} from '#lib/server/matching/index.ts';
import { readerOf, type Context } from '#lib/server/platform/context.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { asSignedIn } from '#lib/server/web/signed-in.ts';

const DONE = {
	publie: 'C’est publié\u00A0: tout le monde peut le lire.',
	renouvele: 'C’est de nouveau dans la liste, pour 90 jours au moins.',
	conclu: 'C’est noté\u00A0: la page dit que c’est conclu.',
	retire: 'C’est noté\u00A0: la page dit que ce n’est plus d’actualité.',
	brouillon: 'C’est redevenu un brouillon\u00A0: seuls les membres de votre organisation le lisent.'
} as const;

const refuse = refusals({
	not_yours: [
		403,
		'Seuls les membres de l’organisation gèrent ses besoins et ses offres\u00A0: lisez plutôt la page.'
	]
});

export const load: PageServerLoad = async (event) => {
	const reader = readerOf(asSignedIn(event));
	const { need, rights } = await readNeed(reader, event.params.slug);
	if (!Object.values(rights).includes(true)) throw refuse('not_yours');
	const done = event.url.searchParams.get('fait') ?? '';
	return {
		need,
		rights,
		done: Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : null
	};
};

/** An action whose button says all. */
function act(done: keyof typeof DONE, work: (context: Context, slug: string) => Promise<unknown>) {
	return (event: RequestEvent) => {
		const context = asSignedIn(event);
		return answerForm(event.request, nothingSchema, async () => {
			const { slug } = event.params;
			const present = await work(context, slug);
			redirect(303, `/besoins/${present ?? slug}/gerer?fait=${done}#fait`);
		});
	};
}

export const actions: Actions = {
	publier: act('publie', publishNeed),
	renouveler: act('renouvele', publishNeed),
	conclure: act('conclu', (context, slug) => closeNeed(context, slug, 'fulfilled')),
	retirer: act('retire', (context, slug) => closeNeed(context, slug, 'expired')),
	brouillon: act('brouillon', withdrawNeed),
	supprimer: (event) => {
		const context = asSignedIn(event);
		return answerForm(event.request, nothingSchema, async () => {
			await deleteDraft(context, event.params.slug!);
			redirect(303, '/besoins/les-miens?fait=supprime#fait');
		});
	}
};
