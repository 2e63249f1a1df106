import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { pressSchema } from '#lib/domain/diagnostic/forms.ts';
import { refuse } from '#lib/domain/diagnostic/refusals.ts';
import { joinDiagnostic, readInvitation } from '#lib/server/diagnostic/index.ts';
import { callerOf } from '#lib/server/web/caller.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { RateLimit } from '#lib/server/web/rate-limit.ts';

const joined = new RateLimit({ most: 60, within: 60 * 60_000 });

export const load: PageServerLoad = async ({ params, locals: { reader }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-cache' });
	const { questionnaire, name, expiresAt } = await readInvitation(reader, params.invitation);
	const { title, lead, minutes, subject } = questionnaire;
	return { name, title, lead, minutes, subject, expiresOn: expiresAt.toISOString().slice(0, 10) };
};

export const actions: Actions = {
	default: (event) =>
		answerForm(event.request, pressSchema, async () => {
			const { context } = event.locals;
			if (!joined.take(callerOf(event), context.now)) throw refuse('too_many_starts');
			redirect(303, `/se-situer/${await joinDiagnostic(context, event.params.invitation)}#debut`);
		})
};
