import { isScored, UNKNOWN, type Condition, type Questionnaire } from './questionnaire.ts';

/** What is wrong in a file of data, and where: the path leads to the piece at fault. */
export interface DataFault {
	readonly path: readonly (string | number)[];
	readonly sentence: string;
}

/**
 * All that makes a questionnaire of the right shape impossible to follow: names taken twice, targets
 * that do not exist, questions that wait for each other or that no answer leads to.
 */
export function checkQuestionnaire(questionnaire: Questionnaire): DataFault[] {
	const { themes, questions } = questionnaire;
	const faults: DataFault[] = [];
	const say = (sentence: string, ...path: (string | number)[]) => faults.push({ path, sentence });
	const themeRank = new Map<string, number>();
	const rankOf = new Map<string, number>();

	for (const [rank, { id }] of themes.entries()) {
		if (themeRank.has(id)) say(`le thème ${id} est déjà pris`, 'themes', rank, 'id');
		else themeRank.set(id, rank);
		if (!questions.some(({ theme }) => theme === id))
			say(`le thème ${id} n’a aucune question`, 'themes', rank, 'id');
	}
	let latest = 0;
	for (const [rank, question] of questions.entries()) {
		const { id, theme, choices } = question;
		if (rankOf.has(id)) say(`la question ${id} est déjà prise`, 'questions', rank, 'id');
		else rankOf.set(id, rank);
		const place = themeRank.get(theme);
		if (place === undefined) say(`aucun thème ne s’appelle ${theme}`, 'questions', rank, 'theme');
		else if (place < latest)
			say(
				`la question ${id} vient après un thème plus lointain que le sien : rangez-les dans l’ordre des thèmes`,
				'questions',
				rank,
				'theme'
			);
		else latest = place;
		const seen = new Set<string>();
		for (const [at, choice] of choices.entries()) {
			const path = ['questions', rank, 'choices', at, 'id'] as const;
			if (seen.has(choice.id)) say(`le choix ${choice.id} est déjà pris`, ...path);
			if (choice.id === UNKNOWN)
				say('« je ne sais pas » est ajouté à toutes les questions : ne l’écrivez pas', ...path);
			seen.add(choice.id);
		}
		if (isScored(question) && choices.some(({ score }) => score === undefined))
			say(`tous les choix de ${id} ont un score, ou aucun`, 'questions', rank, 'choices');
		if (isScored(question) && question.several)
			say(`${id} a un score : une seule réponse est possible`, 'questions', rank, 'several');
	}

	for (const [rank, { id, theme, when = [] }] of questions.entries()) {
		for (const [at, condition] of when.entries()) {
			const path = ['questions', rank, 'when', at] as const;
			const target = questions[rankOf.get(condition.question) ?? -1];
			if (!target) {
				say(`aucune question ne s’appelle ${condition.question}`, ...path, 'question');
				continue;
			}
			for (const [index, choice] of condition.is.entries())
				if (choice !== UNKNOWN && !target.choices.some((one) => one.id === choice))
					say(`${target.id} n’a pas de choix ${choice}`, ...path, 'is', index);
			const isEarlier = (themeRank.get(target.theme) ?? 0) < (themeRank.get(theme) ?? 0);
			if (!isEarlier && !isOnCycle(questionnaire, id))
				say(
					`${id} dépend de ${target.id}, qui n’est pas dans un thème d’avant : une page ne change pas pendant qu’on la remplit`,
					...path
				);
		}
		if (isOnCycle(questionnaire, id))
			say(
				`${id} tourne en rond : elle attend une question qui l’attend`,
				'questions',
				rank,
				'when'
			);
		else if (isUnreachable(questionnaire, id))
			say(`aucune réponse ne mène à ${id}`, 'questions', rank, 'when');
	}
	return faults;
}

function conditionsOf({ questions }: Questionnaire, id: string): readonly Condition[] {
	return questions.find((one) => one.id === id)?.when ?? [];
}

function isOnCycle(questionnaire: Questionnaire, id: string): boolean {
	const seen = new Set<string>();
	const waiting = [...conditionsOf(questionnaire, id)];
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		if (next.question === id) return true;
		if (seen.has(next.question)) continue;
		seen.add(next.question);
		waiting.push(...conditionsOf(questionnaire, next.question));
	}
	return false;
}

/**
 * Conditions all have to hold, and so do those of the questions they look at. A question of one answer
 * asked for two things at once can give neither: exact, since nothing else is ever asked for.
 */
function isUnreachable(questionnaire: Questionnaire, id: string): boolean {
	const allowed = new Map<string, Set<string>>();
	const seen = new Set<string>([id]);
	const waiting = [...conditionsOf(questionnaire, id)];
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		const { question, is } = next;
		const target = questionnaire.questions.find((one) => one.id === question);
		if (!target) return false; // said already
		const possible = is.filter(
			(choice) => choice === UNKNOWN || target.choices.some((one) => one.id === choice)
		);
		if (possible.length === 0) return is.length === 0;
		if (!target.several) {
			const before = allowed.get(question);
			const both = new Set(possible.filter((choice) => !before || before.has(choice)));
			if (both.size === 0) return true;
			allowed.set(question, both);
		}
		if (seen.has(question)) continue;
		seen.add(question);
		waiting.push(...(target.when ?? []));
	}
	return false;
}
