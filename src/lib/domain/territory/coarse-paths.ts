/** A place of the grid, `x,y`: two shapes that share a line share its places. */
type Place = string;

/**
 * Writes paths of `shortPath` with fewer places: on a grid whose cells are `unit` wide, without the
 * places that move a line by less than `least` cells of surface (Visvalingam). They are drawn together
 * because they touch: a place goes from all the shapes that hold it or from none, so that a common line
 * stays common.
 */
export function coarsePaths(
	paths: readonly string[],
	{ unit, least }: { unit: number; least: number }
): string[] {
	const shapes = paths.map((path) =>
		ringsOf(path)
			.map((ring) => onGrid(ring, unit))
			.filter((ring) => ring.length > 2)
	);
	const gone = spareOf(shapes.flat(), least);
	return shapes.map((rings) =>
		writeRings(rings.map((ring) => ring.filter((one) => !gone.has(one))))
	);
}

/** The places of each ring, in tenths as they are written: steps add up without error. */
function ringsOf(path: string): [x: number, y: number][][] {
	const rings: [number, number][][] = [];
	let [x, y] = [0, 0];
	for (const [, command, rest] of path.matchAll(/([Mmlz])([^Mmlz]*)/g)) {
		if (command === 'z') {
			[x, y] = rings.at(-1)![0]!;
			continue;
		}
		if (command !== 'l') rings.push([]);
		const numbers = [...rest!.matchAll(/-?(?:\d+(?:\.\d+)?|\.\d+)/g)].map((one) =>
			Math.round(Number(one) * 10)
		);
		for (let at = 0; at + 1 < numbers.length; at += 2) {
			const isFrom = command === 'M' && at === 0;
			x = numbers[at]! + (isFrom ? 0 : x);
			y = numbers[at + 1]! + (isFrom ? 0 : y);
			rings.at(-1)!.push([x, y]);
		}
	}
	return rings;
}

function onGrid(ring: readonly [number, number][], unit: number): Place[] {
	const places = ring.map((tenths) => tenths.map((one) => Math.round(one / (10 * unit))).join());
	return places.filter((place, at) => place !== places[(at || places.length) - 1]);
}

/** The places that can go. One where three lines meet stays, and so does enough to see each ring. */
function spareOf(rings: readonly Place[][], least: number): Set<Place> {
	const beside = new Map<Place, Set<Place>>();
	const ringsAt = new Map<Place, number[]>();
	const sizes = rings.map(({ length }) => length);
	for (const [rank, ring] of rings.entries()) {
		for (const [at, place] of ring.entries()) {
			const known = beside.get(place) ?? new Set();
			beside.set(place, known.add(ring.at(at - 1)!).add(ring[(at + 1) % ring.length]!));
			ringsAt.set(place, [...(ringsAt.get(place) ?? []), rank]);
		}
	}
	const gone = new Set<Place>();
	let moved: Iterable<Place> = beside.keys();
	const surfaces = new Map<Place, number>();
	for (;;) {
		for (const place of moved) {
			const ends = [...beside.get(place)!];
			surfaces.delete(place);
			if (ends.length !== 2) continue;
			const surface = surfaceOf(place, ends[0]!, ends[1]!);
			if (surface < least) surfaces.set(place, surface);
		}
		const small = [...surfaces]
			.filter(([place]) => !gone.has(place))
			.map(([place, surface]) => ({
				place,
				surface,
				ends: [...beside.get(place)!] as [Place, Place]
			}))
			.sort((a, b) => a.surface - b.surface || (a.place < b.place ? -1 : 1));
		const touched = new Set<Place>();
		let count = 0;
		for (const { place, ends } of small) {
			const [one, other] = ends;
			const held = ringsAt.get(place)!;
			if (touched.has(one) || touched.has(other) || touched.has(place)) continue;
			if (beside.get(one)!.has(other) || held.some((rank) => sizes[rank]! <= SMALLEST_RING))
				continue;
			gone.add(place);
			for (const rank of held) sizes[rank]!--;
			for (const [end, next] of [ends, [other, one] as const]) {
				beside.get(end)!.delete(place);
				beside.get(end)!.add(next);
				touched.add(end);
			}
			count++;
		}
		if (count === 0) return gone;
		moved = touched;
	}
}
const SMALLEST_RING = 4;

/** Of the triangle that a line loses or gains when it goes straight from `one` to `other`. */
function surfaceOf(place: Place, one: Place, other: Place): number {
	const [[x, y], [ax, ay], [bx, by]] = [place, one, other].map(readPlace) as [Cell, Cell, Cell];
	return Math.abs((ax - x) * (by - y) - (bx - x) * (ay - y)) / 2;
}

type Cell = readonly [x: number, y: number];

function readPlace(place: Place): Cell {
	const [x, y] = place.split(',').map(Number);
	return [x!, y!];
}

function writeRings(rings: readonly Place[][]): string {
	let [x, y] = [0, 0];
	let written = '';
	for (const ring of rings) {
		const steps = ring.map((place) => {
			const [nextX, nextY] = readPlace(place);
			const [dx, dy] = [nextX - x, nextY - y];
			[x, y] = [nextX, nextY];
			return `${dx}${dy < 0 ? '' : ' '}${dy}`;
		});
		const [from, ...lines] = steps;
		const rest = lines.reduce((all, step) => all + (step.startsWith('-') ? '' : ' ') + step, '');
		written += `${written === '' ? 'M' : 'm'}${from}l${rest.trimStart()}z`;
		// After `z` the pen is back where the ring began.
		[x, y] = readPlace(ring[0]!);
	}
	return written;
}
