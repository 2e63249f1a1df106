// Chooses, among the places GeoNames puts in a commune, the one that stands for it.

import type { Alias } from './aliases.ts';
import type { Commune } from './divisions.ts';
import type { Place } from './places.ts';
import type { Point } from './plane.ts';

/**
 * Communes whose only place is wrong in GeoNames: it lies 17 to 80 km away, among the communes of another part of the
 * département or of another département. Found by comparing each place with the other communes of its EPCI.
 */
const MISPLACED = new Set([
	'23257', // Vallière
	'38363', // Saint-Barthélemy (Isère)
	'40271', // Sainte-Marie-de-Gosse
	'47099', // Fongrave
	'71588' // Vitry-en-Charollais
]);

/**
 * Point of each commune that GeoNames places, by present INSEE code. A commune without any place takes the one that bears
 * its name in another commune of its EPCI, which has a name of its own: the recorded commune is wrong or out of date
 * (Tassin-la-Demi-Lune, Bihorel).
 */
export function locateSeats(
	communes: Commune[],
	epciOf: Map<string, string>,
	aliases: Alias[],
	places: Place[]
): Map<string, Point> {
	const presentCodes = new Map(aliases.map((alias) => [alias.code, alias.present]));
	const communeOf = (place: Place) => presentCodes.get(place.commune) ?? place.commune;
	const byCommune = Map.groupBy(places, communeOf);
	const nameOf = new Map(communes.map((commune) => [commune.code, foldName(commune.nom)]));
	const byName = Map.groupBy(
		places.filter((place) => foldName(place.name) !== nameOf.get(communeOf(place))),
		(place) => `${epciOf.get(communeOf(place))} ${foldName(place.name)}`
	);

	const seats = new Map<string, Point>();
	for (const commune of communes) {
		const namesakes = byName.get(`${epciOf.get(commune.code)} ${foldName(commune.nom)}`);
		const candidates = byCommune.get(commune.code) ?? namesakes;
		if (candidates && !MISPLACED.has(commune.code))
			seats.set(commune.code, chooseSeat(commune, candidates));
	}
	return seats;
}

/** The place that bears the commune's name, else one in a commune not merged, else not a mere district, else the most populated. */
function chooseSeat(commune: Commune, candidates: Place[]): Place {
	const name = foldName(commune.nom);
	const merits = (place: Place): number[] => [
		foldName(place.name) === name ? 1 : 0,
		place.otherNames.some((other) => foldName(other) === name) ? 1 : 0,
		place.commune === commune.code ? 1 : 0,
		place.kind === 'PPLX' ? 0 : 1,
		place.population
	];
	return candidates.toSorted((a, b) => compareMerits(merits(b), merits(a)))[0]!;
}

function compareMerits(a: number[], b: number[]): number {
	const different = a.findIndex((merit, i) => merit !== b[i]);
	return different < 0 ? 0 : a[different]! - b[different]!;
}

/** Letters and digits only, without accents, article or abbreviation: « L'Haÿ-les-Roses » and « hay les roses » are the same. */
export function foldName(name: string): string {
	return name
		.normalize('NFD')
		.replace(/\p{Mn}/gu, '')
		.toLowerCase()
		.replace(/œ/g, 'oe')
		.replace(/^(le|la|les|l)[' ’-]/, '')
		.replace(/\bst(e?)\b/g, 'saint$1')
		.replace(/[^a-z0-9]/g, '');
}
