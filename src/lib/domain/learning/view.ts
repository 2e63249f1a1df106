import type { Term } from '../guide/glossary.ts';
import type { Note } from '../guide/notes.ts';
import type { Told } from './draw/draw.ts';
import type { UnitLine } from './graph.ts';
import type { Question } from './quiz.ts';

/** A unit in a list: its prerequisites are those that are shown. */
export interface UnitSummary extends UnitLine {
	readonly description: string;
	readonly updated: string;
}

/** A unit named, to go to. */
export type UnitName = Pick<UnitLine, 'slug' | 'title' | 'minutes'>;

/** The page of a unit, its texts in HTML. */
export interface UnitPage extends UnitSummary {
	readonly readingMinutes: number;
	readonly contents: readonly { readonly id: string; readonly title: string }[];
	readonly body: string;
	readonly notes: readonly Note[];
	readonly drawing: {
		readonly title: string;
		readonly reading: string;
		readonly svg: string;
		/** The drawing holds these words already: they are kept folded. */
		readonly isWhole: boolean;
		readonly told: Told;
	};
	readonly terms: readonly Term[];
	/** Null when the example was withdrawn from the catalogue since. */
	readonly example: {
		readonly slug: string;
		readonly title: string;
		readonly summary: string;
		readonly sentence: string;
	} | null;
	readonly sources: readonly {
		readonly title: string;
		readonly publisher: string;
		readonly url: string;
		readonly sentence: string;
	}[];
	readonly quiz: readonly Question[];
	readonly exercise: {
		readonly title: string;
		readonly minutes: number;
		readonly steps: readonly string[];
		readonly tool: { readonly url: string; readonly title: string };
		readonly leaves: string;
	};
	readonly supposes: readonly UnitName[];
	/** The one that comes after it in the order of the graph. */
	readonly following: UnitName | null;
}

/** What a case study refers to. */
export interface CaseLink {
	readonly slug: string;
	readonly title: string;
}
