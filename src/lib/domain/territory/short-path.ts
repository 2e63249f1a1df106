/**
 * Writes a path of straight lines (`M12.3,4.5L12.4,5.6…Z`) with steps instead of places: the same
 * points, in tenths, and about half as many characters. A line that goes nowhere is left out.
 */
export function shortPath(path: string): string {
	let written = '';
	let isFirst = true;
	let [x, y] = [0, 0];
	let start: [number, number] = [0, 0];
	for (const [, command, numbers] of path.matchAll(/([MLZ])([^MLZ]*)/g)) {
		if (command === 'Z') {
			written += 'z';
			[x, y] = start;
			continue;
		}
		const [nextX, nextY] = numbers!.split(',').map((one) => Math.round(Number(one) * 10)) as [
			number,
			number
		];
		if (command === 'L' && nextX === x && nextY === y) continue;
		const step = stepOf(nextX - x, nextY - y);
		// The first place is absolute, so that paths can follow one another; lines are implied after `m` and `l`.
		if (command === 'M') written += (written === '' ? 'M' : 'm') + step;
		else if (isFirst) written += `l${step}`;
		else written += (step.startsWith('-') ? '' : ' ') + step;
		[x, y] = [nextX, nextY];
		if (command === 'M') start = [x, y];
		else isFirst = false;
	}
	return written;
}

function stepOf(dx: number, dy: number): string {
	const second = tenths(dy);
	return tenths(dx) + (second.startsWith('-') ? '' : ' ') + second;
}

function tenths(value: number): string {
	return String(value / 10).replace(/^(-?)0\./, '$1.');
}
