import type { RequestHandler } from './$types';
import { readStatusList } from '#lib/server/learning/index.ts';

/** The list of withdrawn badges, signed. Refuses `unknown_status_list`. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const list = /^\d{1,5}$/.test(params.list) ? Number(params.list) : 0;
	return new Response(await readStatusList(locals.reader, url.origin, list), {
		headers: {
			'content-type': 'application/vc+jwt',
			'access-control-allow-origin': '*',
			'cache-control': 'no-cache'
		}
	});
};
