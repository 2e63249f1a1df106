import { OBJECTIVES, type Objective } from '../catalogue/vocabulary.ts';
import { joinWords } from '../kernel/typography.ts';
import {
	holds,
	saidAnswers,
	type Answers,
	type Condition,
	type Question,
	type QuestionnaireId
} from './questionnaire.ts';
import type { Level } from './maturity.ts';
import { FORMS, type Form, type Stage } from './vocabulary.ts';

/** What data/questionnaires/orientation.yaml holds, or what an administrator wrote above it. */
export interface Orientation {
	readonly levels: readonly {
		readonly level: Level;
		readonly name: string;
		readonly sentence: string;
	}[];
	readonly sources: readonly {
		readonly id: string;
		readonly title: string;
		readonly url?: string | undefined;
	}[];
	readonly stages: readonly StageGate[];
	readonly rules: readonly Rule[];
	readonly actions: readonly Action[];
}

/** When a stage of the life of an alliance is behind us, and what is said when it is not. */
export interface StageGate {
	readonly stage: Stage;
	/** Any of these says that it is passed; none for the last stage, which is never passed. */
	readonly passed: readonly Condition[];
	readonly because: string;
}

/** One rule: when all its conditions hold, its weight is added to its target, and its sentence is a reason, or a counter-reason below zero. */
export interface Rule {
	readonly id: string;
	readonly objective?: Objective | undefined;
	readonly form?: Form | undefined;
	readonly weight: number;
	readonly when: readonly Condition[];
	/** `{ressource}` is replaced by what was answered to that question. */
	readonly because: string;
	/** What it makes of its form: « mécénat de compétences ». */
	readonly precision?: string | undefined;
	/** Id of the source that it was drawn from. */
	readonly from: string;
}

export interface Action {
	readonly id: string;
	readonly title: string;
	readonly sentence: string;
	/** Page of this site where it begins. */
	readonly url?: string | undefined;
	/** What calls for it: exactly one. */
	readonly stage?: Stage | undefined;
	readonly theme?: string | undefined;
	readonly form?: Form | undefined;
	readonly always?: true | undefined;
	/** Only for these questionnaires; all of them when absent. */
	readonly in?: readonly QuestionnaireId[] | undefined;
}

export interface Reason {
	readonly rule: string;
	readonly weight: number;
	readonly sentence: string;
}

/** A target with all that its rank comes from: its score is the sum of the weights told. */
export interface Ranked<Target extends string> {
	readonly target: Target;
	readonly score: number;
	readonly reasons: readonly Reason[];
	readonly counterReasons: readonly Reason[];
	/** The most telling precision of the rules that hold. */
	readonly precision: string | null;
}

export interface Ranking {
	readonly objectives: readonly Ranked<Objective>[];
	readonly forms: readonly Ranked<Form>[];
}

/**
 * Applies every rule that holds. The highest score first; between equals, the order of the
 * vocabulary: the same answers always give the same ranking. Targets of which no rule holds are absent.
 */
export function rank(
	{ rules }: Pick<Orientation, 'rules'>,
	asked: readonly Question[],
	answers: Answers
): Ranking {
	const held = rules.filter(({ when }) => when.every((condition) => holds(condition, answers)));
	const questions = new Map(asked.map((question) => [question.id, question]));
	const told = (rule: Rule): Reason => ({
		rule: rule.id,
		weight: rule.weight,
		sentence: writeReason(rule, questions, answers)
	});
	const gather = <Target extends string>(
		targets: readonly Target[],
		of: (rule: Rule) => string | undefined
	) =>
		targets
			.map((target): Ranked<Target> | null => {
				const mine = held.filter((rule) => of(rule) === target);
				if (mine.length === 0) return null;
				const byWeight = mine.toSorted(
					(one, other) => Math.abs(other.weight) - Math.abs(one.weight)
				);
				return {
					target,
					score: mine.reduce((sum, { weight }) => sum + weight, 0),
					reasons: byWeight.filter(({ weight }) => weight > 0).map(told),
					counterReasons: byWeight.filter(({ weight }) => weight < 0).map(told),
					precision: byWeight.find(({ precision }) => precision)?.precision ?? null
				};
			})
			.filter((one) => one !== null)
			.sort((one, other) => other.score - one.score);
	return {
		objectives: gather(OBJECTIVE_NAMES, ({ objective }) => objective),
		forms: gather(FORM_NAMES, ({ form }) => form)
	};
}

const OBJECTIVE_NAMES = Object.keys(OBJECTIVES) as Objective[];
const FORM_NAMES = Object.keys(FORMS) as Form[];

/** Those that the answers speak for more than against. */
export function proposed<Target extends string>(
	ranked: readonly Ranked<Target>[]
): Ranked<Target>[] {
	return ranked.filter(({ score }) => score > 0);
}

function writeReason(
	{ because }: Rule,
	questions: ReadonlyMap<string, Question>,
	answers: Answers
): string {
	return because.replace(PLACEHOLDER, (_, id: string) =>
		joinWords(saidAnswers(questions.get(id), answers[id] ?? []))
	);
}

/** Where the answer to a question stands in a sentence. */
export const PLACEHOLDER = /\{([a-z0-9-]+)\}/g;

/** The first stage whose gate is not passed: the one to enter. What is not known is not passed. */
export function stageToEnter({ stages }: Pick<Orientation, 'stages'>, answers: Answers): StageGate {
	const next = stages.find(({ passed }) => !passed.some((condition) => holds(condition, answers)));
	return next ?? stages.at(-1)!;
}
