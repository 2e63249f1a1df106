import type { TerritoryBook } from '../../domain/guide/territory-book.ts';
import { writeBlocks, writeInlines, type Pen } from '../../domain/guide/write-html.ts';

/** A question of the vademecum of a territory, its texts in HTML. */
export interface WrittenQuestion {
	readonly anchor: string;
	readonly answer: string;
	readonly forRole: string | null;
	readonly figure: string;
}

/** Writes the national texts of a book for one page, in the order of reading. */
export function writeTerritoryTexts(book: TerritoryBook): WrittenQuestion[] {
	const pen: Pen = {
		notes: book.notes,
		define: () => '',
		deeper: 1,
		glossaryAt: '',
		isBook: true,
		called: new Set()
	};
	return book.questions.map(({ rank, answer, forRole, figure }) => ({
		anchor: `question-${rank}`,
		answer: writeBlocks(answer, pen),
		forRole: forRole && writeBlocks(forRole, pen),
		figure: writeInlines(figure, pen)
	}));
}
