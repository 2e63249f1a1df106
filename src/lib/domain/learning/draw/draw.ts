import type { Drawing } from '../drawing.ts';
import { DIRECTIONS } from '../drawing.ts';
import { escaped, WIDTH, type Drawn, type Palette } from './paper.ts';
import { drawCircles, drawCycle, drawLadder, drawTimeline } from './steps.ts';
import { drawExchange, drawMatrix } from './tables.ts';

/** The drawing as a whole SVG, named by its title and what is seen in it. The same data gives the same text. */
export function drawSvg(drawing: Drawing, palette: Palette): string {
	const { height, shapes } = draw(drawing, palette);
	const name = escaped(`${drawing.title}. ${drawing.reading}`).replaceAll('"', '&quot;');
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${Math.ceil(height)}" width="${WIDTH}" height="${Math.ceil(height)}" role="img" aria-label="${name}" font-family="${palette.font}">${shapes}</svg>`;
}

function draw(drawing: Drawing, palette: Palette): Drawn {
	switch (drawing.kind) {
		case 'cycle':
			return drawCycle(drawing.steps, palette);
		case 'ladder':
			return drawLadder(drawing.steps, palette);
		case 'circles':
			return drawCircles(drawing.steps, palette);
		case 'timeline':
			return drawTimeline(drawing.steps, palette);
		case 'exchange':
			return drawExchange(drawing, palette);
		case 'matrix':
			return drawMatrix(drawing, palette);
	}
}

/** The same drawing in words: a list of names and sentences, or a table. */
export type Told =
	| {
			readonly is: 'list';
			readonly ordered: boolean;
			readonly items: readonly { name: string; sentence: string }[];
	  }
	| {
			readonly is: 'table';
			readonly head: readonly string[];
			readonly rows: readonly (readonly string[])[];
	  };

export function tellDrawing(drawing: Drawing): Told {
	switch (drawing.kind) {
		case 'matrix':
			return {
				is: 'table',
				head: ['', ...drawing.columns],
				rows: drawing.rows.map(({ name, cells }) => [
					name,
					...cells.map((mark) => drawing.marks[mark])
				])
			};
		case 'exchange':
			return {
				is: 'list',
				ordered: false,
				items: drawing.lines.map(({ name, sentence, direction }) => ({
					name: `${name} (${direction === 'ensemble' ? DIRECTIONS.ensemble : told(direction, drawing.left, drawing.right)})`,
					sentence
				}))
			};
		default:
			return { is: 'list', ordered: drawing.kind !== 'circles', items: drawing.steps };
	}
}

function told(direction: 'droite' | 'gauche' | 'deux-sens', left: string, right: string): string {
	if (direction === 'deux-sens') return DIRECTIONS['deux-sens'];
	const [from, to] = direction === 'droite' ? [left, right] : [right, left];
	return `${from} → ${to}`;
}
