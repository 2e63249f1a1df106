import { expect, test } from 'vitest';
import { listStudies } from './index.ts';

test('the four programmes stand in their order, and every figure is in one study', async () => {
	const arranged = await listStudies();
	expect(
		arranged.map(({ programme }) => programme && [programme.title, programme.from, programme.to])
	).toEqual([
		['ARPEA', 2008, 2012],
		['PHARE', 2013, 2018],
		['IMPACT', 2018, 2022],
		['Impacts & Trajectoires', 2024, null],
		null
	]);
	const figures = arranged.flatMap(({ studies }) => studies.flatMap((study) => study.figures));
	expect(new Set(figures.map(({ id }) => id)).size).toBe(151);
	expect(figures).toHaveLength(151);
});
