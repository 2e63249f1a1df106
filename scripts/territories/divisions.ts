// Reads the administrative divisions of the year from @etalab/decoupage-administratif.

import { readFileSync } from 'node:fs';

/** One present commune, as the package describes it. `population` is the municipal population, absent where nobody lives. */
export interface Commune {
	code: string;
	nom: string;
	type: 'commune-actuelle';
	/** TNCC digit of INSEE: which article the name takes (0 none, 1 elided, 2 le, 3 la, 4 les, 5 l', …). */
	typeLiaison?: number;
	zone: 'metro' | 'drom' | 'com';
	departement: string;
	region: string;
	codesPostaux?: string[];
	population?: number;
	/** Codes of the communes merged into this one. */
	anciensCodes?: string[];
}

/** A place that once was a commune, or a municipal district of Paris, Lyon or Marseille: it leads to a present commune. */
export interface FormerCommune {
	code: string;
	nom: string;
	type: 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal';
	chefLieu?: string;
	commune?: string;
}

export interface Epci {
	code: string;
	nom: string;
	type: string;
	membres: { code: string }[];
}

export interface Department {
	code: string;
	nom: string;
	typeLiaison: number;
	region: string;
	chefLieu: string;
	zone: 'metro' | 'drom' | 'com';
}

export type Region = Omit<Department, 'region'>;

export interface Divisions {
	communes: Commune[];
	formerCommunes: FormerCommune[];
	epcis: Epci[];
	departments: Department[];
	regions: Region[];
}

/** Every list is sorted by code, so that the files written from it never move without a reason. */
export function readDivisions(): Divisions {
	const records = readData<Commune | FormerCommune>('communes');
	return {
		communes: records.filter((record): record is Commune => record.type === 'commune-actuelle'),
		formerCommunes: records.filter(
			(record): record is FormerCommune => record.type !== 'commune-actuelle'
		),
		epcis: readData<Epci>('epci'),
		departments: readData<Department>('departements').map(withKnownSeat),
		regions: readData<Region>('regions').map(withKnownSeat)
	};
}

/** Code of the EPCI of each commune that has one. */
export function listEpciByCommune(epcis: Epci[]): Map<string, string> {
	return new Map(epcis.flatMap((epci) => epci.membres.map((member) => [member.code, epci.code])));
}

function readData<Item extends { code: string }>(name: string): Item[] {
	const file = new URL(import.meta.resolve(`@etalab/decoupage-administratif/data/${name}.json`));
	const items = JSON.parse(readFileSync(file, 'utf8')) as Item[];
	return items.sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** The package gives the TAAF the Saint-Pierre of Saint-Pierre-et-Miquelon; their seat is the one of La Réunion. */
function withKnownSeat<Place extends { code: string; chefLieu: string }>(place: Place): Place {
	return place.code === '984' ? { ...place, chefLieu: '97416' } : place;
}
