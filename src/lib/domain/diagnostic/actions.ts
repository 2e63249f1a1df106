import { weakestThemes, type Portrait } from './maturity.ts';
import { proposed, type Action, type Ranking, type StageGate } from './orientation.ts';
import type { QuestionnaireId } from './questionnaire.ts';
import { FORMS, STAGES } from './vocabulary.ts';

/** Something to do next, and what called for it. */
export interface ChosenAction extends Pick<Action, 'id' | 'title' | 'sentence' | 'url'> {
	readonly because: string;
}

export const ACTIONS_SHOWN = 3;
/** A theme of this quality calls for nothing. */
const GOOD_ENOUGH = 75;

interface Found {
	readonly questionnaire: QuestionnaireId;
	readonly portrait: Portrait;
	readonly ranking: Ranking | null;
	readonly stage: StageGate | null;
}

/**
 * The next three things to do: one for the stage to enter, one for the weakest theme, one for the form
 * that comes first, then around again; never twice the same.
 */
export function chooseActions(actions: readonly Action[], found: Found): ChosenAction[] {
	const mine = actions.filter((action) => action.in?.includes(found.questionnaire) ?? true);
	const { stage, ranking, portrait } = found;
	const form = ranking && proposed(ranking.forms)[0]?.target;
	const weak = weakestThemes(portrait).filter(({ quality }) => quality! < GOOD_ENOUGH);
	const calls: ChosenAction[][] = [
		stage
			? mine
					.filter((action) => action.stage === stage.stage)
					.map(because(`vous entrez dans l’étape «\u202F${STAGES[stage.stage]}\u202F»`))
			: [],
		weak.flatMap(({ theme, title }) =>
			mine
				.filter((action) => action.theme === theme)
				.map(because(`«\u202F${title}\u202F» est le thème à renforcer`))
		),
		form
			? mine
					.filter((action) => action.form === form)
					.map(because(`la forme à explorer d’abord est «\u202F${FORMS[form]}\u202F»`))
			: [],
		mine.filter((action) => action.always).map(because('c’est utile à toute alliance'))
	];
	const chosen: ChosenAction[] = [];
	const [first, ...others] = [calls.slice(0, 3), calls.slice(3)];
	for (const round of [first, ...others]) {
		for (let at = 0; round.some((list) => at < list.length); at++)
			for (const list of round) {
				const next = list[at];
				if (next && chosen.length < ACTIONS_SHOWN && !chosen.some(({ id }) => id === next.id))
					chosen.push(next);
			}
	}
	return chosen;
}

function because(sentence: string): (action: Action) => ChosenAction {
	return ({ id, title, sentence: told, url }) => ({
		id,
		title,
		sentence: told,
		url,
		because: sentence
	});
}
