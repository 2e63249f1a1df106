import type { Actions, PageServerLoad } from './$types';
import { answerQuiz } from '#lib/domain/learning/quiz.ts';
import { refuse } from '#lib/domain/learning/refusals.ts';
import { readUnit, readUnitPage } from '#lib/server/learning/index.ts';

export const load: PageServerLoad = async ({ params, locals }) => {
	await locals.keepPage('catalogue', 'day');
	const day = locals.context.now.toISOString().slice(0, 10);
	return { unit: await readUnitPage(locals.reader, params.unit, day) };
};

export const actions: Actions = {
	/** Grades the quiz: the same answers get the same result, posted twice or not. */
	async repondre({ params, request }) {
		const unit = await readUnit(params.unit);
		if (!unit) throw refuse('unknown_unit');
		const form = await request.formData();
		return answerQuiz(unit.quiz, (field) =>
			form.getAll(field).filter((value): value is string => typeof value === 'string')
		);
	}
};
