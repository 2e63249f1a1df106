import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { isSignedIn } from '#lib/domain/kernel/actor.ts';
import { nothingSchema } from '#lib/domain/organisations/claim-form.ts';
import { answerInvitation, readInvitation } from '#lib/server/organisations/index.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { asSignedIn } from '#lib/server/web/signed-in.ts';

/** The link holds its secret after the question mark: what stands before is written in the log. */
export const load: PageServerLoad = async ({ url, locals, setHeaders }) => {
	setHeaders({ 'referrer-policy': 'no-referrer' });
	const { slug, name, role, expiresAt } = await readInvitation(locals.reader, tokenIn(url));
	return {
		token: tokenIn(url),
		slug,
		name,
		role,
		until: expiresAt.toISOString().slice(0, 10),
		signedIn: isSignedIn(locals.reader.actor)
	};
};

export const actions: Actions = {
	accepter: (event) => answer(event, 'accepted'),
	decliner: (event) => answer(event, 'declined')
};

function tokenIn(url: URL): string {
	return url.searchParams.get('jeton') ?? '';
}

function answer(event: RequestEvent, decision: 'accepted' | 'declined') {
	const context = asSignedIn(event);
	return answerForm(event.request, nothingSchema, async () => {
		const slug = await answerInvitation(context, { token: tokenIn(event.url) }, decision);
		redirect(
			303,
			`/organisations/${slug}?fait=${decision === 'accepted' ? 'rejointe' : 'declinee'}#fait`
		);
	});
}
