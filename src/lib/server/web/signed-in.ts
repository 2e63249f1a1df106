import { redirect, type RequestEvent } from '@sveltejs/kit';
import { withReturn } from '#lib/domain/accounts/return-path.ts';
import { isSignedIn, type SignedIn } from '#lib/domain/kernel/actor.ts';
import type { Account, Owner } from '#lib/server/accounts/index.ts';
import type { Context } from '#lib/server/platform/context.ts';
import { guestOf } from './guest.ts';

/**
 * The world in which somebody signed in acts: first line of each load and action that is hers. Whoever
 * is not signed in is sent to sign in, then back here; whoever has not yet said her name and agreed to
 * the notice is sent to do so. The answer is never kept by a cache.
 */
export function asSignedIn(event: RequestEvent): Context & { readonly actor: SignedIn } {
	const { context, account } = event.locals;
	if (!isSignedIn(context.actor)) {
		const page = account ? '/connexion/bienvenue' : '/connexion';
		redirect(303, withReturn(page, hereOf(event)));
	}
	return { ...context, actor: context.actor };
}

/** The account of whoever is signed in, for the pages that change it. */
export function accountOf(event: RequestEvent): Account {
	asSignedIn(event);
	return event.locals.account!;
}

/** Whoever is signed in, as she stands at the door: for what changes the ways into her account. */
export function ownerOf(event: RequestEvent): Owner {
	const account = accountOf(event);
	return { ...guestOf(event), account };
}

/** Where to come back: a page, not the action of a form. */
export function hereOf({ url, request }: RequestEvent): string {
	return request.method === 'GET' ? url.pathname + url.search : url.pathname;
}
