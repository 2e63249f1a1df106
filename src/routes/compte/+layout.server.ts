import type { LayoutServerLoad } from './$types';
import { isModerator } from '#lib/domain/kernel/actor.ts';
import { accountOf } from '#lib/server/web/signed-in.ts';

export const load: LayoutServerLoad = (event) => {
	const { name, actor } = accountOf(event);
	return { person: { name, isModerator: isModerator(actor) } };
};
