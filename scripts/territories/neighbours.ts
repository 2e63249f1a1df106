// Says which communes and EPCI are next to one another, from the communes' points: two communes are neighbours when
// their Voronoi cells touch. Outlines of communes are in no open package, so this is a likeness, not the truth.

import { Delaunay } from 'd3-delaunay';
import { distance, planeAt, type Point, type Position } from './plane.ts';

export interface PlacedCommune extends Point {
	code: string;
	department: string;
	epci: string;
}

/** Communes further apart than this are not neighbours, except in Guyane, whose communes are as large as départements. */
const LONGEST_KM = 25;
const LONGEST_KM_IN_GUYANE = 250;
const MOST_NEIGHBOURS = 10;

/**
 * Sorted codes of the neighbours of each commune, at most 10 and always mutual. Communes of two départements are never
 * neighbours unless `departmentNeighbours` says the départements are.
 */
export function listCommuneNeighbours(
	communes: PlacedCommune[],
	departmentNeighbours: Map<string, string[]>
): Map<string, string[]> {
	const links: { pair: [string, string]; km: number }[] = [];
	for (const land of Map.groupBy(communes, (commune) =>
		commune.department.length > 2 ? commune.department : 'metro'
	).values()) {
		const plane = planeAt(land.reduce((sum, commune) => sum + commune.latitude, 0) / land.length);
		const positions = land.map((commune) => plane.project(commune));
		for (const [a, b] of listTouchingCells(positions)) {
			const [one, other] = [land[a]!, land[b]!];
			const km = distance(positions[a]!, positions[b]!);
			if (km > (one.department === '973' ? LONGEST_KM_IN_GUYANE : LONGEST_KM)) continue;
			if (
				one.department !== other.department &&
				!departmentNeighbours.get(one.department)?.includes(other.department)
			)
				continue;
			links.push({ pair: [one.code, other.code], km });
		}
	}
	return keepNearest(links, communes);
}

/** Sorted codes of the EPCI whose communes are neighbours; EPCI without any have an empty list. */
export function listEpciNeighbours(
	communes: PlacedCommune[],
	communeNeighbours: Map<string, string[]>
): Map<string, string[]> {
	const epciOf = new Map(communes.map((commune) => [commune.code, commune.epci]));
	const found = new Map<string, Set<string>>();
	for (const commune of communes) {
		if (!commune.epci) continue;
		const others = communeNeighbours.get(commune.code)!.map((code) => epciOf.get(code)!);
		const set = found.get(commune.epci) ?? new Set();
		for (const other of others) if (other && other !== commune.epci) set.add(other);
		found.set(commune.epci, set);
	}
	return new Map([...found].map(([epci, others]) => [epci, [...others].sort()]));
}

function listTouchingCells(positions: Position[]): [number, number][] {
	if (positions.length < 2) return [];
	const cells = Delaunay.from(positions);
	return positions.flatMap((_, a) =>
		[...cells.neighbors(a)].filter((b) => a < b).map((b): [number, number] => [a, b])
	);
}

/** From the nearest pair to the furthest, keeps those where both communes still have room. */
function keepNearest(
	links: { pair: [string, string]; km: number }[],
	communes: PlacedCommune[]
): Map<string, string[]> {
	const neighbours = new Map(communes.map((commune): [string, string[]] => [commune.code, []]));
	links.sort((a, b) => a.km - b.km || (a.pair.join() < b.pair.join() ? -1 : 1));
	for (const { pair } of links) {
		const [ofOne, ofOther] = [neighbours.get(pair[0])!, neighbours.get(pair[1])!];
		if (ofOne.length >= MOST_NEIGHBOURS || ofOther.length >= MOST_NEIGHBOURS) continue;
		ofOne.push(pair[1]);
		ofOther.push(pair[0]);
	}
	for (const codes of neighbours.values()) codes.sort();
	return neighbours;
}
