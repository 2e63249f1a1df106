import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { typedSchema } from '#lib/domain/diagnostic/answers.ts';
import { refuse } from '#lib/domain/diagnostic/refusals.ts';
import { readDiagnosticData, startAnswered } from '#lib/server/diagnostic/index.ts';
import { callerOf } from '#lib/server/web/caller.ts';
import { answerForm } from '#lib/server/web/form.ts';
import { RateLimit } from '#lib/server/web/rate-limit.ts';

const started = new RateLimit({ most: 60, within: 60 * 60_000 });

export const load: PageServerLoad = async ({ locals }) => {
	await locals.keepPage();
	const questionnaire = (await readDiagnosticData()).present.get('sante')!;
	const { lead, themes, questions } = questionnaire;
	return { lead, themes, questions };
};

export const actions: Actions = {
	default: (event) =>
		answerForm(event.request, typedSchema, async (typed) => {
			const { context } = event.locals;
			if (!started.take(callerOf(event), context.now)) throw refuse('too_many_starts');
			redirect(303, `/se-situer/${await startAnswered(context, 'sante', typed)}#debut`);
		})
};
