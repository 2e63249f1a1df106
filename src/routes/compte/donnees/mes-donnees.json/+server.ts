import type { RequestHandler } from './$types';
import { exportMyData } from '#lib/server/accounts/index.ts';
import { PERSONAL_DATA } from '#lib/server/personal-data.ts';
import { asSignedIn } from '#lib/server/web/signed-in.ts';

/** All that the site holds about whoever is signed in, for programs. */
export const GET: RequestHandler = async (event) => {
	const data = await exportMyData(asSignedIn(event), PERSONAL_DATA);
	return new Response(`${JSON.stringify(data, null, '\t')}\n`, {
		headers: {
			'cache-control': 'no-store',
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="mes-donnees.json"'
		}
	});
};
