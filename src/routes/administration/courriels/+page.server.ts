import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { MAIL_STATES, type MailState } from '#lib/domain/accounts/mail-desk.ts';
import { retrySchema } from '#lib/domain/accounts/data-forms.ts';
import { listMails, noteAccess, readPostTrouble, retryMail } from '#lib/server/accounts/index.ts';
import { readerOf } from '#lib/server/platform/context.ts';
import { asAdministrator } from '#lib/server/web/administrator.ts';
import { answerForm } from '#lib/server/web/form.ts';

/** State of the mails → its word in the address. */
const WORDS: Record<MailState, string> = {
	waiting: 'en-attente',
	failed: 'en-echec',
	sent: 'partis'
};

export const load: PageServerLoad = async (event) => {
	const context = asAdministrator(event);
	const reader = readerOf(context);
	await noteAccess(context, ['page', 'courriels']);
	const { searchParams } = event.url;
	const state = MAIL_STATES.find((one) => WORDS[one] === searchParams.get('etat')) ?? 'waiting';
	const asked = Math.trunc(Number(searchParams.get('page')));
	return {
		state,
		words: WORDS,
		...(await listMails(reader, { state, page: Number.isSafeInteger(asked) ? asked : 1 })),
		trouble: await readPostTrouble(reader),
		hasPost: event.locals.settings.SMTP_URL !== undefined,
		retried: searchParams.get('fait') === 'repris'
	};
};

export const actions: Actions = {
	reessayer: (event) => {
		const context = asAdministrator(event);
		return answerForm(event.request, retrySchema, async ({ courriel }) => {
			await retryMail(context, courriel);
			redirect(303, '?fait=repris#fait');
		});
	}
};
