import type { RequestHandler } from './$types';
import { refuse } from '#lib/domain/accounts/refusals.ts';
import { readReturnPath, withReturn } from '#lib/domain/accounts/return-path.ts';
import { beginPasskeySignIn, signInWithPasskey } from '#lib/server/accounts/index.ts';
import { callerOf } from '#lib/server/web/caller.ts';
import { giveCookies, guestOf } from '#lib/server/web/guest.ts';
import { answerScript } from '#lib/server/web/json.ts';
import { RateLimit } from '#lib/server/web/rate-limit.ts';

const tries = new RateLimit({ most: 60, within: 15 * 60_000 });

/** Two steps of one script (src/lib/client/passkeys.ts): what the browser needs, then what it answers. */
export const POST: RequestHandler = (event) =>
	answerScript(event, async ({ step, response }) => {
		const { context } = event.locals;
		event.setHeaders({ 'cache-control': 'no-store' });
		if (!tries.take(callerOf(event), context.now)) throw refuse('too_many_tries');
		const guest = guestOf(event);
		if (step !== 'end') {
			const { options, cookies } = await beginPasskeySignIn(context, guest);
			giveCookies(event, cookies);
			return options;
		}
		if (!response || typeof response !== 'object') throw refuse('no_passkey');
		const { cookies, account } = await signInWithPasskey(context, guest, { ...response });
		giveCookies(event, cookies);
		const suite = readReturnPath(event.url.searchParams.get('suite'));
		return { next: account.hasAgreed ? suite : withReturn('/connexion/bienvenue', suite) };
	});
