import { redirect, type RequestEvent } from '@sveltejs/kit';
import { isSignedIn, type SignedIn } from '#lib/domain/kernel/actor.ts';
import type { Context } from '#lib/server/platform/context.ts';

/**
 * The world in which somebody signed in acts: first line of each load and action that is hers. Whoever
 * is not signed in is sent to sign in, then back here. The answer is never kept by a cache.
 */
export function asSignedIn(event: RequestEvent): Context & { readonly actor: SignedIn } {
	const { context } = event.locals;
	if (!isSignedIn(context.actor)) {
		const { pathname, search } = event.url;
		redirect(303, `/connexion?suite=${encodeURIComponent(pathname + search)}`);
	}
	return { ...context, actor: context.actor };
}
