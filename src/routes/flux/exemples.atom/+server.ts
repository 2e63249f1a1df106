import type { RequestHandler } from './$types';
import { writeAtom } from '#lib/domain/catalogue/feed.ts';
import { answerFeed } from '#lib/server/web/feed.ts';

/** A selection of the catalogue to follow, with the parameters of /exemples, in Atom. */
export const GET: RequestHandler = (event) =>
	answerFeed(event, { name: 'atom', type: 'application/atom+xml', write: writeAtom });
