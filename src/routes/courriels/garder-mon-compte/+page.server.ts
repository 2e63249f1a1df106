import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { callOffByLink, readKeepingLink } from '#lib/server/accounts/index.ts';

/** Works without signing in: the signature of the address says whose account, and which erasure. */
function linkOf({ searchParams }: URL) {
	return {
		person: searchParams.get('personne') ?? '',
		proof: searchParams.get('preuve') ?? ''
	};
}

export const load: PageServerLoad = async ({ url, locals: { reader }, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	if (url.searchParams.has('garde')) return { eraseAfter: null };
	return readKeepingLink(reader, linkOf(url));
};

export const actions: Actions = {
	default: async ({ url, locals: { context } }) => {
		await callOffByLink(context, linkOf(url));
		// The address that served is not shown again: it serves no more.
		redirect(303, '/courriels/garder-mon-compte?garde=oui#fait');
	}
};
