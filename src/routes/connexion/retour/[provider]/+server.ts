import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { refuse } from '#lib/domain/accounts/refusals.ts';
import { readReturnPath, withReturn } from '#lib/domain/accounts/return-path.ts';
import { Refusal } from '#lib/domain/kernel/refusal.ts';
import { finishProvider } from '#lib/server/accounts/index.ts';
import { callerOf } from '#lib/server/web/caller.ts';
import { giveCookies, guestOf } from '#lib/server/web/guest.ts';
import { RateLimit } from '#lib/server/web/rate-limit.ts';

const tries = new RateLimit({ most: 60, within: 15 * 60_000 });

/** Where a service of identity sends people back. A refusal is said on the page they came from. */
export const GET: RequestHandler = async (event) => {
	const { context } = event.locals;
	event.setHeaders({ 'cache-control': 'no-store' });
	if (!tries.take(callerOf(event), context.now)) throw refuse('too_many_tries');
	const query = Object.fromEntries(event.url.searchParams);
	let arrival: Awaited<ReturnType<typeof finishProvider>>;
	try {
		arrival = await finishProvider(context, guestOf(event), event.params.provider, query);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const page = event.locals.account ? '/compte/moyens' : '/connexion';
		redirect(303, `${page}?refus=${error.code}#refus`);
	}
	giveCookies(event, arrival.cookies);
	if (arrival.kind === 'added') redirect(303, '/compte/moyens?fait=service#fait');
	const suite = readReturnPath(arrival.returnPath);
	redirect(303, arrival.account.hasAgreed ? suite : withReturn('/connexion/bienvenue', suite));
};
