import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { settleReportSchema } from '#lib/domain/matching/message-schema.ts';
import { listReportedMessages, settleMessageReport } from '#lib/server/matching/index.ts';
import { readerOf } from '#lib/server/platform/context.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { asModerator } from '#lib/server/web/moderator.ts';

export const load: PageServerLoad = async (event) => ({
	reports: await listReportedMessages(readerOf(asModerator(event))),
	isDone: event.url.searchParams.get('fait') === 'regle'
});

export const actions: Actions = {
	default: (event) => {
		const context = asModerator(event);
		return answerForm(event.request, settleReportSchema, async ({ signalement, note }) => {
			await settleMessageReport(context, signalement, note);
			redirect(303, '/administration/messages?fait=regle#fait');
		});
	}
};
