import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { newThreadSchema } from '#lib/domain/matching/message-schema.ts';
import { listOwnOrganisations, readAddressee, startThread } from '#lib/server/matching/index.ts';
import { readerOf } from '#lib/server/platform/context.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { publicOrigin } from '#lib/server/web/guest.ts';
import { asSignedIn } from '#lib/server/web/signed-in.ts';

export const load: PageServerLoad = async (event) => {
	const reader = readerOf(asSignedIn(event));
	const asked = event.url.searchParams;
	const to = await readAddressee(reader, asked.get('a') ?? '', asked.get('besoin') ?? '');
	const own = await listOwnOrganisations(reader);
	return {
		to,
		isOwn: own.some(({ slug }) => slug === to.slug),
		represented: own
			.filter(({ represents }) => represents)
			.map(({ id, name }) => ({ value: String(id), label: name }))
	};
};

export const actions: Actions = {
	default: (event) => {
		const context = asSignedIn(event);
		return answerForm(event.request, newThreadSchema, async (given) => {
			const key = await startThread(
				context,
				{
					to: given.a,
					need: given.besoin,
					as: given.pour,
					title: given.objet,
					body: given.message
				},
				publicOrigin(event)
			);
			redirect(303, `/messages/${key}?fait=envoye#fait`);
		});
	}
};
