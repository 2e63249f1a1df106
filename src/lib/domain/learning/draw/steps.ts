import type { Step } from '../drawing.ts';
import {
	disc,
	LINE,
	linesOf,
	path,
	point,
	round,
	WIDTH,
	words,
	type Drawn,
	type Palette
} from './paper.ts';

/** Steps on a ring, clockwise from the top, each leading to the next. */
export function drawCycle(steps: readonly Step[], palette: Palette): Drawn {
	const radius = 82;
	const height = 2 * radius + 104;
	const [cx, cy] = [WIDTH / 2, height / 2];
	const turn = (2 * Math.PI) / steps.length;
	const shapes = steps.map(({ name }, at) => {
		const angle = at * turn - Math.PI / 2;
		const [x, y] = [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)];
		// An arc from one disc to the next, with room for both.
		const gap = 22 / radius;
		const [from, to] = [angle + gap, angle + turn - gap];
		const end = [cx + radius * Math.cos(to), cy + radius * Math.sin(to)] as const;
		const arc = `M${round(cx + radius * Math.cos(from))} ${round(cy + radius * Math.sin(from))}A${radius} ${radius} 0 0 1 ${round(end[0])} ${round(end[1])}`;
		const side = Math.abs(Math.cos(angle)) < 0.2 ? 0 : Math.sign(Math.cos(angle));
		const lines = linesOf(name, side === 0 ? 26 : 11);
		const label =
			side === 0
				? words(lines, {
						x,
						y: Math.sin(angle) < 0 ? y - 24 - (lines.length - 1) * LINE : y + 32,
						fill: palette.ink
					})
				: words(lines, {
						x: x + side * 22,
						y,
						anchor: side > 0 ? 'start' : 'end',
						fill: palette.ink,
						centred: true
					});
		return (
			path(arc, palette.rule) +
			point(...end, to + Math.PI / 2, palette.rule) +
			disc(at + 1, x, y, palette) +
			label
		);
	});
	return { height, shapes: shapes.join('') };
}

/** Steps that go up from left to right, the first at the bottom. */
export function drawLadder(steps: readonly Step[], palette: Palette): Drawn {
	const rise = 44;
	const shift = Math.min(26, 150 / steps.length);
	const height = steps.length * rise + 18;
	const shapes = steps.map(({ name }, at) => {
		const left = 8 + at * shift;
		const y = height - 10 - at * rise;
		const isLast = at === steps.length - 1;
		const riser = isLast ? '' : `M${round(left + shift)} ${y}V${y - rise}`;
		return (
			path(`M${round(left)} ${y}H${WIDTH - 8}${riser}`, palette.rule) +
			disc(at + 1, left + 44, y - 20, palette) +
			words(linesOf(name, 26), {
				x: left + 68,
				y: y - 20,
				anchor: 'start',
				fill: palette.ink,
				bold: isLast,
				centred: true
			})
		);
	});
	return { height, shapes: shapes.join('') };
}

/** Rings one in another, all standing on the same ground: the first is inside. */
export function drawCircles(steps: readonly Step[], palette: Palette): Drawn {
	const count = steps.length;
	const outer = count > 3 ? 172 : 150;
	const inner = 58;
	const ground = 2 * outer + 4;
	const radiusOf = (at: number) =>
		count === 1 ? outer : inner + ((outer - inner) * at) / (count - 1);
	const shapes = steps
		.map((_, at) => count - 1 - at)
		.map((at) => {
			const radius = radiusOf(at);
			const top = ground - 2 * radius;
			const band = at === 0 ? 2 * radius : 2 * (radius - radiusOf(at - 1));
			const fill =
				at === 0 ? palette.primary : (palette.tints[(count - 1 - at) % 3] ?? palette.paper);
			return (
				`<circle cx="${WIDTH / 2}" cy="${round(ground - radius)}" r="${round(radius)}" fill="${fill}" stroke="${palette.rule}"/>` +
				words(linesOf(steps[at]!.name, at === 0 ? 13 : 24), {
					x: WIDTH / 2,
					y: at === 0 ? ground - radius : top + band / 2 + 2,
					fill: at === 0 ? palette.onPrimary : palette.ink,
					bold: at === 0,
					centred: true
				})
			);
		});
	return { height: ground + 4, shapes: shapes.join('') };
}

/** Dates down a line, with what happened beside each. */
export function drawTimeline(steps: readonly Step[], palette: Palette): Drawn {
	const rail = 112;
	let y = 16;
	const shapes = steps.map(({ name, sentence }, at) => {
		const lines = linesOf(sentence, 32);
		const here = y;
		y += Math.max(34, lines.length * LINE + 16);
		return (
			(at < steps.length - 1 ? path(`M${rail} ${here + 6}V${y - 6}`, palette.rule) : '') +
			`<circle cx="${rail}" cy="${here}" r="6" fill="${palette.primary}"/>` +
			words(linesOf(name, 13), {
				x: rail - 16,
				y: here + 4.5,
				anchor: 'end',
				fill: palette.ink,
				bold: true
			}) +
			words(lines, { x: rail + 16, y: here + 4.5, anchor: 'start', fill: palette.ink })
		);
	});
	return { height: y, shapes: shapes.join('') };
}
