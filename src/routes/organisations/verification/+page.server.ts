import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { nothingSchema } from '#lib/domain/organisations/claim-form.ts';
import { confirmClaim } from '#lib/server/organisations/index.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { asSignedIn } from '#lib/server/web/signed-in.ts';

/**
 * The page of the link only shows a button: a scanner of mails that opens it uses nothing up. The secret
 * stands after the question mark: what stands before is written in the log.
 */
export const load: PageServerLoad = (event) => {
	asSignedIn(event);
	// What opens something is not told to the sites that the next page links to.
	event.setHeaders({ 'referrer-policy': 'no-referrer' });
};

export const actions: Actions = {
	default: (event) => {
		const context = asSignedIn(event);
		return answerForm(event.request, nothingSchema, async () => {
			const { slug, answer } = await confirmClaim(
				context,
				event.url.searchParams.get('jeton') ?? '',
				event.url.origin
			);
			redirect(
				303,
				`/organisations/${slug}?fait=${answer === 'accepted' ? 'representee' : 'demande'}#fait`
			);
		});
	}
};
