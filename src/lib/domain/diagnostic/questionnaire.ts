/** A questionnaire of data/questionnaires: a theme a page, questions that may depend on earlier ones. */
export interface Questionnaire {
	readonly id: QuestionnaireId;
	/** Answers keep the version they were given to: an older one is still read with its own file. */
	readonly version: number;
	readonly title: string;
	/** Whose portrait it draws: « votre organisation ». */
	readonly subject: string;
	readonly lead: string;
	/** How long it takes, in minutes. */
	readonly minutes: number;
	/** Whether the rules of orientation are read: the health check has none. */
	readonly orients: boolean;
	readonly themes: readonly Theme[];
	readonly questions: readonly Question[];
}

export type QuestionnaireId = 'organisation' | 'territoire' | 'projet' | 'sante';

export interface Theme {
	readonly id: string;
	readonly title: string;
	/** In one or two words, beside a chart. */
	readonly short: string;
	readonly lead: string;
}

export interface Question {
	readonly id: string;
	readonly theme: string;
	readonly text: string;
	readonly hint?: string | undefined;
	/** Several choices may be ticked. */
	readonly several?: boolean | undefined;
	/** Asked only when each of these holds; each looks at a question of an earlier theme. */
	readonly when?: readonly Condition[] | undefined;
	readonly choices: readonly Choice[];
}

export interface Choice {
	readonly id: string;
	readonly label: string;
	/** The same inside a reason: « une compétence ». */
	readonly said?: string | undefined;
	/** How far along it is, 0 to 100; absent when the question only says who one is or what one looks for. */
	readonly score?: number | undefined;
}

/** The answer to a question is one of these choices. */
export interface Condition {
	readonly question: string;
	readonly is: readonly string[];
}

/** Question → choices. « I do not know » is the choice `UNKNOWN`; a question without an entry was not answered. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** The choice that every question has. */
export const UNKNOWN = 'nsp';
export const UNKNOWN_LABEL = 'Je ne sais pas';

/** Whether a question counts in the portrait: at least one of its choices has a score. */
export function isScored({ choices }: Question): boolean {
	return choices.some(({ score }) => score !== undefined);
}

export function holds({ question, is }: Condition, answers: Answers): boolean {
	const given = answers[question];
	return given !== undefined && given.some((choice) => is.includes(choice));
}

/**
 * The questions that these answers lead to, in their order. An answer to a question that is no longer
 * asked stays where it is and counts for nothing: going back and forth loses nothing.
 */
export function askedQuestions(questionnaire: Questionnaire, answers: Answers): Question[] {
	const asked: Question[] = [];
	const known = new Set<string>();
	for (const question of questionnaire.questions) {
		const isAsked = (question.when ?? []).every(
			(condition) => known.has(condition.question) && holds(condition, answers)
		);
		if (!isAsked) continue;
		asked.push(question);
		known.add(question.id);
	}
	return asked;
}

/** The answers that count: those of the questions asked. */
export function keptAnswers(asked: readonly Question[], answers: Answers): Answers {
	return Object.fromEntries(
		asked.flatMap(({ id }) => (answers[id]?.length ? [[id, answers[id]]] : []))
	);
}

/** The themes that have something to ask, in their order. */
export function openThemes(questionnaire: Questionnaire, answers: Answers): Theme[] {
	const asked = new Set(askedQuestions(questionnaire, answers).map(({ theme }) => theme));
	return questionnaire.themes.filter(({ id }) => asked.has(id));
}

/** The theme that comes after one; null after the last: the way always ends. */
export function themeAfter(
	questionnaire: Questionnaire,
	answers: Answers,
	theme: string
): string | null {
	const at = questionnaire.themes.findIndex(({ id }) => id === theme);
	const open = new Set(openThemes(questionnaire, answers).map(({ id }) => id));
	return questionnaire.themes.slice(at + 1).find(({ id }) => open.has(id))?.id ?? null;
}

/** The first theme that still has a question without an answer; null when all of them have one. */
export function themeToResume(questionnaire: Questionnaire, answers: Answers): string | null {
	return (
		askedQuestions(questionnaire, answers).find(({ id }) => !answers[id]?.length)?.theme ?? null
	);
}

/** The label of an answer as it reads in a reason: « une compétence et des locaux » is left to who joins them. */
export function saidAnswers(question: Question | undefined, given: readonly string[]): string[] {
	return given.flatMap((id) => {
		const choice = question?.choices.find((one) => one.id === id);
		return choice ? [choice.said ?? choice.label] : [];
	});
}
