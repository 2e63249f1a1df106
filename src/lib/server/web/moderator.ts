import type { RequestEvent } from '@sveltejs/kit';
import { isModerator, isSignedIn } from '#lib/domain/kernel/actor.ts';
import type { Context } from '#lib/server/platform/context.ts';
import { asAdministrator } from './administrator.ts';

/** The world in which somebody moderates: an account that does, or what `asAdministrator` accepts. */
export function asModerator(event: RequestEvent): Context {
	const { context } = event.locals;
	return isSignedIn(context.actor) && isModerator(context.actor) ? context : asAdministrator(event);
}
