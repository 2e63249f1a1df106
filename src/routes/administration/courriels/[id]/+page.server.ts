import type { PageServerLoad } from './$types';
import { refuseData } from '#lib/domain/accounts/refusals-data.ts';
import { readMail } from '#lib/server/accounts/index.ts';
import { asAdministrator } from '#lib/server/web/administrator.ts';

export const load: PageServerLoad = async (event) => {
	const context = asAdministrator(event);
	if (!/^\d{1,15}$/.test(event.params.id)) throw refuseData('unknown_mail');
	const hasPost = event.locals.settings.SMTP_URL !== undefined;
	const { body, ...mail } = await readMail(context, Number(event.params.id), hasPost);
	return { mail, text: body?.text ?? null };
};
