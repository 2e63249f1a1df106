import type { RequestHandler } from './$types';
import { writeJsonLd } from '#lib/domain/catalogue/dcat.ts';
import { answerDescription } from '#lib/server/web/data-description.ts';

/** What data this site publishes, for data portals. */
export const GET: RequestHandler = (event) =>
	answerDescription(event, {
		type: 'application/ld+json',
		write: writeJsonLd
	});
