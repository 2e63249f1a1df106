import type { Box } from './drawing.ts';

/** A name written on a drawing: the middle of its foot. */
export interface Label {
	readonly text: string;
	readonly x: number;
	readonly y: number;
	/** Where the town is. */
	readonly at: { readonly x: number; readonly y: number };
}

interface Town {
	readonly name: string;
	readonly x: number;
	readonly y: number;
}

interface Round {
	readonly x: number;
	readonly y: number;
	readonly r: number;
}

/** Height of the letters on the narrowest screen, in units of a drawing 600 wide; they are smaller on others. */
const LETTER = 21;
const LETTER_WIDTH = 0.54 * LETTER;
const GAP = 5;

/**
 * Writes the names of towns where they cover neither a circle nor another name, the first ones first;
 * a name that finds no room is left out.
 */
export function writeLabels(
	towns: readonly Town[],
	circles: readonly Round[],
	{ width, height }: Pick<Box, 'width' | 'height'>,
	most: number
): Label[] {
	const labels: (Label & { box: Box })[] = [];
	for (const { name, x, y } of towns) {
		if (labels.length === most) break;
		const under = circles.filter((one) => Math.hypot(one.x - x, one.y - y) <= one.r);
		const top = Math.min(y - 3, ...under.map((one) => one.y - one.r)) - GAP;
		const foot = Math.max(y + 3, ...under.map((one) => one.y + one.r)) + GAP + 0.75 * LETTER;
		const long = name.length * LETTER_WIDTH;
		const middle = Math.min(Math.max(x, long / 2 + GAP), width - long / 2 - GAP);
		const place = [foot, top]
			.map((line) => ({
				line,
				box: { x: middle - long / 2, y: line - 0.75 * LETTER, width: long, height: LETTER }
			}))
			.find(
				({ box }) =>
					box.x >= 0 &&
					box.y >= 0 &&
					box.x + box.width <= width &&
					box.y + box.height <= height &&
					!circles.some((one) => covers(one, box)) &&
					!labels.some((label) => meet(label.box, box))
			);
		if (place) {
			labels.push({ text: name, x: middle, y: place.line, at: { x, y }, box: place.box });
		}
	}
	return labels.map(({ text, x, y, at }) => ({ text, x: Math.round(x), y: Math.round(y), at }));
}

function covers({ x, y, r }: Round, box: Box): boolean {
	const nearX = Math.min(Math.max(x, box.x), box.x + box.width);
	const nearY = Math.min(Math.max(y, box.y), box.y + box.height);
	return Math.hypot(x - nearX, y - nearY) < r;
}

function meet(a: Box, b: Box): boolean {
	return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
