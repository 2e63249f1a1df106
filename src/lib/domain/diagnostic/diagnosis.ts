import { chooseActions, type ChosenAction } from './actions.ts';
import { drawPortrait, type Portrait } from './maturity.ts';
import {
	rank,
	stageToEnter,
	type Orientation,
	type Ranking,
	type StageGate
} from './orientation.ts';
import { askedQuestions, keptAnswers, type Answers, type Questionnaire } from './questionnaire.ts';

/** All that answers say, by the rules of one day. The same answers and rules give the same diagnosis. */
export interface Diagnosis {
	readonly portrait: Portrait;
	/** Null for the health check, which orients nobody. */
	readonly ranking: Ranking | null;
	readonly stage: StageGate | null;
	readonly actions: readonly ChosenAction[];
}

export function diagnose(
	questionnaire: Questionnaire,
	orientation: Orientation,
	answers: Answers
): Diagnosis {
	const asked = askedQuestions(questionnaire, answers);
	const kept = keptAnswers(asked, answers);
	const portrait = drawPortrait(questionnaire.themes, asked, kept);
	const ranking = questionnaire.orients ? rank(orientation, asked, kept) : null;
	const stage = questionnaire.orients ? stageToEnter(orientation, kept) : null;
	const actions = chooseActions(orientation.actions, {
		questionnaire: questionnaire.id,
		portrait,
		ranking,
		stage
	});
	return { portrait, ranking, stage, actions };
}
