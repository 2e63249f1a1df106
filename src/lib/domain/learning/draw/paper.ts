/*
 * The little that drawings are made of: shapes with presentation attributes (no style, which the policy of
 * the pages refuses) and texts cut in lines. Sizes are in the units of a drawing 360 wide, about those of
 * a phone: letters of 13 are read everywhere.
 */

/** The colours of a drawing: variables of the style sheet on the site, plain ones in a book. */
export interface Palette {
	readonly ink: string;
	readonly soft: string;
	readonly rule: string;
	readonly primary: string;
	readonly onPrimary: string;
	readonly accent: string;
	readonly paper: string;
	/** From the lightest to the deepest. */
	readonly tints: readonly string[];
	readonly font: string;
}

export const ON_SCREEN: Palette = {
	ink: 'var(--ink)',
	soft: 'var(--ink-soft)',
	rule: 'var(--rule-field)',
	primary: 'var(--primary)',
	onPrimary: 'var(--on-primary)',
	accent: 'var(--accent)',
	paper: 'var(--paper)',
	tints: ['var(--paper-sunk)', 'var(--step-1)', 'var(--step-2)'],
	font: 'inherit'
};

export const ON_PAPER: Palette = {
	ink: '#1c2430',
	soft: '#545d69',
	rule: '#7d8590',
	primary: '#19486a',
	onPrimary: '#ffffff',
	accent: '#c2472e',
	paper: '#ffffff',
	tints: ['#f2efe8', '#d6e0e7', '#b0c8d7'],
	font: 'Libertinus Serif, serif'
};

export const WIDTH = 360;
export const LETTER = 13;
export const LINE = 16;

/** A drawing and its height; its width is always the same. */
export interface Drawn {
	readonly height: number;
	readonly shapes: string;
}

export function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Cuts a text in lines of so many characters or less; a longer word stands alone on its line. */
export function linesOf(text: string, most: number): string[] {
	const lines: string[] = [];
	for (const word of text.split(/ +/)) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= most)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}

interface Words {
	readonly x: number;
	/** The base of the first line, or the middle of all when `centred`. */
	readonly y: number;
	readonly anchor?: 'start' | 'middle' | 'end';
	readonly fill: string;
	readonly size?: number;
	readonly bold?: boolean;
	readonly centred?: boolean;
	/** A colour around the letters, over a line. */
	readonly halo?: string;
}

export function words(lines: readonly string[], given: Words): string {
	const { x, y, anchor = 'middle', fill, size = LETTER, bold, centred, halo } = given;
	const line = size + 3;
	const first = centred ? y - ((lines.length - 1) * line) / 2 + size * 0.35 : y;
	const spans = lines
		.map(
			(one, at) => `<tspan x="${round(x)}" y="${round(first + at * line)}">${escaped(one)}</tspan>`
		)
		.join('');
	return `<text font-size="${size}"${bold ? ' font-weight="650"' : ''} text-anchor="${anchor}" fill="${fill}"${
		halo ? ` stroke="${halo}" stroke-width="5" stroke-linejoin="round" paint-order="stroke"` : ''
	}>${spans}</text>`;
}

/** A number in a disc. */
export function disc(
	number: number,
	x: number,
	y: number,
	{ primary, onPrimary }: Palette,
	radius = 14
) {
	return (
		`<circle cx="${round(x)}" cy="${round(y)}" r="${radius}" fill="${primary}"/>` +
		words([String(number)], { x, y, fill: onPrimary, bold: true, centred: true })
	);
}

export function path(d: string, stroke: string, more = ''): string {
	return `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="1.5"${more}/>`;
}

/** The point of an arrow that comes at `x`, `y` from an angle in radians. */
export function point(x: number, y: number, angle: number, fill: string): string {
	const at = (turn: number, length: number) =>
		`${round(x - Math.cos(angle + turn) * length)} ${round(y - Math.sin(angle + turn) * length)}`;
	return `<path d="M${round(x)} ${round(y)}L${at(0.45, 9)}L${at(-0.45, 9)}Z" fill="${fill}"/>`;
}

export function round(value: number): number {
	return Math.round(value * 10) / 10;
}
