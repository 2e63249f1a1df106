import type { Objective } from '../catalogue/vocabulary.ts';
import { joinWords } from '../kernel/typography.ts';
import { PLACEHOLDER, type Rule } from './orientation.ts';
import { saidAnswers, UNKNOWN, UNKNOWN_LABEL, type Question } from './questionnaire.ts';
import type { Form } from './vocabulary.ts';

/** A rule as the page of the method shows it. */
export interface ToldRule {
	readonly id: string;
	readonly form: Form | undefined;
	readonly objective: Objective | undefined;
	readonly weight: number;
	readonly sentence: string;
	/** Id of its source. */
	readonly from: string;
	readonly when: readonly { readonly question: string; readonly choices: readonly string[] }[];
}

/** Tells a rule in the words of the questions that it looks at, whichever questionnaire asks them. */
export function tellRule(rule: Rule, questions: readonly Question[]): ToldRule {
	const { id, form, objective, weight, from, when, because } = rule;
	const named = (name: string) => questions.filter((question) => question.id === name);
	return {
		id,
		form,
		objective,
		weight,
		from,
		sentence: because.replace(PLACEHOLDER, (_, name: string) => {
			const is = when.find(({ question }) => question === name)?.is ?? [];
			const said = named(name).flatMap((question) => saidAnswers(question, is));
			return joinWords([...new Set(said)], 'ou');
		}),
		when: when.map(({ question, is }) => ({
			question: named(question)[0]?.text ?? question,
			choices: is.map((choice) => labelOf(named(question), choice))
		}))
	};
}

function labelOf(questions: readonly Question[], choice: string): string {
	if (choice === UNKNOWN) return UNKNOWN_LABEL;
	const found = questions.flatMap(({ choices }) => choices).find(({ id }) => id === choice);
	return found?.label ?? choice;
}
