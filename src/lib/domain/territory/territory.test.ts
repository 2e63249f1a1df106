import { describe, expect, it } from 'vitest';
import { inseeCode, readTerritoryCode, regionCode } from './code.ts';
import { inTerritory, ofTerritory, withArticle } from './french.ts';
import { distanceBetween, type NamedTerritory } from './territory.ts';

const bretagne: NamedTerritory = { code: 'R53', kind: 'region', name: 'Bretagne', article: 0 };
const commune = (name: string): NamedTerritory => ({
	code: '00000',
	kind: 'commune',
	name,
	article: 0
});
const department = (code: string, name: string, article: number): NamedTerritory => ({
	code,
	kind: 'departement',
	name,
	article
});
const region = (code: string, name: string, article: number): NamedTerritory => ({
	code,
	kind: 'region',
	name,
	article
});
const epci = (name: string): NamedTerritory => ({
	code: '200000172',
	kind: 'epci',
	name,
	article: 0
});

describe('a territory is named with its right French words', () => {
	it.each([
		[bretagne, 'en Bretagne', 'de Bretagne', 'la Bretagne'],
		[department('29', 'Finistère', 2), 'dans le Finistère', 'du Finistère', 'le Finistère'],
		[department('01', 'Ain', 5), 'dans l’Ain', 'de l’Ain', 'l’Ain'],
		[
			department('35', 'Ille-et-Vilaine', 1),
			'en Ille-et-Vilaine',
			'd’Ille-et-Vilaine',
			'l’Ille-et-Vilaine'
		],
		[
			department('22', "Côtes-d'Armor", 4),
			'dans les Côtes-d’Armor',
			'des Côtes-d’Armor',
			'les Côtes-d’Armor'
		],
		[department('72', 'Sarthe', 3), 'dans la Sarthe', 'de la Sarthe', 'la Sarthe'],
		[department('33', 'Gironde', 3), 'en Gironde', 'de Gironde', 'la Gironde'],
		[
			department('49', 'Maine-et-Loire', 0),
			'en Maine-et-Loire',
			'du Maine-et-Loire',
			'le Maine-et-Loire'
		],
		[department('75', 'Paris', 0), 'à Paris', 'de Paris', 'Paris'],
		[department('974', 'La Réunion', 0), 'à La Réunion', 'de La Réunion', 'La Réunion'],
		[department('976', 'Mayotte', 0), 'à Mayotte', 'de Mayotte', 'Mayotte'],
		[department('973', 'Guyane', 3), 'en Guyane', 'de Guyane', 'la Guyane'],
		[
			department('988', 'Nouvelle-Calédonie', 0),
			'en Nouvelle-Calédonie',
			'de Nouvelle-Calédonie',
			'la Nouvelle-Calédonie'
		],
		[
			region('R52', 'Pays de la Loire', 4),
			'dans les Pays de la Loire',
			'des Pays de la Loire',
			'les Pays de la Loire'
		],
		[region('R44', 'Grand Est', 2), 'dans le Grand Est', 'du Grand Est', 'le Grand Est'],
		[region('R11', 'Île-de-France', 1), 'en Île-de-France', 'd’Île-de-France', 'l’Île-de-France'],
		[region('R04', 'La Réunion', 0), 'à La Réunion', 'de La Réunion', 'La Réunion'],
		[commune('Rennes'), 'à Rennes', 'de Rennes', 'Rennes'],
		[commune('Le Havre'), 'au Havre', 'du Havre', 'Le Havre'],
		[
			commune("Les Sables-d'Olonne"),
			'aux Sables-d’Olonne',
			'des Sables-d’Olonne',
			'Les Sables-d’Olonne'
		],
		[commune('La Rochelle'), 'à La Rochelle', 'de La Rochelle', 'La Rochelle'],
		[commune("L'Haÿ-les-Roses"), 'à L’Haÿ-les-Roses', 'de L’Haÿ-les-Roses', 'L’Haÿ-les-Roses'],
		[commune('Arras'), 'à Arras', 'd’Arras', 'Arras'],
		[
			epci('CC Faucigny - Glières'),
			'dans la communauté de communes Faucigny - Glières',
			'de la communauté de communes Faucigny - Glières',
			'la communauté de communes Faucigny - Glières'
		],
		[
			epci('Métropole du Grand Paris'),
			'dans la Métropole du Grand Paris',
			'de la Métropole du Grand Paris',
			'la Métropole du Grand Paris'
		],
		[
			epci('Eurométropole de Strasbourg'),
			'dans l’Eurométropole de Strasbourg',
			'de l’Eurométropole de Strasbourg',
			'l’Eurométropole de Strasbourg'
		],
		[
			epci('Rennes Métropole'),
			'sur le territoire de Rennes Métropole',
			'de Rennes Métropole',
			'Rennes Métropole'
		]
	])('%o', (territory, inside, of, named) => {
		expect([inTerritory(territory), ofTerritory(territory), withArticle(territory)]).toEqual([
			inside,
			of,
			named
		]);
	});
});

describe('a territory code is read as people write it', () => {
	it.each([
		['35238', '35238'],
		[' r53 ', 'R53'],
		['REG-53', 'R53'],
		['dep-35', '35'],
		['2a', '2A'],
		['2a004', '2A004'],
		['1', '01'],
		['1004', '01004'],
		['974', '974'],
		['243 500 139', '243500139'],
		['COM-35238', '35238']
	])('%s is %s', (typed, code) => expect(readTerritoryCode(typed)).toBe(code));

	it.each(['', 'Rennes', '../../etc', '999999999999', '\0', "35' or 1=1"])(
		'%j is no code',
		(typed) => expect(readTerritoryCode(typed)).toBeNull()
	);

	it('keeps a région apart from the département of the same number', () => {
		expect(regionCode('53')).not.toBe('53');
		expect(inseeCode(regionCode('53'))).toBe('53');
	});
});

it('measures Paris to Marseille as the crow flies: about 660 km', () => {
	const km = distanceBetween(
		{ latitude: 48.8566, longitude: 2.3522 },
		{ latitude: 43.2965, longitude: 5.3698 }
	);
	expect(km).toBeGreaterThan(655);
	expect(km).toBeLessThan(665);
});
