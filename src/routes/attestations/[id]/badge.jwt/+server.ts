import type { RequestHandler } from './$types';
import { readBadge } from '#lib/server/learning/index.ts';

/** The badge as it was signed, to be kept or shown elsewhere. Refuses `unknown_badge`. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const { jwt } = await readBadge(locals.reader, params.id, url.origin);
	return new Response(jwt, {
		headers: {
			'content-type': 'application/vc+jwt',
			'content-disposition': 'attachment; filename="badge-faire-alliance.jwt"',
			'access-control-allow-origin': '*',
			'cache-control': 'no-cache'
		}
	});
};
