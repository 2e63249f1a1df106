import { onDay } from '../../domain/guide/legal-parameters.ts';
import type { FigureSources } from '../../domain/guide/notes.ts';
import { listIndicators } from '../observatory/index.ts';
import { readLegalParameters } from './legal-parameters.ts';

/** What the figures of texts are read from, as they stand on a day `YYYY-MM-DD`. */
export async function readFigureSources(day: string): Promise<FigureSources> {
	const law = await readLegalParameters();
	return {
		indicators: new Map((await listIndicators()).map((indicator) => [indicator.id, indicator])),
		law(id) {
			const parameter = law.get(id);
			if (!parameter) throw new Error(`data/legal has no parameter ${id}`);
			return onDay(parameter, day);
		}
	};
}
