import { z } from 'zod';
import { cleanLine } from '../kernel/address.ts';
import { fieldOf, NAME_FIELD, PLACE_CODE_FIELD, PLACE_FIELD } from './fields.ts';
import { UNKNOWN, type Answers, type Question } from './questionnaire.ts';
import { LONGEST_NAME } from './vocabulary.ts';

/*
 * What a page of the questionnaire sends: one field a question (`q-role`), and on the first page the
 * name and the place. Nothing is required: what is left without an answer stays so.
 */

/** Any fields, each once or several times. */
export const typedSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
export type Typed = z.infer<typeof typedSchema>;

/**
 * The answers that a page sends to its questions. A choice that the question does not have was forged
 * or comes from another version: it counts as no answer. « I do not know » beside others is dropped.
 */
export function readAnswers(questions: readonly Question[], typed: Typed): Answers {
	return Object.fromEntries(
		questions.map((question) => {
			const sent = new Set([typed[fieldOf(question)] ?? []].flat());
			const known = question.choices.filter(({ id }) => sent.has(id)).map(({ id }) => id);
			const given = known.length === 0 && sent.has(UNKNOWN) ? [UNKNOWN] : known;
			return [question.id, question.several ? given : given.slice(0, 1)];
		})
	);
}

/** The same answers with those of one page in the place of what they were. */
export function withAnswers(before: Answers, page: Answers): Answers {
	const merged = { ...before, ...page };
	return Object.fromEntries(Object.entries(merged).filter(([, given]) => given.length > 0));
}

/** What tells one state of a page from another, in the order of its questions. */
export function seenOf(questions: readonly Pick<Question, 'id'>[], answers: Answers): string {
	return questions.map(({ id }) => (answers[id] ?? []).join('.')).join('~');
}

/** A name on one line, without what no name holds. */
export function readName(typed: Typed): string {
	return cleanLine([typed[NAME_FIELD] ?? ''].flat()[0] ?? '')
		.slice(0, LONGEST_NAME)
		.toWellFormed()
		.trim();
}

export function readPlaceFields(typed: Typed): { words: string; code: string } {
	const first = (name: string) => cleanLine([typed[name] ?? ''].flat()[0] ?? '').slice(0, 80);
	return { words: first(PLACE_FIELD), code: first(PLACE_CODE_FIELD) };
}
