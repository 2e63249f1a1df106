import type { Block, Inline } from '../guide/text.ts';
import type { Drawing } from './drawing.ts';
import type { UnitLine } from './graph.ts';
import type { Question } from './quiz.ts';

export const LEARNING_PATH = '/apprendre';

/** One unit, as content/parcours tells it. */
export interface Unit extends UnitLine {
	readonly description: string;
	/** `YYYY-MM-DD`. */
	readonly updated: string;
	readonly body: readonly Block[];
	/** A real example of the catalogue, studied under the heading `{#exemple}`. */
	readonly example: { readonly slug: string; readonly sentence: readonly Inline[] };
	readonly drawing: Drawing;
	/** Ids of the glossary. */
	readonly terms: readonly string[];
	readonly sources: readonly {
		readonly title: string;
		readonly publisher: string;
		readonly url: string;
		readonly sentence: readonly Inline[];
	}[];
	readonly quiz: readonly Question[];
	readonly exercise: Exercise;
}

/** « À vous »: something done in a tool of this site. */
export interface Exercise {
	readonly title: string;
	readonly minutes: number;
	readonly steps: readonly (readonly Inline[])[];
	readonly tool: { readonly url: string; readonly title: string };
	/** What exists at the end. */
	readonly leaves: readonly Inline[];
}

export function unitPath(slug: string): string {
	return `${LEARNING_PATH}/${slug}`;
}

/** The field that says that a quiz was not answered on this page yet. */
export const FIRST_TRY = '_premier';

/** A unit of 600 to 1,500 words: below, it says too little; above, it is two. */
export const WORDS = { least: 600, most: 1500 } as const;
/** How many questions end a unit. */
export const QUESTIONS_A_UNIT = 5;
/** Minutes that five questions and their explanations take. Ours, counted with the unit. */
export const QUIZ_MINUTES = 3;
