import type { Question } from './questionnaire.ts';

/** Name of the field of a question. */
export function fieldOf({ id }: Pick<Question, 'id'>): string {
	return `q-${id}`;
}

/** The mark of what the page showed when it was opened: another tab may have saved since. */
export const SEEN_FIELD = 'vu';
export const NAME_FIELD = 'nom';
export const PLACE_FIELD = 'lieu';
export const PLACE_CODE_FIELD = 'lieu-code';
