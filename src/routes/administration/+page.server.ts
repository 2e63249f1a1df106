import type { PageServerLoad } from './$types';
import { asModerator } from '#lib/server/web/moderator.ts';
import { chaptersFor } from './places.ts';

export const load: PageServerLoad = (event) => ({
	chapters: chaptersFor(asModerator(event).actor)
});
