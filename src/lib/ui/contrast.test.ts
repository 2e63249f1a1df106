import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SDG_COLOURS, sdgTextColour } from './base/sdg-colours.ts';
import { CATEGORIES, FAMILIES, SDGS, type Sdg } from '../domain/catalogue/vocabulary.ts';

const READABLE = 4.5; // WCAG 1.4.3
const SEEN = 3; // WCAG 1.4.11

const css = readFileSync(new URL('../../app.css', import.meta.url), 'utf8');
const tokens = new Map(
	[...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
		([, name, light, dark]) => [name!, { light: light!, dark: dark! }]
	)
);

const TEXTS = [
	'ink',
	'ink-soft',
	'primary',
	'success',
	'warning',
	'danger',
	...Object.keys(FAMILIES).map((family) => `family-${family}`),
	...Object.keys(CATEGORIES).map((category) => `category-${category}`)
];

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
	const between = (text: string, ground: string) =>
		contrast(tokens.get(text)![theme], tokens.get(ground)![theme]);

	test.each(TEXTS)('%s reads on paper and on sunk paper', (text) => {
		expect(between(text, 'paper')).toBeGreaterThanOrEqual(READABLE);
		expect(between(text, 'paper-sunk')).toBeGreaterThanOrEqual(READABLE);
	});

	test('a marked word reads on its mark', () => {
		expect(between('ink', 'mark')).toBeGreaterThanOrEqual(READABLE);
		expect(between('ink-soft', 'mark')).toBeGreaterThanOrEqual(READABLE);
	});

	test('what is typed reads in its field, and the field is seen', () => {
		expect(between('ink', 'paper-field')).toBeGreaterThanOrEqual(READABLE);
		expect(between('ink-soft', 'paper-field')).toBeGreaterThanOrEqual(READABLE);
		expect(between('rule-field', 'paper')).toBeGreaterThanOrEqual(SEEN);
		expect(between('rule-field', 'paper-sunk')).toBeGreaterThanOrEqual(SEEN);
	});

	test('a button reads, and the next step reads on paper', () => {
		expect(between('on-primary', 'primary')).toBeGreaterThanOrEqual(READABLE);
		expect(between('on-accent', 'accent')).toBeGreaterThanOrEqual(READABLE);
		expect(between('accent', 'paper')).toBeGreaterThanOrEqual(READABLE);
	});
});

test('the number of each goal reads on its official colour', () => {
	for (const goal of Object.keys(SDGS).map(Number) as Sdg[]) {
		expect(contrast(sdgTextColour(goal), SDG_COLOURS[goal]), `ODD ${goal}`).toBeGreaterThanOrEqual(
			READABLE
		);
	}
});

/** Ratio of contrast of two `#rrggbb` (WCAG 2.2). */
function contrast(one: string, other: string): number {
	const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (lighter! + 0.05) / (darker! + 0.05);
}

function luminance(colour: string): number {
	const [red, green, blue] = [1, 3, 5].map((start) => {
		const share = parseInt(colour.slice(start, start + 2), 16) / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
