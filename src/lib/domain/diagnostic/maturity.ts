import { isScored, UNKNOWN, type Answers, type Question, type Theme } from './questionnaire.ts';

/** A theme of the portrait. Quality and knowledge are told apart: what is not known lowers the second alone. */
export interface ThemePortrait {
	readonly theme: string;
	readonly title: string;
	readonly short: string;
	/** 0 to 100, the mean of what was answered; null when nothing is known. */
	readonly quality: number | null;
	/** Questions that count, and how many have an answer that says something. */
	readonly asked: number;
	readonly known: number;
}

export interface Portrait {
	readonly themes: readonly ThemePortrait[];
	/** Mean of the themes of which something is known; null when there is none. */
	readonly quality: number | null;
	/** Share of the questions that count whose answer is known, 0 to 1. */
	readonly knowledge: number;
	readonly level: Level | null;
	/** Less than half is known: the level is a first guess. */
	readonly isUncertain: boolean;
}

/** Levels of maturity: names, words and thresholds are ours (/se-situer/methode). */
export const LEVELS = [1, 2, 3, 4] as const;
export type Level = (typeof LEVELS)[number];

/** The least quality of each level but the first. */
export const LEVEL_FROM = { 2: 25, 3: 50, 4: 75 } as const;
/** Share of answers known under which a level is only a first guess. */
export const KNOWN_ENOUGH = 0.5;

export function levelOf(quality: number): Level {
	if (quality >= LEVEL_FROM[4]) return 4;
	if (quality >= LEVEL_FROM[3]) return 3;
	return quality >= LEVEL_FROM[2] ? 2 : 1;
}

/** Draws the portrait from the questions asked. Themes that ask nothing that counts are left out. */
export function drawPortrait(
	themes: readonly Theme[],
	asked: readonly Question[],
	answers: Answers
): Portrait {
	const drawn: ThemePortrait[] = [];
	let questions = 0;
	let known = 0;
	let sum = 0;
	let count = 0;
	for (const { id, title, short } of themes) {
		const scores: (number | null)[] = [];
		for (const question of asked)
			if (question.theme === id && isScored(question)) scores.push(scoreOf(question, answers));
		if (scores.length === 0) continue;
		const said = scores.filter((score) => score !== null);
		const quality = said.length > 0 ? mean(said) : null;
		drawn.push({ theme: id, title, short, quality, asked: scores.length, known: said.length });
		questions += scores.length;
		known += said.length;
		if (quality !== null) {
			sum += quality;
			count += 1;
		}
	}
	const quality = count > 0 ? sum / count : null;
	const knowledge = questions > 0 ? known / questions : 0;
	return {
		themes: drawn,
		quality,
		knowledge,
		level: quality === null ? null : levelOf(quality),
		isUncertain: knowledge < KNOWN_ENOUGH
	};
}

/** What is weakest first, of what is known; between equals, in the order of the themes. */
export function weakestThemes({ themes }: Portrait): ThemePortrait[] {
	return themes
		.filter(({ quality }) => quality !== null)
		.toSorted((one, other) => one.quality! - other.quality!);
}

function scoreOf({ id, choices }: Question, answers: Answers): number | null {
	const [given] = answers[id] ?? [];
	if (given === undefined || given === UNKNOWN) return null;
	return choices.find((choice) => choice.id === given)?.score ?? null;
}

function mean(numbers: readonly number[]): number {
	let sum = 0;
	for (const one of numbers) sum += one;
	return sum / numbers.length;
}
