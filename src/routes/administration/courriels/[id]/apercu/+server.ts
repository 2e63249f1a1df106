import type { RequestHandler } from './$types';
import { refuseData } from '#lib/domain/accounts/refusals-data.ts';
import { readMail } from '#lib/server/accounts/index.ts';
import { asAdministrator } from '#lib/server/web/administrator.ts';

/** The HTML of a mail, alone in a frame that can neither run nor fetch anything (web/secure-headers.ts). */
export const GET: RequestHandler = async (event) => {
	const context = asAdministrator(event);
	if (!/^\d{1,15}$/.test(event.params.id)) throw refuseData('unknown_mail');
	const hasPost = event.locals.settings.SMTP_URL !== undefined;
	const { body } = await readMail(context, Number(event.params.id), hasPost);
	if (!body) throw refuseData('unknown_mail');
	return new Response(body.html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
};
