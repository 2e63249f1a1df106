import { fold, formatNumber } from '../kernel/typography.ts';

/*
 * The questions of a unit and what an answer to them is worth. Questions are data, checked when the site
 * is built; this only compares, and asks nobody.
 */

interface Asked {
	/** Stays the same when the words change: what is counted is counted by it. */
	readonly id: string;
	readonly ask: string;
	/** Why the right answer is right. Never empty. */
	readonly explain: string;
}

export type Question =
	| (Asked & {
			readonly kind: 'single' | 'multiple';
			readonly choices: readonly { readonly text: string; readonly right: boolean }[];
	  })
	/** `items` in their right order. */
	| (Asked & { readonly kind: 'order'; readonly items: readonly string[] })
	| (Asked & {
			readonly kind: 'match';
			readonly pairs: readonly { readonly left: string; readonly right: string }[];
	  })
	| (Asked & {
			readonly kind: 'number';
			readonly answer: number;
			/** How far from the answer is still right. */
			readonly tolerance: number;
			readonly unit: string;
	  });
export type QuestionKind = Question['kind'];

/** What was answered to one question, as a form says it. */
export type Given = readonly string[];

export interface Result {
	readonly id: string;
	readonly verdict: 'right' | 'partly' | 'wrong' | 'blank';
	/** How many parts are right, of how many: a question of one answer has one. */
	readonly right: number;
	readonly of: number;
}

/** The names of the fields of a question in its form: one for each part that is answered apart. */
export function fieldsOf(question: Question): string[] {
	const parts = partsOf(question);
	return parts === 1
		? [question.id]
		: Array.from({ length: parts }, (_, at) => `${question.id}.${at + 1}`);
}

function partsOf(question: Question): number {
	if (question.kind === 'order') return question.items.length;
	return question.kind === 'match' ? question.pairs.length : 1;
}

/**
 * What is shown to be put in order, or to be matched: a permutation that depends on the question alone,
 * and never the right order. Places are those of the data, from 0.
 */
export function shown(question: Question): number[] {
	const length =
		question.kind === 'order'
			? question.items.length
			: question.kind === 'match'
				? question.pairs.length
				: 0;
	const places = Array.from({ length }, (_, at) => at);
	let seed = [...question.id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
	for (let at = length - 1; at > 0; at--) {
		seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
		const other = (seed >>> 8) % (at + 1);
		[places[at], places[other]] = [places[other]!, places[at]!];
	}
	const isRight = places.every((place, at) => place === at);
	return isRight && length > 1 ? [...places.slice(1), places[0]!] : places;
}

/** Reads what a form says of a question: nothing strange is kept, nothing is refused. */
export function readGiven(question: Question, read: (field: string) => readonly string[]): Given {
	const fields = fieldsOf(question);
	const most = question.kind === 'multiple' ? question.choices.length : 1;
	return fields.flatMap((field) => {
		const values = read(field)
			.slice(0, most)
			.map((value) => value.trim().slice(0, 40));
		return fields.length > 1 ? [values[0] ?? ''] : values.filter(Boolean);
	});
}

/** Compares what was given with what is right. Choices and items are told by their place, from 1. */
export function grade(question: Question, given: Given): Result {
	const { id } = question;
	if (given.every((one) => one === ''))
		return { id, verdict: 'blank', right: 0, of: worthOf(question) };
	switch (question.kind) {
		case 'single':
		case 'multiple': {
			const chosen = new Set(given.map(Number));
			const ticked = question.choices.filter((_, at) => chosen.has(at + 1));
			const right = ticked.filter((one) => one.right).length;
			const of = worthOf(question);
			if (right === of && ticked.length === of) return { id, verdict: 'right', right, of };
			return {
				id,
				verdict: question.kind === 'multiple' && right > 0 ? 'partly' : 'wrong',
				right,
				of
			};
		}
		case 'order':
		case 'match': {
			const of = worthOf(question);
			const right = given.filter((one, at) => Number(one) === at + 1).length;
			return { id, verdict: right === of ? 'right' : right > 0 ? 'partly' : 'wrong', right, of };
		}
		case 'number': {
			const value = readNumber(given[0] ?? '');
			const isRight = value !== null && Math.abs(value - question.answer) <= question.tolerance;
			return { id, verdict: isRight ? 'right' : 'wrong', right: isRight ? 1 : 0, of: 1 };
		}
	}
}

function worthOf(question: Question): number {
	if (question.kind === 'single' || question.kind === 'multiple')
		return question.choices.filter(({ right }) => right).length;
	return partsOf(question);
}

/** « 1 000 », « 1000 € », « 12,5 »: a number as people write it; null when there is none. */
export function readNumber(written: string): number | null {
	const bare = fold(written)
		.replace(/[\s\u00A0\u202F']/g, '')
		.replace(',', '.');
	const [found] = /^[-+]?\d+(\.\d+)?/.exec(bare) ?? [];
	return found === undefined ? null : Number(found);
}

/** A quiz is passed when four answers of five are right: the bar is ours, and said. */
export const PASS_SHARE = 0.8;

export interface Score {
	readonly right: number;
	readonly of: number;
	readonly passed: boolean;
}

export function scoreOf(results: readonly Result[]): Score {
	const right = results.filter(({ verdict }) => verdict === 'right').length;
	return {
		right,
		of: results.length,
		passed: results.length > 0 && right / results.length >= PASS_SHARE
	};
}

/** A quiz answered: what was given, what it is worth. */
export interface Answered {
	readonly given: Readonly<Record<string, Given>>;
	readonly results: readonly Result[];
	readonly score: Score;
}

/** Grades a whole quiz from a form: what it says of no question of this quiz is passed over. */
export function answerQuiz(
	quiz: readonly Question[],
	read: (field: string) => readonly string[]
): Answered {
	const given = Object.fromEntries(
		quiz.map((question) => [question.id, readGiven(question, read)] as const)
	);
	const results = quiz.map((question) => grade(question, given[question.id]!));
	return { given, results, score: scoreOf(results) };
}

/** The right answer in words, one part a line. */
export function tellRight(question: Question): string[] {
	switch (question.kind) {
		case 'single':
		case 'multiple':
			return question.choices.filter((choice) => choice.right).map((choice) => choice.text);
		case 'order':
			return question.items.map((item, at) => `${at + 1}. ${item}`);
		case 'match':
			return question.pairs.map(({ left, right }) => `${left} → ${right}`);
		case 'number':
			return [`${formatNumber(question.answer)}\u00A0${question.unit}`];
	}
}

/** « Juste », « Deux sur quatre »: a verdict as it is told. */
export function tellVerdict({ verdict, right, of }: Result): string {
	if (verdict === 'partly') return `En partie juste\u00A0: ${right} sur ${of}`;
	return { right: 'Juste', wrong: 'Ce n’est pas cela', blank: 'Sans réponse' }[verdict];
}
