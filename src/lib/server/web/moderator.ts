import type { RequestEvent } from '@sveltejs/kit';
import { isModerator } from '#lib/domain/kernel/actor.ts';
import type { Context } from '#lib/server/platform/context.ts';
import { asAdministrator } from './administrator.ts';

/**
 * The world in which a moderator acts: somebody signed in who moderates, else whoever administers the site.
 * First line of each load and action that is hers. Refuses what asAdministrator refuses.
 */
export function asModerator(event: RequestEvent): Context {
	const { context } = event.locals;
	if (context.actor.kind === 'person' && isModerator(context.actor)) return context;
	return asAdministrator(event);
}
