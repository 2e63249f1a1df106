import type { PageServerLoad } from './$types';
import { isAdministrator } from '#lib/domain/kernel/actor.ts';
import { asModerator } from '#lib/server/web/moderator.ts';
import { CHAPTERS } from './places.ts';

/** Nobody is shown a page that would refuse her. */
export const load: PageServerLoad = (event) => {
	const everything = isAdministrator(asModerator(event).actor);
	const chapters = CHAPTERS.map(({ places, ...chapter }) => ({
		...chapter,
		places: places.filter(({ forModerators }) => everything || forModerators)
	}));
	return { chapters: chapters.filter(({ places }) => places.length > 0) };
};
