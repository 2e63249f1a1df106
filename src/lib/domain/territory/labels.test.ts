import { expect, test } from 'vitest';
import { writeLabels } from './labels.ts';

const PAPER = { width: 600, height: 400 };

test('names cover neither a circle nor one another; the first ones have the choice', () => {
	const towns = [
		{ name: 'Rennes', x: 300, y: 200 },
		{ name: 'Cesson-Sévigné', x: 305, y: 203 },
		{ name: 'Fougères', x: 500, y: 100 }
	];
	const labels = writeLabels(towns, [{ x: 500, y: 125, r: 20 }], PAPER, 6);
	expect(labels.map(({ text }) => text)).toEqual(['Rennes', 'Cesson-Sévigné', 'Fougères']);
	expect(labels[0]!.y).toBeGreaterThan(200);
	expect(labels[1]!.y).toBeLessThan(200);
	expect(labels[2]!.y).toBeLessThan(100);
});

test('a name is written beside the circle of its town, inside the drawing', () => {
	const [label] = writeLabels(
		[{ name: 'Saint-Jean-de-Luz', x: 4, y: 200 }],
		[{ x: 10, y: 200, r: 40 }],
		PAPER,
		6
	);
	expect(label!.y).toBeGreaterThan(240);
	expect(label!.x).toBeGreaterThan(50);
});

test('a name without room is left out, and no more than asked are written', () => {
	const everywhere = [{ x: 300, y: 200, r: 600 }];
	expect(writeLabels([{ name: 'Paris', x: 300, y: 200 }], everywhere, PAPER, 6)).toEqual([]);
	const many = Array.from({ length: 20 }, (_, rank) => ({ name: 'X', x: 20 * rank, y: 200 }));
	expect(writeLabels(many, [], PAPER, 6)).toHaveLength(6);
});
