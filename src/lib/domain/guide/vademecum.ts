import type { Role } from './roles.ts';
import type { Block, Inline } from './text.ts';

/** The seven questions, in their order. */
export const QUESTIONS = [
	'faire-alliance',
	'formes',
	'territoires',
	'preuves',
	'piloter',
	'moyens',
	'apprendre'
] as const;
export type QuestionSlug = (typeof QUESTIONS)[number];

export const VADEMECUM_PATH = '/comprendre';
export const VADEMECUM_TITLE = 'Le vadémécum du «\u202Ffaire alliance\u202F»';
/** Licence of the texts of content/. */
export const CONTENT_LICENCE = {
	name: 'CC BY 4.0',
	url: 'https://creativecommons.org/licenses/by/4.0/deed.fr'
} as const;

/** One question of the vademecum, as content/vademecum tells it. */
export interface Question {
	/** From 1. */
	readonly rank: number;
	readonly slug: QuestionSlug;
	readonly title: string;
	/** Two or three words for menus. */
	readonly short: string;
	readonly description: string;
	/** `YYYY-MM-DD`. */
	readonly updated: string;
	/** Three sentences. */
	readonly answer: readonly (readonly Inline[])[];
	readonly body: readonly Block[];
	readonly figures: readonly { readonly id: string; readonly sentence: readonly Inline[] }[];
	readonly examples: readonly {
		readonly title: string;
		/** Of the catalogue, as its address writes it. */
		readonly query: string;
		readonly sentence: readonly Inline[];
	}[];
	readonly further: readonly {
		readonly title: string;
		readonly publisher: string;
		readonly url: string;
		readonly sentence: readonly Inline[];
	}[];
	/** What to do next in this site. */
	readonly next: readonly {
		readonly title: string;
		readonly url: string;
		readonly sentence: readonly Inline[];
	}[];
	readonly roles: Readonly<Record<Role, readonly Block[]>>;
}

export function isQuestion(slug: string): slug is QuestionSlug {
	return (QUESTIONS as readonly string[]).includes(slug);
}

export function questionPath(slug: QuestionSlug): string {
	return `${VADEMECUM_PATH}/${slug}`;
}

/** The answer as a paragraph: its sentences one after another. */
export function answerBlock({ answer }: Pick<Question, 'answer'>): Block {
	return {
		kind: 'paragraph',
		inside: answer.flatMap((sentence, rank) =>
			rank === 0 ? sentence : [{ kind: 'text', text: ' ' } as const, ...sentence]
		)
	};
}
