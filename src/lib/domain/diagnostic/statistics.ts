import type { Questionnaire, QuestionnaireId } from './questionnaire.ts';
import { LEAST_COUNTED } from './vocabulary.ts';

/** What the diagnostics of one questionnaire say together: never fewer than LEAST_COUNTED behind a figure. */
export interface DiagnosticCount {
	readonly questionnaire: QuestionnaireId;
	readonly title: string;
	readonly count: number;
	readonly themes: readonly {
		readonly title: string;
		readonly quality: number;
		readonly count: number;
	}[];
}

/** Null when there are too few. A theme that too few people know is left out. */
export function countTogether(
	{ id, title, themes }: Pick<Questionnaire, 'id' | 'title' | 'themes'>,
	counted: readonly { readonly themes: Readonly<Record<string, number>> }[]
): DiagnosticCount | null {
	if (counted.length < LEAST_COUNTED) return null;
	return {
		questionnaire: id,
		title,
		count: counted.length,
		themes: themes.flatMap((theme) => {
			const said = counted.flatMap((one) => one.themes[theme.id] ?? []);
			if (said.length < LEAST_COUNTED) return [];
			const mean = said.reduce((sum, one) => sum + one, 0) / said.length;
			return [{ title: theme.title, quality: Math.round(mean), count: said.length }];
		})
	};
}
