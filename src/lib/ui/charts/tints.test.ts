import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../../app.css', import.meta.url), 'utf8');
const grid = readFileSync(new URL('./CrossGrid.svelte', import.meta.url), 'utf8');

/** A colour in both themes, of the tokens or of the component. */
function pairOf(name: string): [light: string, dark: string] {
	const own = new RegExp(`\\.${name} \\{\\s*background: light-dark\\((#\\w{6}), (#\\w{6})\\)`);
	const token = new RegExp(
		`--${name.replace(/^s(\d)$/, 'step-$1')}: light-dark\\((#\\w{6}), (#\\w{6})\\)`
	);
	const [, light, dark] = own.exec(grid) ?? token.exec(css)!;
	return [light!, dark!];
}

describe.each([
	['light', 0],
	['dark', 1]
] as const)('in the %s theme', (_, theme) => {
	test.each([
		['s1', 'ink'],
		['s2', 'ink'],
		['s3', 'ink'],
		['s4', 'paper'],
		['s5', 'paper']
	])('a number reads on the tint %s', (tint, text) => {
		expect(contrast(pairOf(tint)[theme], pairOf(text)[theme])).toBeGreaterThanOrEqual(4.5);
	});
});

/** Ratio of contrast of two `#rrggbb` (WCAG 2.2). */
function contrast(one: string, other: string): number {
	const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (lighter! + 0.05) / (darker! + 0.05);
}

function luminance(colour: string): number {
	const [red, green, blue] = [1, 3, 5].map((start) => {
		const part = parseInt(colour.slice(start, start + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
