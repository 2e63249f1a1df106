import type { RequestHandler } from './$types';
import { refuse } from '#lib/domain/accounts/refusals.ts';
import { addPasskey, beginPasskey } from '#lib/server/accounts/index.ts';
import { giveCookies } from '#lib/server/web/guest.ts';
import { answerScript } from '#lib/server/web/json.ts';
import { ownerOf } from '#lib/server/web/signed-in.ts';

/** Two steps of one script (src/lib/client/passkeys.ts): what the browser needs, then the key it made. */
export const POST: RequestHandler = (event) => {
	const owner = ownerOf(event);
	return answerScript(event, async ({ step, response }) => {
		const { context } = event.locals;
		if (step !== 'end') {
			const { options, cookies } = await beginPasskey(context, owner);
			giveCookies(event, cookies);
			return options;
		}
		if (!response || typeof response !== 'object') throw refuse('passkey_not_added');
		giveCookies(event, await addPasskey(context, owner, { ...response }));
		return { next: '/compte/moyens?fait=cle#fait' };
	});
};
