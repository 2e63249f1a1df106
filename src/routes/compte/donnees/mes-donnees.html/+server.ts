import type { RequestHandler } from './$types';
import { exportAsHtml } from '#lib/domain/accounts/export-page.ts';
import { exportMyData } from '#lib/server/accounts/index.ts';
import { PERSONAL_DATA } from '#lib/server/personal-data.ts';
import { asSignedIn } from '#lib/server/web/signed-in.ts';

/** The same as mes-donnees.json, for people: one file that opens without us. */
export const GET: RequestHandler = async (event) => {
	const data = await exportMyData(asSignedIn(event), PERSONAL_DATA);
	return new Response(exportAsHtml(data), {
		headers: {
			'cache-control': 'no-store',
			'content-type': 'text/html; charset=utf-8',
			'content-disposition': 'attachment; filename="mes-donnees.html"'
		}
	});
};
