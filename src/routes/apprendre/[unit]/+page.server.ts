import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { isSignedIn } from '#lib/domain/kernel/actor.ts';
import { answerQuiz } from '#lib/domain/learning/quiz.ts';
import { refuse } from '#lib/domain/learning/refusals.ts';
import { FIRST_TRY } from '#lib/domain/learning/unit.ts';
import {
	countAnswers,
	readProgressOf,
	readUnit,
	readUnitPage,
	recordExercise,
	recordQuiz
} from '#lib/server/learning/index.ts';
import { callerOf } from '#lib/server/web/caller.ts';
import { RateLimit } from '#lib/server/web/rate-limit.ts';
import { asSignedIn } from '#lib/server/web/signed-in.ts';

/** Beyond, quizzes are graded as before, and counted no more: counts are for all. */
const counted = new RateLimit({ most: 40, within: 60 * 60_000 });

export const load: PageServerLoad = async ({ params, locals }) => {
	await locals.keepPage('catalogue', 'day');
	const { actor, now } = locals.context;
	const unit = await readUnitPage(locals.reader, params.unit, now.toISOString().slice(0, 10));
	const progress = isSignedIn(actor) ? await readProgressOf(locals.reader, actor.id) : null;
	return { unit, hasAccount: progress !== null, done: progress?.get(unit.slug) ?? null };
};

export const actions: Actions = {
	/** Grades the quiz: the same answers get the same result, posted twice or not. */
	async repondre(event) {
		const { context } = event.locals;
		const unit = await readUnit(event.params.unit);
		if (!unit) throw refuse('unknown_unit');
		const form = await event.request.formData();
		const answered = answerQuiz(unit.quiz, (field) =>
			form.getAll(field).filter((value): value is string => typeof value === 'string')
		);
		await recordQuiz(context, unit, answered.score.right);
		if (form.get(FIRST_TRY) === '1' && counted.take(callerOf(event), context.now))
			await countAnswers(context, unit, answered.results);
		return answered;
	},
	async exercice(event) {
		const context = asSignedIn(event);
		const unit = await readUnit(event.params.unit);
		if (!unit) throw refuse('unknown_unit');
		const form = await event.request.formData();
		await recordExercise(context, unit, form.get('fait') === '1');
		redirect(303, `/apprendre/${unit.slug}#a-vous`);
	}
};
