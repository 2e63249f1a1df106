// Checks the committed files of data/territories: a rebuild that loses something is seen here.

import { parse } from 'csv-parse/sync';
import { readFileSync, statSync } from 'node:fs';
import { feature } from 'topojson-client';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { describe, expect, test } from 'vitest';
import { isInside, type Ring } from './rings.ts';

type Row = Record<string, string>;

const folder = new URL('../../data/territories/', import.meta.url);
const readTable = (name: string): Row[] =>
	parse(readFileSync(new URL(name, folder)), { columns: true });
const byCode = (rows: Row[]) => new Map(rows.map((row) => [row.code!, row]));
const words = (cell: string | undefined) => (cell ? cell.split(' ') : []);

const communes = readTable('communes.csv');
const epcis = readTable('epcis.csv');
const departments = readTable('departments.csv');
const regions = readTable('regions.csv');
const aliases = readTable('aliases.csv');
const [communeOf, epciOf, departmentOf, regionOf] = [communes, epcis, departments, regions].map(
	byCode
) as [Map<string, Row>, Map<string, Row>, Map<string, Row>, Map<string, Row>];

describe('lists', () => {
	test('every territory of 2026 is there, once', () => {
		expect([communes.length, epcis.length, departments.length, regions.length]).toEqual([
			34_969, 1255, 109, 26
		]);
		expect([communeOf.size, epciOf.size, departmentOf.size, regionOf.size]).toEqual([
			34_969, 1255, 109, 26
		]);
		expect(departments.filter((row) => row.zone !== 'com')).toHaveLength(101);
		expect(regions.filter((row) => row.zone !== 'com')).toHaveLength(18);
	});

	test('a commune lies in an EPCI, a département and a région that exist and agree', () => {
		const lost = communes.filter(
			(row) =>
				(row.epci && !epciOf.has(row.epci)) ||
				departmentOf.get(row.department!)?.region !== row.region ||
				!regionOf.has(row.region!)
		);
		expect(lost).toEqual([]);
		const withoutEpci = communes.filter(
			(row) => !row.epci && departmentOf.get(row.department!)!.zone === 'metro'
		);
		expect(withoutEpci.map((row) => row.name).sort()).toEqual([
			"L'Île-d'Yeu",
			'Ouessant',
			'Île-de-Bréhat',
			'Île-de-Sein'
		]);
	});

	test('an EPCI, a département and a région add up to their communes', () => {
		const sum = (rows: Row[]) => rows.reduce((total, row) => total + Number(row.population), 0);
		const count = (column: string, code: string) => communes.filter((row) => row[column] === code);
		for (const epci of epcis.filter((_, i) => i % 50 === 0)) {
			const members = count('epci', epci.code!);
			expect([members.length, sum(members)]).toEqual([
				Number(epci.communes),
				Number(epci.population)
			]);
			expect([...new Set(members.map((row) => row.department))].sort()).toEqual(
				words(epci.departments)
			);
		}
		for (const department of departments)
			expect(sum(count('department', department.code!))).toBe(Number(department.population));
		expect(sum(regions)).toBe(sum(communes));
	});

	test('the seat of a département or région is one of the present communes', () => {
		expect([...departments, ...regions].filter((row) => !communeOf.has(row.seat!))).toEqual([]);
	});

	test('an old code leads to a present commune and hides none', () => {
		expect(byCode(aliases).size).toBe(aliases.length);
		expect(aliases.length).toBeGreaterThan(4000);
		expect(
			aliases.filter((row) => communeOf.has(row.code!) || !communeOf.has(row.present!))
		).toEqual([]);
		expect(byCode(aliases).get('75120')).toMatchObject({
			present: '75056',
			kind: 'arrondissement-municipal'
		});
	});
});

describe('points', () => {
	/** South, west, north, east. */
	const BOXES: Record<string, [number, number, number, number]> = {
		metro: [41.3, -5.2, 51.1, 9.6],
		'971': [15.8, -61.85, 16.55, -61.0],
		'972': [14.35, -61.25, 14.9, -60.8],
		'973': [2.1, -54.6, 5.8, -51.6],
		'974': [-21.4, 55.2, -20.85, 55.85],
		'975': [46.7, -56.5, 47.2, -56.1],
		'976': [-13.05, 45.0, -12.6, 45.31]
	};

	test('every commune has a point, in France or in its own island', () => {
		const astray = communes.filter(({ department, latitude, longitude }) => {
			const box = BOXES[
				departmentOf.get(department!)!.zone === 'metro' ? 'metro' : department!
			] ?? [-90, -180, 90, 180];
			const [lat, lon] = [Number(latitude), Number(longitude)];
			return !(lat >= box[0] && lon >= box[1] && lat <= box[2] && lon <= box[3]);
		});
		expect(astray).toEqual([]);
	});

	test('no two communes share a point', () => {
		expect(new Set(communes.map((row) => `${row.latitude} ${row.longitude}`)).size).toBe(
			communes.length
		);
	});

	test('two communes in five, nine inhabitants in ten, have a recorded point', () => {
		const recorded = communes.filter((row) => row.approximate === '0');
		const population = (rows: Row[]) =>
			rows.reduce((total, row) => total + Number(row.population), 0);
		expect(recorded.length / communes.length).toBeGreaterThan(0.42);
		expect(population(recorded) / population(communes)).toBeGreaterThan(0.9);
		expect(recorded.filter((row) => row.department === '976')).toHaveLength(17);
	});
});

describe('neighbours', () => {
	test('all exist, are mutual and never oneself', () => {
		for (const index of [communeOf, epciOf, departmentOf, regionOf]) {
			const faults = [...index.values()].flatMap((row) =>
				words(row.neighbours).filter(
					(code) => code === row.code || !words(index.get(code)?.neighbours).includes(row.code!)
				)
			);
			expect(faults).toEqual([]);
		}
	});

	test('a commune has at most ten, in its own département or the next', () => {
		const far = communes.filter((row) =>
			words(row.neighbours).some((code) => {
				const { department } = communeOf.get(code)!;
				return (
					department !== row.department &&
					!words(departmentOf.get(row.department!)!.neighbours).includes(department!)
				);
			})
		);
		expect(far).toEqual([]);
		expect(Math.max(...communes.map((row) => words(row.neighbours).length))).toBeLessThanOrEqual(
			10
		);
	});

	test('those that any French person knows', () => {
		const of = (code: string) => words(departmentOf.get(code)!.neighbours);
		expect(of('29')).toEqual(['22', '56']);
		expect(of('75')).toEqual(['92', '93', '94']);
		expect(of('84')).toEqual(['04', '07', '13', '26', '30', '83']);
		expect(of('90')).toEqual(['25', '68', '70', '88']);
		expect(of('2A')).toEqual(['2B']);
		expect(of('974')).toEqual([]);
		expect(words(regionOf.get('53')!.neighbours)).toEqual(['28', '52']);
	});
});

describe.each([
	{ name: 'outlines.json', mostBytes: 350_000, inside: 0.996 },
	{ name: 'outlines-light.json', mostBytes: 90_000, inside: 0.993 }
])('$name', ({ name, mostBytes, inside }) => {
	const file = new URL(name, folder);
	const topology = JSON.parse(readFileSync(file, 'utf8')) as Topology<
		Record<'departments' | 'regions', GeometryCollection>
	>;

	test('draws 101 départements and 18 régions, in few bytes', () => {
		expect(statSync(file).size).toBeLessThanOrEqual(mostBytes);
		for (const [object, rows] of [
			['departments', departments],
			['regions', regions]
		] as const) {
			const ids = topology.objects[object].geometries.map((outline) => String(outline.id));
			expect(ids).toEqual(rows.filter((row) => row.zone !== 'com').map((row) => row.code));
		}
	});

	test('holds the recorded points of the mainland, each in its own département', () => {
		const collection = feature(topology, topology.objects.departments) as FeatureCollection<
			Polygon | MultiPolygon
		>;
		const rings = new Map(
			collection.features.map(({ id, geometry }) => [
				String(id),
				geometry.coordinates.flat(geometry.type === 'Polygon' ? 0 : 1) as Ring[]
			])
		);
		const recorded = communes.filter(
			(row) => row.approximate === '0' && departmentOf.get(row.department!)!.zone === 'metro'
		);
		const home = recorded.filter((row) =>
			isInside(rings.get(row.department!)!, Number(row.longitude), Number(row.latitude))
		);
		expect(home.length / recorded.length).toBeGreaterThanOrEqual(inside);
	});
});
