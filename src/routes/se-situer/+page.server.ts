import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { startSchema } from '#lib/domain/diagnostic/forms.ts';
import { refuse } from '#lib/domain/diagnostic/refusals.ts';
import { readDiagnosticData, startDiagnostic } from '#lib/server/diagnostic/index.ts';
import { callerOf } from '#lib/server/web/caller.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { RateLimit } from '#lib/server/web/rate-limit.ts';

/** Room for a training day behind one connection, not for a program. */
const started = new RateLimit({ most: 60, within: 60 * 60_000 });

export const load: PageServerLoad = async ({ url, locals }) => {
	await locals.keepPage();
	const { present } = await readDiagnosticData();
	return {
		erased: url.searchParams.get('fait') === 'efface',
		questionnaires: (['organisation', 'territoire', 'projet'] as const)
			.map((id) => present.get(id)!)
			.map(({ id, title, lead, minutes }) => ({ id, title, lead, minutes }))
	};
};

export const actions: Actions = {
	commencer: (event) =>
		answerForm(event.request, startSchema, async ({ questionnaire }) => {
			const { context } = event.locals;
			if (!started.take(callerOf(event), context.now)) throw refuse('too_many_starts');
			redirect(303, `/se-situer/${await startDiagnostic(context, questionnaire)}/vous#debut`);
		})
};
