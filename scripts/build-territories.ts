// Builds the reference data of the territories (data/territories) from npm packages with an open licence.
// Run by `npm run build:territories`; the sources, licences and limits are told in data/territories/README.md.

import { geoCentroid } from 'd3-geo';
import { writeFileSync } from 'node:fs';
import { listAliases } from './territories/aliases.ts';
import { listEpciByCommune, readDivisions, type Commune } from './territories/divisions.ts';
import { readDrawing } from './territories/drawing.ts';
import { estimatePositions } from './territories/estimates.ts';
import { georeference } from './territories/georeference.ts';
import { HAND_PLACED } from './territories/hand-placed.ts';
import { listCommuneNeighbours, listEpciNeighbours } from './territories/neighbours.ts';
import * as outlines from './territories/outlines.ts';
import { readPlaces } from './territories/places.ts';
import { planeAt, type Point } from './territories/plane.ts';
import type { Ring } from './territories/rings.ts';
import { locateSeats } from './territories/seats.ts';
import {
	epciRows,
	departmentRows,
	regionRows,
	type TerritoryPoint
} from './territories/summaries.ts';
import { writeTable } from './territories/tables.ts';

const folder = new URL('../data/territories/', import.meta.url);
const divisions = readDivisions();
const epciOf = listEpciByCommune(divisions.epcis);
const aliases = listAliases(divisions.communes, divisions.formerCommunes);
const departmentOf = new Map(
	divisions.communes.map((commune) => [commune.code, commune.departement])
);

const seats = locateSeats(divisions.communes, epciOf, aliases, readPlaces());
const drawing = readDrawing();
const witnesses = [...seats]
	.map(([code, point]) => ({ ...point, shape: departmentOf.get(code)! }))
	.filter(({ shape }) => drawing.has(shape));
const { toPoint, outside } = georeference(drawing, witnesses);
const shapes = outlines.shapesFromDrawing(drawing, toPoint);
const points = placeAllCommunes();
outlines.addMissingLand(
	shapes,
	divisions.communes.map((commune) => ({
		...points.get(commune.code)!,
		department: commune.departement
	}))
);

const topology = outlines.buildTopology(shapes, divisions.departments, divisions.regions);
const departmentNeighbours = outlines.listOutlineNeighbours(topology, 'departments');
const regionNeighbours = outlines.listOutlineNeighbours(topology, 'regions');
const placed = divisions.communes.map((commune) => ({
	code: commune.code,
	department: commune.departement,
	epci: epciOf.get(commune.code) ?? '',
	...points.get(commune.code)!
}));
const communeNeighbours = listCommuneNeighbours(placed, departmentNeighbours);
const epciNeighbours = listEpciNeighbours(placed, communeNeighbours);

writeTable(new URL('communes.csv', folder), divisions.communes.map(communeRow));
writeTable(new URL('epcis.csv', folder), epciRows(divisions, points, epciNeighbours));
writeTable(
	new URL('departments.csv', folder),
	departmentRows(divisions, points, departmentNeighbours, centresOf('departments'))
);
writeTable(
	new URL('regions.csv', folder),
	regionRows(divisions, points, regionNeighbours, centresOf('regions'))
);
writeTable(
	new URL('aliases.csv', folder),
	aliases.map((alias) => ({ ...alias }))
);
writeFileSync(new URL('outlines.json', folder), JSON.stringify(topology));
writeFileSync(new URL('outlines-light.json', folder), JSON.stringify(outlines.lighten(topology)));

const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)} %`;
console.log(
	`${divisions.communes.length} communes, of which ${seats.size} (${share(seats.size, divisions.communes.length)}) placed by GeoNames.`
);
console.log(
	`${share(witnesses.length - outside, witnesses.length)} of them lie in the outline of their own département.`
);

/** GeoNames first, then the hand-made list, then estimates (mainland and Corsica only: elsewhere every commune is listed). */
function placeAllCommunes(): Map<string, TerritoryPoint> {
	const placed = new Map<string, TerritoryPoint>();
	for (const [code, point] of HAND_PLACED) placed.set(code, { ...point, approximate: true });
	for (const [code, { latitude, longitude }] of seats)
		placed.set(code, { latitude, longitude, approximate: false });

	const plane = planeAt(46.5);
	const mainland = divisions.communes.filter((commune) => commune.zone === 'metro');
	const known = new Map(
		[...placed]
			.filter(([code]) => drawing.has(departmentOf.get(code)!))
			.map(([code, point]) => [code, plane.project(point)])
	);
	const estimates = estimatePositions(
		mainland.map((commune) => ({
			code: commune.code,
			department: commune.departement,
			epci: epciOf.get(commune.code) ?? '',
			postalCodes: commune.codesPostaux ?? []
		})),
		known,
		inPlane(outlines.ringsOfShapes(shapes), (point) => plane.project(point))
	);
	for (const [code, position] of estimates)
		placed.set(code, { ...plane.unproject(position), approximate: true });
	return placed;
}

function inPlane(
	rings: Map<string, Ring[]>,
	project: (point: Point) => [number, number]
): Map<string, Ring[]> {
	return new Map(
		[...rings].map(([code, lines]) => [
			code,
			lines.map((ring) => ring.map(([longitude, latitude]) => project({ latitude, longitude })))
		])
	);
}

function centresOf(object: 'departments' | 'regions'): Map<string, Point> {
	const features = outlines.listFeatures(topology, object);
	return new Map(
		[...features]
			.map(([code, outline]) => [code, geoCentroid(outline)] as const)
			.map(([code, [longitude, latitude]]) => [code, { latitude, longitude }])
	);
}

function communeRow(commune: Commune) {
	const { latitude, longitude, approximate } = points.get(commune.code)!;
	const digits = approximate ? 4 : 5;
	return {
		code: commune.code,
		name: commune.nom,
		article: commune.typeLiaison ?? 0,
		department: commune.departement,
		region: commune.region,
		epci: epciOf.get(commune.code) ?? '',
		postal_codes: commune.codesPostaux ?? [],
		population: commune.population ?? '',
		latitude: latitude.toFixed(digits),
		longitude: longitude.toFixed(digits),
		approximate,
		neighbours: communeNeighbours.get(commune.code)!
	};
}
