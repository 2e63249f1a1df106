import type { Sdg } from '#lib/domain/catalogue/vocabulary.ts';

/** Official colours of the seventeen goals (United Nations, guidelines of 2019). */
export const SDG_COLOURS: Record<Sdg, string> = {
	1: '#e5243b',
	2: '#dda63a',
	3: '#4c9f38',
	4: '#c5192d',
	5: '#ff3a21',
	6: '#26bde2',
	7: '#fcc30b',
	8: '#a21942',
	9: '#fd6925',
	10: '#dd1367',
	11: '#fd9d24',
	12: '#bf8b2e',
	13: '#3f7e44',
	14: '#0a97d9',
	15: '#56c02b',
	16: '#00689d',
	17: '#19486a'
};

const DARK: readonly Sdg[] = [1, 4, 8, 10, 13, 16, 17];

/** White or ink, whichever reads at 4.5:1 or more on the colour of the goal. */
export function sdgTextColour(goal: Sdg): string {
	return DARK.includes(goal) ? '#ffffff' : '#14181f';
}
