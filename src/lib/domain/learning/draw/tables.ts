import type { Drawing, Mark } from '../drawing.ts';
import { linesOf, path, point, round, WIDTH, words, type Drawn, type Palette } from './paper.ts';

type Exchange = Extract<Drawing, { kind: 'exchange' }>;
type Matrix = Extract<Drawing, { kind: 'matrix' }>;

/** Two who face each other, a line for each thing that goes between them, and what lies beyond. */
export function drawExchange({ left, right, beyond, lines }: Exchange, palette: Palette): Drawn {
	const side = 92;
	const row = 56;
	const bottom = 8 + lines.length * row;
	const middle = WIDTH / 2;
	const box = (x: number, name: string) =>
		`<rect x="${x}" y="4" width="${side}" height="${bottom - 4}" rx="4" fill="${palette.tints[1]}"/>` +
		words(linesOf(name, 12), {
			x: x + side / 2,
			y: (bottom + 4) / 2,
			fill: palette.ink,
			bold: true,
			centred: true
		});
	const [from, to] = [side + 6, WIDTH - side - 6];
	const firstTogether = lines.findIndex(({ direction }) => direction === 'ensemble');
	const goesBeyond = beyond !== undefined && firstTogether >= 0;
	const ground = goesBeyond ? bottom + 58 : bottom + 4;
	const down = goesBeyond
		? path(`M${middle} ${8 + firstTogether * row + 40}V${bottom + 14}`, palette.accent) +
			point(middle, bottom + 17, Math.PI / 2, palette.accent) +
			`<rect x="${middle - 100}" y="${bottom + 18}" width="200" height="34" rx="4" fill="${palette.tints[2]}"/>` +
			words([beyond], { x: middle, y: bottom + 35, fill: palette.ink, bold: true, centred: true })
		: '';
	const rows = lines.map(({ name, direction }, at) => {
		const y = 8 + at * row + 40;
		const isTogether = direction === 'ensemble';
		const colour = isTogether ? palette.accent : palette.primary;
		const isRightward = direction === 'droite' || direction === 'deux-sens';
		const isLeftward = direction === 'gauche' || direction === 'deux-sens';
		const lines = linesOf(name, 22);
		return (
			path(`M${from} ${y}H${to}`, colour) +
			(isRightward ? point(to, y, 0, colour) : '') +
			(isLeftward ? point(from, y, Math.PI, colour) : '') +
			(isTogether ? `<circle cx="${middle}" cy="${y}" r="4" fill="${colour}"/>` : '') +
			words(lines, {
				x: middle,
				y: y - 9 - (lines.length - 1) * 16,
				fill: palette.ink,
				halo: palette.paper
			})
		);
	});
	return {
		height: ground,
		shapes: box(0, left) + box(WIDTH - side, right) + down + rows.join('')
	};
}

/** Rows and columns with a mark where they meet: full, half or empty. */
export function drawMatrix({ columns, rows, marks }: Matrix, palette: Palette): Drawn {
	const names = 112;
	const width = (WIDTH - names) / columns.length;
	const most = Math.max(6, Math.floor(width / 6));
	const heads = columns.map((name) => linesOf(name, most));
	const head = Math.max(...heads.map((lines) => lines.length)) * 14 + 12;
	let y = head;
	const titles = heads.map((lines, at) =>
		words(lines, {
			x: names + width * (at + 0.5),
			y: 12,
			size: 11,
			fill: palette.soft
		})
	);
	const drawn = rows.map(({ name, cells }) => {
		const lines = linesOf(name, 16);
		const height = Math.max(34, lines.length * 16 + 12);
		const middle = y + height / 2;
		const line = path(`M0 ${y}H${WIDTH}`, palette.rule, ' stroke-opacity="0.5"');
		y += height;
		return (
			line +
			words(lines, { x: 0, y: middle, anchor: 'start', fill: palette.ink, centred: true }) +
			cells.map((mark, at) => drawMark(mark, names + width * (at + 0.5), middle, palette)).join('')
		);
	});
	y += 6;
	const key = (['oui', 'parfois', 'non'] as const).map((mark) => {
		y += 22;
		return (
			drawMark(mark, 9, y - 4, palette) +
			words([marks[mark]], { x: 24, y, anchor: 'start', fill: palette.soft, size: 12 })
		);
	});
	return { height: y + 8, shapes: [...titles, ...drawn, ...key].join('') };
}

function drawMark(mark: Mark, x: number, y: number, { primary }: Palette): string {
	const at = `cx="${round(x)}" cy="${round(y)}" r="7"`;
	if (mark === 'oui')
		return `<circle ${at} fill="${primary}" stroke="${primary}" stroke-width="1.5"/>`;
	const ring = `<circle ${at} fill="none" stroke="${primary}" stroke-width="1.5"/>`;
	if (mark === 'non') return ring;
	const [left, top] = [round(x), round(y - 7)];
	return `${ring}<path d="M${left} ${top}a7 7 0 0 0 0 14Z" fill="${primary}"/>`;
}
