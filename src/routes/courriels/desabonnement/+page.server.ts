import type { Actions, PageServerLoad } from './$types';
import { MAIL_KINDS } from '#lib/domain/accounts/mail-kinds.ts';
import { readRefusalLink, refuseByLink } from '#lib/server/accounts/index.ts';

/** Works without signing in: the signature of the address says whose mails, and which. */
function linkOf({ searchParams }: URL) {
	return {
		person: searchParams.get('personne') ?? '',
		kind: searchParams.get('genre') ?? '',
		proof: searchParams.get('preuve') ?? ''
	};
}

export const load: PageServerLoad = async ({ url, locals: { reader }, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const { kind, refused } = await readRefusalLink(reader, linkOf(url));
	return { label: MAIL_KINDS[kind].label, refused };
};

export const actions: Actions = {
	// No redirection: the button of mail programs does not follow any (RFC 8058).
	default: async ({ url, locals: { context } }) => {
		await refuseByLink(context, linkOf(url));
		return { done: true };
	}
};
