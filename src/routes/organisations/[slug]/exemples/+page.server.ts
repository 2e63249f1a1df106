import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { EMPTY_ACTOR_QUERY } from '#lib/domain/catalogue/actor-query.ts';
import { cutText } from '#lib/domain/kernel/address.ts';
import { demand } from '#lib/domain/kernel/policy.ts';
import { tieSchema } from '#lib/domain/organisations/claim-form.ts';
import { can } from '#lib/domain/organisations/policies.ts';
import { refuse } from '#lib/domain/organisations/refusals.ts';
import { actorOfKey, browseActors, findActor, sameActor } from '#lib/server/catalogue/index.ts';
import { readForWriting, tieActor } from '#lib/server/organisations/index.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { asSignedIn } from '#lib/server/web/signed-in.ts';

const MOST = 12;

export const load: PageServerLoad = async (event) => {
	const { actor } = asSignedIn(event);
	const { reader } = event.locals;
	const { id, slug, name, fields, actorKey } = await readForWriting(reader, event.params.slug);
	demand(actor, can.tie, id);
	const text = cutText(event.url.searchParams.get('q') ?? '');
	const tied = actorKey === null ? null : await actorOfKey(reader, actorKey);
	const same = await sameActor(reader, { name, family: fields.family });
	const { items } = await browseActors(reader, { ...EMPTY_ACTOR_QUERY, text: text || name });
	return {
		slug,
		name,
		text,
		tied,
		same: same?.key === actorKey ? null : same,
		others: items.filter((one) => one.slug !== same?.slug && one.slug !== tied?.slug).slice(0, MOST)
	};
};

export const actions: Actions = {
	default: (event) => {
		const context = asSignedIn(event);
		const slug = event.params.slug!;
		return answerForm(event.request, tieSchema, async ({ acteur }) => {
			const found = acteur === '' ? null : await findActor(event.locals.reader, acteur);
			if (acteur !== '' && !found) throw refuse('unknown_actor');
			await tieActor(context, slug, found?.key ?? null);
			redirect(303, `/organisations/${slug}?fait=exemples#fait`);
		});
	}
};
