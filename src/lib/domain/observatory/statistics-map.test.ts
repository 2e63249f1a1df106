import { expect, test } from 'vitest';
import { catalogueViewAddress, MAP_MEASURES, readMapMeasure } from './statistics-map.ts';
import type { MapMeasure } from './statistics-map.ts';

const read = (search: string) => readMapMeasure(new URLSearchParams(search));

test('the map is read back from its address', () => {
	for (const measure of Object.keys(MAP_MEASURES) as MapMeasure[])
		expect(read(catalogueViewAddress(measure).split('?')[1] ?? '')).toEqual({
			measure,
			ignored: []
		});
});

test('what means nothing on this page is left aside and said, marks of campaigns are not', () => {
	const { measure, ignored } = read('carte=rouge&domaine=sante&couleur=bleu&utm_source=x&q=vélo');
	expect(measure).toBe('nombre');
	expect(ignored.map(({ parameter }) => parameter)).toEqual(['carte', 'domaine', 'couleur', 'q']);
});
