import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { typedSchema } from '#lib/domain/diagnostic/answers.ts';
import { PLACE_FIELD } from '#lib/domain/diagnostic/fields.ts';
import { seenOf } from '#lib/domain/diagnostic/answers.ts';
import { askedQuestions, openThemes } from '#lib/domain/diagnostic/questionnaire.ts';
import { refuse } from '#lib/domain/diagnostic/refusals.ts';
import {
	offerPlaces,
	readAnswersOf,
	saveTheme,
	type PlaceChoice
} from '#lib/server/diagnostic/index.ts';
import { answerForm } from '#lib/server/web/form.ts';

export const load: PageServerLoad = async ({ params, locals: { reader }, setHeaders }) => {
	// Not « no-store »: whoever goes back after a lost connection finds what she chose.
	setHeaders({ 'cache-control': 'private, no-cache' });
	const open = await readAnswersOf(reader, params.token);
	if (!open.isOwn) throw refuse('read_only');
	const { questionnaire, answers } = open;
	const themes = openThemes(questionnaire, answers);
	const rank = themes.findIndex(({ id }) => id === params.theme);
	if (rank < 0) throw refuse('unknown_theme');
	const questions = askedQuestions(questionnaire, answers).filter(
		({ theme }) => theme === params.theme
	);
	return {
		token: params.token,
		title: questionnaire.title,
		orients: questionnaire.orients,
		themes: themes.map(({ id, title }) => ({ id, title })),
		rank,
		theme: themes[rank]!,
		questions,
		answers,
		seen: seenOf(questions, answers),
		// The first page also asks for a name and a place.
		about: rank === 0 ? { name: open.name, place: open.placeName ?? '' } : null,
		expiresOn: open.expiresAt.toISOString().slice(0, 10)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { token, theme } = event.params;
		// Whatever is saved redirects: what comes back is a failure.
		const { status, data } = await answerForm(event.request, typedSchema, async (typed) => {
			const next = await saveTheme(event.locals.context, token, theme, typed);
			// Its own anchor: without one, browsers keep that of the form.
			redirect(303, `/se-situer/${token}${next ? `/${next}` : ''}#debut`);
		});
		const words = [data.typed[PLACE_FIELD] ?? ''].flat()[0]!;
		const places: PlaceChoice[] = data.faults[PLACE_FIELD]
			? await offerPlaces(event.locals.reader, words)
			: [];
		return fail(status, {
			...data,
			places,
			isElsewhere: status === 409
		});
	}
};
