// One row for each EPCI, département and région: what their communes add up to.

import type { Commune, Department, Divisions, Epci, Region } from './divisions.ts';
import type { Point } from './plane.ts';
import type { Row } from './tables.ts';

/** `approximate` when the point is an estimate, not a place someone recorded. */
export interface TerritoryPoint extends Point {
	approximate: boolean;
}

type Points = Map<string, TerritoryPoint>;
type Neighbours = Map<string, string[]>;

export function epciRows(divisions: Divisions, points: Points, neighbours: Neighbours): Row[] {
	const communes = new Map(divisions.communes.map((commune) => [commune.code, commune]));
	return divisions.epcis.map((epci: Epci) => {
		const members = epci.membres.map((member) => communes.get(member.code)!);
		return {
			code: epci.code,
			name: epci.nom,
			kind: epci.type,
			population: totalPopulation(members),
			departments: distinct(members.map((commune) => commune.departement)),
			regions: distinct(members.map((commune) => commune.region)),
			communes: members.length,
			...pointColumns(meanPoint(members.map((commune) => points.get(commune.code)!))),
			neighbours: neighbours.get(epci.code) ?? []
		};
	});
}

/** `centres` gives the middle of the drawn outline; a collectivity without outline takes the mean of its communes. */
export function departmentRows(
	divisions: Divisions,
	points: Points,
	neighbours: Neighbours,
	centres: Map<string, Point>
): Row[] {
	const byDepartment = Map.groupBy(divisions.communes, (commune) => commune.departement);
	return divisions.departments.map((department: Department) => {
		const members = byDepartment.get(department.code)!;
		return {
			code: department.code,
			name: department.nom,
			article: department.typeLiaison,
			region: department.region,
			...territoryColumns(department, members, points, neighbours, centres)
		};
	});
}

export function regionRows(
	divisions: Divisions,
	points: Points,
	neighbours: Neighbours,
	centres: Map<string, Point>
): Row[] {
	const byRegion = Map.groupBy(divisions.communes, (commune) => commune.region);
	return divisions.regions.map((region: Region) => {
		const members = byRegion.get(region.code)!;
		return {
			code: region.code,
			name: region.nom,
			article: region.typeLiaison,
			...territoryColumns(region, members, points, neighbours, centres)
		};
	});
}

function territoryColumns(
	territory: Region,
	members: Commune[],
	points: Points,
	neighbours: Neighbours,
	centres: Map<string, Point>
): Row {
	const centre = centres.get(territory.code);
	const point = centre
		? { ...centre, approximate: false }
		: meanPoint(members.map((commune) => points.get(commune.code)!));
	return {
		seat: territory.chefLieu,
		population: totalPopulation(members),
		...pointColumns(point),
		neighbours: neighbours.get(territory.code) ?? [],
		zone: territory.zone
	};
}

/** The package's own totals of the EPCI are those of the census before: sums agree with the communes. */
function totalPopulation(members: Commune[]): number {
	return members.reduce((sum, commune) => sum + (commune.population ?? 0), 0);
}

/** Approximate when more than half of the points are. */
function meanPoint(points: TerritoryPoint[]): TerritoryPoint {
	const mean = (read: (point: TerritoryPoint) => number) =>
		points.reduce((sum, point) => sum + read(point), 0) / points.length;
	return {
		latitude: mean((point) => point.latitude),
		longitude: mean((point) => point.longitude),
		approximate: mean((point) => Number(point.approximate)) > 0.5
	};
}

function pointColumns({ latitude, longitude, approximate }: TerritoryPoint): Row {
	return { latitude: latitude.toFixed(4), longitude: longitude.toFixed(4), approximate };
}

function distinct(codes: string[]): string[] {
	return [...new Set(codes)].sort();
}
