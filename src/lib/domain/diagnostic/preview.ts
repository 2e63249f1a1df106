import type { TestProfile } from './data-schema.ts';
import { diagnose } from './diagnosis.ts';
import { proposed, type Orientation } from './orientation.ts';
import type { Questionnaire, QuestionnaireId } from './questionnaire.ts';
import { FORMS, STAGES } from './vocabulary.ts';
import { OBJECTIVES } from '../catalogue/vocabulary.ts';

/** What rules make of a test profile, beside what the dossier expects and what other rules make of it. */
export interface PreviewLine {
	readonly id: string;
	readonly title: string;
	readonly expected: string;
	readonly before: string;
	readonly after: string;
	readonly moved: boolean;
	readonly isExpected: boolean;
}

/** Tries rules on the test profiles, beside those that count now. */
export function previewRules(
	profiles: readonly TestProfile[],
	questionnaires: ReadonlyMap<QuestionnaireId, Questionnaire>,
	now: Orientation,
	tried: Orientation
): PreviewLine[] {
	return profiles.map(({ id, title, questionnaire, answers, expects }) => {
		const comes = (orientation: Orientation) => {
			const { ranking, stage } = diagnose(questionnaires.get(questionnaire)!, orientation, answers);
			const form = ranking && proposed(ranking.forms)[0];
			const objective = ranking && proposed(ranking.objectives)[0];
			return {
				form: form?.target,
				objective: objective?.target,
				stage: stage?.stage,
				words: [
					form ? `${FORMS[form.target]} (${form.score})` : 'aucune forme',
					objective ? OBJECTIVES[objective.target] : 'aucun objectif',
					stage ? STAGES[stage.stage] : ''
				].join(', ')
			};
		};
		const before = comes(now);
		const after = comes(tried);
		return {
			id,
			title,
			expected: [
				FORMS[expects.form],
				expects.objective ? OBJECTIVES[expects.objective] : '',
				STAGES[expects.stage]
			]
				.filter(Boolean)
				.join(', '),
			before: before.words,
			after: after.words,
			moved: before.words !== after.words,
			isExpected:
				after.form === expects.form &&
				after.stage === expects.stage &&
				(expects.objective === undefined || after.objective === expects.objective)
		};
	});
}
