import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { newNeedSchema } from '#lib/domain/matching/need-schema.ts';
import { stepsOf } from '#lib/domain/matching/steps.ts';
import { createNeed, listOwnOrganisations } from '#lib/server/matching/index.ts';
import { readerOf } from '#lib/server/platform/context.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { asSignedIn } from '#lib/server/web/signed-in.ts';

export const load: PageServerLoad = async (event) => {
	const reader = readerOf(asSignedIn(event));
	const asked = event.url.searchParams;
	return {
		organisations: (await listOwnOrganisations(reader)).map(({ id, slug, name }) => ({
			id,
			slug,
			name
		})),
		kind: asked.get('nature') === 'offer' ? 'offer' : 'need',
		chosen: asked.get('organisation')
	};
};

export const actions: Actions = {
	default: (event) => {
		const context = asSignedIn(event);
		return answerForm(event.request, newNeedSchema, async (given) => {
			const slug = await createNeed(context, given);
			redirect(303, `/besoins/${slug}/rediger/${stepsOf(given.kind)[0]!.name}`);
		});
	}
};
