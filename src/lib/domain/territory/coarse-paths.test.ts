import { readFileSync } from 'node:fs';
import { geoIdentity, geoPath } from 'd3-geo';
import { describe, expect, it } from 'vitest';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { coarsePaths } from './coarse-paths.ts';
import { shortPath } from './short-path.ts';

const fine = { unit: 1, least: 0.5 };

describe('coarser paths', () => {
	it('are written in whole cells', () => {
		const path = shortPath('M10.2,20.1L30,20.3L30.1,40.2L10,40.4Z');
		expect(coarsePaths([path], fine)).toEqual(['M10 20l20 0 0 20-20 0z']);
		expect(coarsePaths([path], { unit: 0.5, least: 0.5 })).toEqual(['M20 40l40 1 0 39-40 1z']);
	});

	it('leave out what is straight, or nearly', () => {
		const path = shortPath('M0,0L5,0L5.3,0.1L10,0L10,10L5,11L0,10Z');
		expect(coarsePaths([path], fine)).toEqual(['M0 0l10 0 0 10-5 1-5-1z']);
		expect(coarsePaths([path], { unit: 1, least: 6 })).toEqual(['M0 0l10 0 0 10-10 0z']);
	});

	it('leave out an island smaller than a cell, and go on from the one before', () => {
		const path = shortPath('M0,0L9,0L9,9ZM20,20L20.1,20L20.1,20.1ZM30,0L39,0L39,9Z');
		expect(coarsePaths([path], fine)).toEqual(['M0 0l9 0 0 9zm30 0l9 0 0 9z']);
	});

	it('share the line that they shared: each inner line of France is still drawn twice', () => {
		const topology = JSON.parse(
			readFileSync('data/territories/outlines-light.json', 'utf8')
		) as Topology<Record<'departments', GeometryCollection>>;
		const draw = geoPath(geoIdentity().scale(40)).digits(1);
		const mainland = topology.objects.departments.geometries.filter(
			({ id }) => String(id).length === 2
		);
		const paths = mainland.map((shape) => shortPath(draw(feature(topology, shape)) ?? ''));
		const before = sidesOf(coarsePaths(paths, { unit: 0.8, least: 0 }));
		const after = sidesOf(coarsePaths(paths, { unit: 0.8, least: 6 }));
		expect(after.length).toBeLessThan(before.length / 2);
		expect(loneShareOf(after)).toBeLessThan(0.35);
	});
});

/** The sides of all the rings, each written the same way whichever way it is drawn. */
function sidesOf(paths: readonly string[]): string[] {
	return paths.flatMap((path) =>
		readRings(path).flatMap((ring) =>
			ring.map((place, at) => [place, ring[(at + 1) % ring.length]!].sort().join(' '))
		)
	);
}

function loneShareOf(sides: readonly string[]): number {
	const counts = new Map<string, number>();
	for (const side of sides) counts.set(side, (counts.get(side) ?? 0) + 1);
	expect(Math.max(...counts.values())).toBe(2);
	return sides.filter((side) => counts.get(side) === 1).length / sides.length;
}

function readRings(path: string): string[][] {
	let [x, y] = [0, 0];
	return path.split('z').flatMap((ring) => {
		const numbers = [...ring.matchAll(/-?\d+/g)].map(Number);
		if (numbers.length === 0) return [];
		const places = numbers.flatMap((number, at) => {
			if (at % 2 === 0) return [];
			x += numbers[at - 1]!;
			y += number;
			return [`${x},${y}`];
		});
		[x, y] = places[0]!.split(',').map(Number) as [number, number];
		return [places];
	});
}
