import { OBJECTIVES, type Objective } from '../catalogue/vocabulary.ts';
import type { ChosenAction } from './actions.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { Level, Portrait } from './maturity.ts';
import type { Orientation, Ranked, Reason } from './orientation.ts';
import {
	askedQuestions,
	UNKNOWN,
	UNKNOWN_LABEL,
	type Answers,
	type Questionnaire
} from './questionnaire.ts';
import { sayQuality } from './telling.ts';
import { FORMS, STAGES, type Form, type Stage } from './vocabulary.ts';

/** What a result page, its PDF and its files say, in words. */
export interface Result {
	readonly questionnaire: Pick<Questionnaire, 'id' | 'version' | 'title' | 'subject' | 'orients'>;
	/** As it was typed; empty when it was not. */
	readonly name: string;
	/** Day of the last save, `YYYY-MM-DD`. */
	readonly day: string;
	readonly place: string | null;
	readonly portrait: Portrait;
	readonly level: {
		readonly level: Level;
		readonly name: string;
		readonly sentence: string;
	} | null;
	readonly objectives: readonly RankedInWords<Objective>[];
	readonly forms: readonly RankedInWords<Form>[];
	readonly stage: { readonly stage: Stage; readonly name: string; readonly because: string } | null;
	readonly actions: readonly ChosenAction[];
	readonly answers: readonly {
		readonly theme: string;
		readonly question: string;
		readonly answer: string;
	}[];
	/** The same diagnostic made earlier. */
	readonly before: EarlierPortrait | null;
	/** Version of the rules: « 1 (fichier) », « 3 ». */
	readonly rules: string;
}

export interface EarlierPortrait {
	readonly day: string;
	readonly portrait: Portrait;
	readonly levelName: string | null;
}

export interface RankedInWords<Target extends string> {
	readonly target: Target;
	readonly label: string;
	readonly score: number;
	readonly precision: string | null;
	readonly reasons: readonly Reason[];
	readonly counterReasons: readonly Reason[];
}

export function tellResult(
	questionnaire: Questionnaire,
	orientation: Orientation,
	diagnosis: Diagnosis,
	about: Pick<Result, 'name' | 'day' | 'place' | 'before' | 'rules'> & { answers: Answers }
): Result {
	const { portrait, ranking, stage, actions } = diagnosis;
	const { id, version, title, subject, orients } = questionnaire;
	const { answers, ...rest } = about;
	const inWords =
		<Target extends string>(labels: Readonly<Record<Target, string>>) =>
		(one: Ranked<Target>): RankedInWords<Target> => ({ ...one, label: labels[one.target] });
	return {
		...rest,
		questionnaire: { id, version, title, subject, orients },
		portrait,
		level: orients
			? (orientation.levels.find((one) => one.level === portrait.level) ?? null)
			: null,
		objectives: ranking?.objectives.map(inWords(OBJECTIVES)) ?? [],
		forms: ranking?.forms.map(inWords(FORMS)) ?? [],
		stage: stage && { stage: stage.stage, name: STAGES[stage.stage], because: stage.because },
		actions,
		answers: tellAnswers(questionnaire, answers)
	};
}

function tellAnswers(questionnaire: Questionnaire, answers: Answers): Result['answers'] {
	const themes = new Map(questionnaire.themes.map(({ id, title }) => [id, title]));
	return askedQuestions(questionnaire, answers).map(({ id, theme, text, choices }) => ({
		theme: themes.get(theme)!,
		question: text,
		answer:
			(answers[id] ?? [])
				.map((given) =>
					given === UNKNOWN
						? UNKNOWN_LABEL
						: (choices.find((choice) => choice.id === given)?.label ?? given)
				)
				.join(' ; ') || 'Sans réponse'
	}));
}

/** The result as lines of a sheet, under `RESULT_COLUMNS`. */
export function tableOfResult(result: Result): (string | number)[][] {
	const { portrait, questionnaire } = result;
	const reasons = (one: RankedInWords<string>) =>
		[...one.reasons, ...one.counterReasons]
			.map(
				({ weight, sentence }) =>
					// In brackets: a sheet would take « +3 » at the head of a cell for a formula.
					`(${weight > 0 ? '+' : '−'}${Math.abs(weight)}) ${sentence}`
			)
			.join(' ; ');
	return [
		RESULT_COLUMNS,
		...portrait.themes.map(({ title, quality, known, asked }) => [
			'thème',
			title,
			quality === null ? '' : Math.round(quality),
			`${known} sur ${asked}`,
			sayQuality(quality, questionnaire.orients)
		]),
		...(result.level
			? [['niveau', result.level.name, result.level.level, '', result.level.sentence]]
			: []),
		...result.objectives.map((one) => ['objectif', one.label, one.score, '', reasons(one)]),
		...result.forms.map((one) => ['forme', one.label, one.score, '', reasons(one)]),
		...(result.stage
			? [['étape', result.stage.name, result.stage.stage, '', result.stage.because]]
			: []),
		...result.actions.map(({ title, sentence }, rank) => ['action', title, rank + 1, '', sentence]),
		...result.answers.map(({ question, answer }) => ['réponse', question, '', '', answer])
	];
}

export const RESULT_COLUMNS = ['genre', 'libellé', 'valeur', 'réponses connues', 'détail'];
