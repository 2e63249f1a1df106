import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { badgePath } from '#lib/domain/learning/badge.ts';
import { earnBadgeSchema } from '#lib/domain/learning/badge-schema.ts';
import { refuse } from '#lib/domain/learning/refusals.ts';
import { issueBadge, listOwnBadges } from '#lib/server/learning/index.ts';
import { readerOf } from '#lib/server/platform/context.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { RateLimit } from '#lib/server/web/rate-limit.ts';
import { accountOf, asSignedIn } from '#lib/server/web/signed-in.ts';

/** Withdrawn and asked for again, badges would fill the list of withdrawn ones. */
const asked = new RateLimit({ most: 12, within: 86_400_000 });

export const load: PageServerLoad = async (event) => ({
	badges: await listOwnBadges(readerOf(asSignedIn(event))),
	name: accountOf(event).name
});

export const actions: Actions = {
	recevoir: (event) => {
		const context = asSignedIn(event);
		return answerForm(event.request, earnBadgeSchema, async ({ parcours, nom }) => {
			if (!asked.take(context.actor.id, context.now)) throw refuse('too_many_badges');
			const { origin } = event.url;
			redirect(303, badgePath(await issueBadge(context, { path: parcours, name: nom, origin })));
		});
	}
};
