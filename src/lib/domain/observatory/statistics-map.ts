import { isNarrowed, readQuery } from '../catalogue/query.ts';
import type { Ignored } from '../kernel/address.ts';

/** What the map of the page tells. */
export const MAP_MEASURES = {
	nombre: 'En nombre',
	habitants: 'Pour 100\u202F000 habitants'
} as const;
export type MapMeasure = keyof typeof MAP_MEASURES;

export const CATALOGUE_PATH = '/observatoire/catalogue';
const MEASURE = 'carte';

/**
 * Reads what the map tells. The page counts the whole catalogue: a criterion means nothing here, and
 * is said with the rest of what is left aside.
 */
export function readMapMeasure(parameters: URLSearchParams): {
	measure: MapMeasure;
	ignored: Ignored[];
} {
	const ignored: Ignored[] = [];
	let measure: MapMeasure = 'nombre';
	for (const [parameter, value] of parameters) {
		if (parameter === MEASURE && Object.hasOwn(MAP_MEASURES, value)) {
			measure = value as MapMeasure;
			continue;
		}
		const read = readQuery(new URLSearchParams([[parameter, value]]));
		if (read.ignored.length > 0 || isNarrowed(read.query))
			ignored.push({ parameter: parameter.slice(0, 40), value: value.slice(0, 40) });
	}
	return { measure, ignored: ignored.slice(0, 10) };
}

/** The address of the page when its map tells a measure. */
export function catalogueViewAddress(measure: MapMeasure): string {
	return measure === 'nombre' ? CATALOGUE_PATH : `${CATALOGUE_PATH}?${MEASURE}=${measure}`;
}
