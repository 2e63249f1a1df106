import { readFile } from 'node:fs/promises';
import type { PlacedIndicator } from '../../domain/observatory/indicator-atlas.ts';
import { inRoot } from '../platform/root.ts';
import { readIndicator } from './atlas.ts';

let regions: Promise<Record<string, string[]>> | undefined;

/** The figures that were measured in a région (`R76`), in the order of data/indicators/regions.json; most have none. */
export async function readRegionIndicators(code: string): Promise<PlacedIndicator[]> {
	regions ??= readFile(inRoot('data/indicators/regions.json'), 'utf8').then(
		(text) => JSON.parse(text) as Record<string, string[]>
	);
	return Promise.all(((await regions)[code] ?? []).map(readIndicator));
}
