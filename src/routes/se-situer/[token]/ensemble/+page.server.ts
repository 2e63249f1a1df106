import type { PageServerLoad } from './$types';
import { readAnswersOf } from '#lib/server/diagnostic/index.ts';

export const load: PageServerLoad = async ({ params, locals: { reader }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-cache' });
	const { questionnaire, joint, people, name } = await readAnswersOf(reader, params.token);
	return {
		token: params.token,
		name,
		title: questionnaire.title,
		orients: questionnaire.orients,
		people,
		themes: questionnaire.themes.flatMap(({ id, title }) => {
			const theme = joint.themes[id];
			return theme ? [{ id, title, ...theme }] : [];
		})
	};
};
