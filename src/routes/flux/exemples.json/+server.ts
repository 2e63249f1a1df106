import type { RequestHandler } from './$types';
import { writeJsonFeed } from '#lib/domain/catalogue/feed.ts';
import { answerFeed } from '#lib/server/web/feed.ts';

/** A selection of the catalogue to follow, with the parameters of /exemples, in JSON Feed. */
export const GET: RequestHandler = (event) =>
	answerFeed(event, { name: 'json-feed', type: 'application/feed+json', write: writeJsonFeed });
