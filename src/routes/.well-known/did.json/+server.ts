import type { RequestHandler } from './$types';
import { readDidDocument } from '#lib/server/learning/index.ts';

/** Who signs the badges of this site, for programs that check them (did:web). */
export const GET: RequestHandler = async ({ locals, url }) =>
	new Response(JSON.stringify(await readDidDocument(locals.reader, url.origin)), {
		headers: {
			'content-type': 'application/did+json',
			'access-control-allow-origin': '*',
			'cache-control': 'no-cache'
		}
	});
