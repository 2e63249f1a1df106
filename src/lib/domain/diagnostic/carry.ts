import type { Result } from './result.ts';
import type { Answers } from './questionnaire.ts';

/**
 * A diagnostic as another tool takes it over, an alliance first of all: `resultat.json`, described on
 * /se-situer/methode. Names are those of the code, values those of the vocabularies; sentences are in
 * French. A new name may be added to version 1; none is taken away nor changes its meaning.
 */
export interface CarriedDiagnostic {
	readonly format: 'faire-alliance/diagnostic';
	readonly formatVersion: 1;
	readonly site: string;
	readonly questionnaire: { readonly id: string; readonly version: number };
	readonly rules: string;
	/** Day of the last save, `YYYY-MM-DD`. */
	readonly day: string;
	readonly name: string | null;
	/** Official code of the territory. */
	readonly territory: string | null;
	readonly domains: readonly string[];
	/** Question → choices. */
	readonly answers: Answers;
	/** Level from 1 to 4; quality from 0 to 100; knowledge from 0 to 1. Null when nothing is known. */
	readonly maturity: {
		readonly level: number | null;
		readonly quality: number | null;
		readonly knowledge: number;
		readonly themes: readonly {
			readonly id: string;
			readonly quality: number | null;
			readonly known: number;
			readonly asked: number;
		}[];
	};
	/** The first comes first; the score is the sum of the weights of its reasons. */
	readonly objectives: readonly CarriedTarget[];
	readonly forms: readonly CarriedTarget[];
	/** Stage of the life of an alliance to enter, 1 to 8; null for a health check. */
	readonly stage: number | null;
	readonly actions: readonly {
		readonly id: string;
		readonly title: string;
		readonly sentence: string;
	}[];
	/** Slugs of examples of the catalogue. */
	readonly examples: readonly string[];
}

interface CarriedTarget {
	readonly id: string;
	readonly score: number;
	readonly precision: string | null;
	readonly reasons: readonly {
		readonly rule: string;
		readonly weight: number;
		readonly sentence: string;
	}[];
}

export function carryResult(
	result: Result,
	more: { answers: Answers; territory: string | null; examples: readonly string[]; site: string }
): CarriedDiagnostic {
	const target = (one: Result['forms'][number] | Result['objectives'][number]): CarriedTarget => ({
		id: one.target,
		score: one.score,
		precision: one.precision,
		reasons: [...one.reasons, ...one.counterReasons]
	});
	const { portrait, questionnaire } = result;
	return {
		format: 'faire-alliance/diagnostic',
		formatVersion: 1,
		site: more.site,
		questionnaire: { id: questionnaire.id, version: questionnaire.version },
		rules: result.rules,
		day: result.day,
		name: result.name || null,
		territory: more.territory,
		domains: more.answers.domaine ?? [],
		answers: more.answers,
		maturity: {
			level: portrait.level,
			quality: portrait.quality,
			knowledge: portrait.knowledge,
			themes: portrait.themes.map(({ theme, quality, known, asked }) => ({
				id: theme,
				quality,
				known,
				asked
			}))
		},
		objectives: result.objectives.map(target),
		forms: result.forms.map(target),
		stage: result.stage?.stage ?? null,
		actions: result.actions.map(({ id, title, sentence }) => ({ id, title, sentence })),
		examples: more.examples
	};
}
