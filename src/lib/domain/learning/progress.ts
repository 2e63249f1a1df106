import { PASS_SHARE } from './quiz.ts';
import { QUESTIONS_A_UNIT } from './unit.ts';

/*
 * What a learner did of each unit. It stays in the browser, and follows an account when there is one. A
 * unit is finished when its quiz is passed and its exercise done: something exists, not only time spent.
 */

export interface UnitProgress {
	/** The most answers that were right at once. */
	readonly quiz: number;
	/** She says that the exercise is done: nobody checks. */
	readonly exercise: boolean;
	/** Day of the text that was followed, `YYYY-MM-DD`: from the site, never from a clock. */
	readonly version: string;
}

export type Progress = ReadonlyMap<string, UnitProgress>;

export const NO_PROGRESS: Progress = new Map();
const MOST_UNITS = 200;

export function isFinished({ quiz, exercise }: UnitProgress): boolean {
	return exercise && quiz / QUESTIONS_A_UNIT >= PASS_SHARE;
}

/** The units that are finished, whatever their version: what was learnt is not taken back. */
export function finishedOf(progress: Progress): Set<string> {
	return new Set([...progress].filter(([, one]) => isFinished(one)).map(([slug]) => slug));
}

/** Did the text change since she followed it? */
export function hasChanged(one: UnitProgress, updated: string): boolean {
	return one.version !== '' && updated > one.version;
}

/** What is known from two places: the best of each, never less than one of them. */
export function mergeProgress(one: Progress, other: Progress): Progress {
	const merged = new Map(one);
	for (const [slug, theirs] of other) merged.set(slug, best(merged.get(slug), theirs));
	return merged;
}

function best(mine: UnitProgress | undefined, theirs: UnitProgress): UnitProgress {
	if (!mine) return theirs;
	return {
		quiz: Math.max(mine.quiz, theirs.quiz),
		exercise: mine.exercise || theirs.exercise,
		version: mine.version > theirs.version ? mine.version : theirs.version
	};
}

/** The same with what was just done of a unit; what was better before stays. */
export function withUnit(progress: Progress, slug: string, done: UnitProgress): Progress {
	return mergeProgress(progress, new Map([[slug, done]]));
}

/** An exercise may be ticked by mistake: saying that it is not done is heard. */
export function withExercise(progress: Progress, slug: string, exercise: boolean, version: string) {
	const before = progress.get(slug);
	const next = new Map(progress);
	next.set(slug, { quiz: before?.quiz ?? 0, exercise, version });
	return next as Progress;
}

/** « Vous avez fini cette unité. »: where a learner is in a unit whose text is of that day. */
export function tellDone(done: UnitProgress, updated: string): string {
	const since = hasChanged(done, updated) ? ' Le texte a changé depuis.' : '';
	if (isFinished(done)) return `Vous avez fini cette unité.${since}`;
	if (done.exercise) return `Exercice fait\u00A0; il reste le quiz.${since}`;
	return `Meilleur résultat au quiz\u00A0: ${done.quiz} sur ${QUESTIONS_A_UNIT}\u00A0; il reste l’exercice.${since}`;
}

export function writeProgress(progress: Progress): string {
	return JSON.stringify(Object.fromEntries(progress));
}

/** Reads what a browser kept. Never fails: what is not ours is left aside. */
export function readProgress(text: string | null): Progress {
	let data: unknown;
	try {
		data = JSON.parse(text ?? '');
	} catch {
		return NO_PROGRESS;
	}
	if (typeof data !== 'object' || data === null || Array.isArray(data)) return NO_PROGRESS;
	const entries = Object.entries(data).slice(0, MOST_UNITS);
	return new Map(
		entries.flatMap(([slug, one]) => {
			const read = readUnit(one);
			return read && /^[a-z0-9-]{1,120}$/.test(slug) ? [[slug, read] as const] : [];
		})
	);
}

function readUnit(one: unknown): UnitProgress | null {
	if (typeof one !== 'object' || one === null) return null;
	const { quiz, exercise, version } = one as Record<string, unknown>;
	const isDay = typeof version === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(version);
	return {
		quiz: Number.isInteger(quiz) ? Math.min(QUESTIONS_A_UNIT, Math.max(0, quiz as number)) : 0,
		exercise: exercise === true,
		version: isDay ? version : ''
	};
}
