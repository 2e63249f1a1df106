import { LEAST_TOGETHER } from './vocabulary.ts';

/*
 * Several people answer one diagnostic; what they say together is shown, never who said what. Two rules
 * hold it, for each theme apart:
 *
 *   - a theme is shown for LEAST_TOGETHER people or more;
 *   - what is shown moves only when LEAST_TOGETHER answers or more have moved since (arrived, changed, or
 *     been taken back), all at once.
 *
 * So the difference between any two readings that somebody may have seen is the sum of what
 * LEAST_TOGETHER people did: none of them can be told from it. The reading is written down, not
 * computed when asked: an answer erased meanwhile does not show either.
 */

/** Theme → quality of one person; a theme of which she knows nothing is absent. */
export type Qualities = Readonly<Record<string, number>>;

/** One person as a joint reading sees her: what she says now, and what the reading holds of her. */
export interface Voice {
	readonly now: Qualities;
	readonly counted: Qualities;
}

export type Agreement = 'accord' | 'ecart' | 'grand-ecart';

export const AGREEMENTS: Readonly<Record<Agreement, string>> = {
	accord: 'accord',
	ecart: 'écart',
	'grand-ecart': 'grand écart'
};

export interface JointTheme {
	/** People whose answers it holds. */
	readonly people: number;
	/** Mean, rounded to 5: finer would say more of each than of all. */
	readonly quality: number;
	readonly agreement: Agreement;
}

/** What is kept of a group: what is shown of each theme, and how many counted answers were taken back since. */
export interface JointReading {
	readonly themes: Readonly<Record<string, JointTheme>>;
	readonly takenBack: Readonly<Record<string, number>>;
}

export const NO_READING: JointReading = { themes: {}, takenBack: {} };

/**
 * The reading that follows, and for each voice what it now holds of her, in their order. The same
 * objects when nothing may move yet.
 */
export function readTogether(
	before: JointReading,
	voices: readonly Voice[]
): { reading: JointReading; counted: readonly Qualities[] } {
	const themes: Record<string, JointTheme> = { ...before.themes };
	const takenBack: Record<string, number> = { ...before.takenBack };
	const counted = voices.map((voice) => ({ ...voice.counted }));
	const names = new Set([
		...voices.flatMap(({ now, counted }) => [...Object.keys(now), ...Object.keys(counted)]),
		...Object.keys(before.themes)
	]);
	let hasMoved = false;
	for (const theme of names) {
		const moved = voices.filter((voice) => voice.now[theme] !== voice.counted[theme]).length;
		if (moved + (takenBack[theme] ?? 0) < LEAST_TOGETHER) continue;
		hasMoved = true;
		const said = voices.flatMap(({ now }) => now[theme] ?? []);
		if (said.length >= LEAST_TOGETHER) themes[theme] = summarise(said);
		else delete themes[theme];
		delete takenBack[theme];
		for (const [rank, { now }] of voices.entries()) {
			if (now[theme] === undefined) delete counted[rank]![theme];
			else counted[rank]![theme] = now[theme];
		}
	}
	return hasMoved
		? { reading: { themes, takenBack }, counted }
		: { reading: before, counted: voices.map((voice) => voice.counted) };
}

/** What is kept once a person takes her answers back: the reading stays as it is, and remembers. */
export function takeBack(before: JointReading, counted: Qualities): JointReading {
	const takenBack: Record<string, number> = { ...before.takenBack };
	for (const theme of Object.keys(counted)) takenBack[theme] = (takenBack[theme] ?? 0) + 1;
	return { ...before, takenBack };
}

function summarise(said: readonly number[]): JointTheme {
	const mean = said.reduce((sum, one) => sum + one, 0) / said.length;
	const spread = Math.sqrt(said.reduce((sum, one) => sum + (one - mean) ** 2, 0) / said.length);
	return {
		people: said.length,
		quality: Math.round(mean / 5) * 5,
		agreement: spread <= 12 ? 'accord' : spread <= 25 ? 'ecart' : 'grand-ecart'
	};
}
