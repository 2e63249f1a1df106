import { ACTIONS_SHOWN } from './actions.ts';
import { PLACEHOLDER, type Orientation } from './orientation.ts';
import { UNKNOWN, type Condition, type Questionnaire } from './questionnaire.ts';
import type { DataFault } from './questionnaire-check.ts';

/**
 * What makes rules of the right shape useless: a question or a choice that no questionnaire has, a
 * condition that no questionnaire can fulfil whole, a sentence that names another question, a stage
 * that leads to fewer than three things to do.
 */
export function checkOrientation(
	orientation: Orientation,
	questionnaires: readonly Questionnaire[]
): DataFault[] {
	const { levels, stages, rules, actions, sources } = orientation;
	const faults: DataFault[] = [];
	const say = (sentence: string, ...path: (string | number)[]) => faults.push({ path, sentence });
	const questionsOf = new Map(
		questionnaires.map(({ questions }, rank) => [
			rank,
			new Map(questions.map((one) => [one.id, new Set(one.choices.map(({ id }) => id))]))
		])
	);
	const all = [...questionsOf.values()];
	const fits = ({ question, is }: Condition, questions: ReadonlyMap<string, ReadonlySet<string>>) =>
		is.some(
			(choice) =>
				questions.has(question) && (choice === UNKNOWN || questions.get(question)!.has(choice))
		);
	const checkConditions = (conditions: readonly Condition[], ...path: (string | number)[]) => {
		const before = faults.length;
		for (const [at, { question, is }] of conditions.entries()) {
			const owners = all.filter((questions) => questions.has(question));
			if (owners.length === 0)
				say(`aucune question ne s’appelle ${question}`, ...path, at, 'question');
			else
				for (const [index, choice] of is.entries())
					if (
						choice !== UNKNOWN &&
						!owners.some((questions) => questions.get(question)!.has(choice))
					)
						say(`${question} n’a pas de choix ${choice}`, ...path, at, 'is', index);
		}
		return faults.length === before;
	};

	for (const [rank, { level }] of levels.entries())
		if (level !== rank + 1) say('les niveaux vont de 1 à 4, dans l’ordre', 'levels', rank, 'level');
	for (const [rank, { stage, passed }] of stages.entries()) {
		if (stage !== rank + 1) say('les étapes vont de 1 à 8, dans l’ordre', 'stages', rank, 'stage');
		checkConditions(passed, 'stages', rank, 'passed');
		const isLast = rank === stages.length - 1;
		if (isLast !== (passed.length === 0))
			say(
				isLast ? 'la dernière étape ne se franchit pas' : 'dites ce qui fait franchir cette étape',
				'stages',
				rank,
				'passed'
			);
		const offered = actions.filter(
			(action) => !action.in && (action.stage === stage || action.always)
		).length;
		if (offered < ACTIONS_SHOWN)
			say(
				`l’étape ${stage} mène à ${offered} actions : il en faut ${ACTIONS_SHOWN}`,
				'stages',
				rank
			);
	}

	const known = new Set(sources.map(({ id }) => id));
	const taken = new Set<string>();
	for (const [rank, { id, when, because, from }] of rules.entries()) {
		if (taken.has(id)) say(`la règle ${id} est déjà prise`, 'rules', rank, 'id');
		taken.add(id);
		if (!known.has(from)) say(`aucune source ne s’appelle ${from}`, 'rules', rank, 'from');
		const isSound = checkConditions(when, 'rules', rank, 'when');
		if (isSound && !all.some((questions) => when.every((condition) => fits(condition, questions))))
			say(`aucun questionnaire ne pose toutes les questions de ${id}`, 'rules', rank, 'when');
		for (const [, named] of because.matchAll(PLACEHOLDER))
			if (!when.some(({ question }) => question === named))
				say(`{${named}} n’est pas une question de cette règle`, 'rules', rank, 'because');
	}

	const themes = new Set(questionnaires.flatMap((one) => one.themes.map(({ id }) => id)));
	const named = new Set<string>();
	for (const [rank, { id, theme }] of actions.entries()) {
		if (named.has(id)) say(`l’action ${id} est déjà prise`, 'actions', rank, 'id');
		named.add(id);
		if (theme !== undefined && !themes.has(theme))
			say(`aucun thème ne s’appelle ${theme}`, 'actions', rank, 'theme');
	}
	return faults;
}
