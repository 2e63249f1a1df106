import type { PageServerLoad } from './$types';
import { toNeedCard } from '#lib/domain/matching/view.ts';
import { listOwnNeeds, listOwnOrganisations } from '#lib/server/matching/index.ts';
import { readerOf } from '#lib/server/platform/context.ts';
import { asSignedIn } from '#lib/server/web/signed-in.ts';

export const load: PageServerLoad = async (event) => {
	const reader = readerOf(asSignedIn(event));
	return {
		needs: (await listOwnNeeds(reader)).map(({ need, rights }) => ({
			card: toNeedCard(need),
			isAsked: need.askedAt !== null && need.state === 'published',
			rights
		})),
		hasOrganisation: (await listOwnOrganisations(reader)).length > 0,
		isDeleted: event.url.searchParams.get('fait') === 'supprime'
	};
};
