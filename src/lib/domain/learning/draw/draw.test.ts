import { describe, expect, test } from 'vitest';
import type { Drawing } from '../drawing.ts';
import { drawSvg, tellDrawing } from './draw.ts';
import { ON_PAPER, ON_SCREEN } from './paper.ts';

const steps = (count: number) =>
	Array.from({ length: count }, (_, at) => ({
		name: `Étape <${at}> & suite "longue"`,
		sentence: `Phrase ${at}, un peu longue, pour voir où elle se coupe.`
	}));
const said = { title: 'Un « dessin »', reading: 'On voit "ceci" & cela.' };
const drawings: Drawing[] = [
	...(['cycle', 'ladder', 'circles', 'timeline'] as const).flatMap((kind) =>
		[3, kind === 'circles' ? 5 : 7].map((count) => ({ ...said, kind, steps: steps(count) }))
	),
	{
		...said,
		kind: 'exchange',
		left: 'Ici',
		right: 'Là',
		beyond: 'Plus loin',
		lines: (['droite', 'gauche', 'deux-sens', 'ensemble'] as const).map((direction) => ({
			name: direction,
			sentence: 'Quelque chose.',
			direction
		}))
	},
	{
		...said,
		kind: 'matrix',
		columns: ['Une', 'Deux'],
		marks: { oui: 'toujours', parfois: 'parfois', non: 'jamais' },
		rows: [
			{ name: 'A', cells: ['oui', 'non'] },
			{ name: 'B', cells: ['parfois', 'oui'] }
		]
	}
];

describe.each(drawings)('a drawing, $kind', (drawing) => {
	test('is an SVG with a name, without style and without a value that is not a number', () => {
		for (const palette of [ON_SCREEN, ON_PAPER]) {
			const svg = drawSvg(drawing, palette);
			expect(svg).toContain(
				'role="img" aria-label="Un « dessin ». On voit &quot;ceci&quot; &amp; cela."'
			);
			expect(svg).not.toMatch(/style=|NaN|undefined|Infinity|<\d/);
		}
	});
	test('stays inside its width', () => {
		const places = [...drawSvg(drawing, ON_PAPER).matchAll(/\s(?:x|cx)="(-?[\d.]+)"/g)];
		for (const [, x] of places) {
			expect(Number(x)).toBeGreaterThanOrEqual(0);
			expect(Number(x)).toBeLessThanOrEqual(360);
		}
	});
	test('is told in words: each name and each sentence', () => {
		const words = JSON.stringify(tellDrawing(drawing));
		const parts =
			drawing.kind === 'matrix'
				? [...drawing.columns, 'toujours', 'parfois', 'jamais', 'A', 'B']
				: (drawing.kind === 'exchange' ? drawing.lines : drawing.steps).map((one) => one.sentence);
		for (const part of parts) expect(words).toContain(part);
	});
	test('is the same text for the same data', () => {
		expect(drawSvg(drawing, ON_SCREEN)).toBe(drawSvg(structuredClone(drawing), ON_SCREEN));
	});
});
