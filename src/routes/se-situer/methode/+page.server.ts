import type { PageServerLoad } from './$types';
import {
	readDiagnosticData,
	readDiagnosticStatistics,
	readRules
} from '#lib/server/diagnostic/index.ts';

export const load: PageServerLoad = async ({ locals }) => {
	await locals.keepPage('diagnostic');
	const { reader } = locals;
	const { present } = await readDiagnosticData();
	const { orientation, version } = await readRules(reader);
	const { levels, stages, rules, sources } = orientation;
	return {
		version,
		levels,
		stages: stages.map(({ stage, because }) => ({ stage, because })),
		rules: rules.map(({ id, form, objective, weight, because, from, when }) => ({
			id,
			form,
			objective,
			weight,
			from,
			sentence: because.replace(/\{[a-z0-9-]+\}/g, '…'),
			when: when.map(({ question, is }) => {
				const asked = [...present.values()]
					.flatMap(({ questions }) => questions)
					.filter(({ id }) => id === question);
				return {
					question: asked[0]!.text,
					choices: is.map(
						(choice) =>
							asked.flatMap(({ choices }) => choices).find(({ id }) => id === choice)?.label ??
							'Je ne sais pas'
					)
				};
			})
		})),
		sources,
		questionnaires: [...present.values()].map(({ id, title, version, themes, questions }) => ({
			id,
			title,
			version,
			themes: themes.map(({ title }) => title),
			questions: questions.length
		})),
		statistics: await readDiagnosticStatistics(reader)
	};
};
