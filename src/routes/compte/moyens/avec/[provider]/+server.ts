import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { addProvider } from '#lib/server/accounts/index.ts';
import { giveCookies } from '#lib/server/web/guest.ts';
import { ownerOf } from '#lib/server/web/signed-in.ts';

/** Sends to a service of identity, to add it to the account. */
export const GET: RequestHandler = async (event) => {
	const owner = ownerOf(event);
	const departure = await addProvider(event.locals.context, owner, event.params.provider);
	giveCookies(event, departure.cookies);
	redirect(303, departure.address, { external: true });
};
