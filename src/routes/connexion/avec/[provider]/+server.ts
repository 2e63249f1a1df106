import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { refuse } from '#lib/domain/accounts/refusals.ts';
import { readReturnPath } from '#lib/domain/accounts/return-path.ts';
import { beginProvider } from '#lib/server/accounts/index.ts';
import { callerOf } from '#lib/server/web/caller.ts';
import { giveCookies, guestOf } from '#lib/server/web/guest.ts';
import { RateLimit } from '#lib/server/web/rate-limit.ts';

const tries = new RateLimit({ most: 60, within: 15 * 60_000 });

/**
 * Sends to a service of identity. A link, not a form: browsers hold the redirections of a form to the
 * `form-action` of our policy, which is this site alone.
 */
export const GET: RequestHandler = async (event) => {
	const { context } = event.locals;
	if (!tries.take(callerOf(event), context.now)) throw refuse('too_many_tries');
	const suite = readReturnPath(event.url.searchParams.get('suite'));
	const departure = await beginProvider(context, guestOf(event), event.params.provider, suite);
	event.setHeaders({ 'cache-control': 'no-store' });
	giveCookies(event, departure.cookies);
	redirect(303, departure.address, { external: true });
};
