import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { badgePath } from '#lib/domain/learning/badge.ts';
import { readBadge, revokeBadge } from '#lib/server/learning/index.ts';
import { asSignedIn } from '#lib/server/web/signed-in.ts';

// Checked each time it is opened: never kept by the page cache, and it shows a name.
export const load: PageServerLoad = async ({ params, locals, url, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	const { verdict, badge, mayRevoke, isHers } = await readBadge(
		locals.reader,
		params.id,
		url.origin
	);
	return { id: params.id, verdict, badge, mayRevoke, isHers, origin: url.origin };
};

export const actions: Actions = {
	/** Withdraws the badge: hers, or anybody's for an administrator. */
	retirer: async (event) => {
		await revokeBadge(asSignedIn(event), event.params.id);
		redirect(303, badgePath(event.params.id));
	}
};
