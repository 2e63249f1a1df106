import { EMPTY_QUERY, type CatalogueQuery } from '#lib/domain/catalogue/query.ts';
import type { Reader } from '#lib/server/platform/context.ts';
import {
	anExample,
	givenExamples,
	REAL_EXAMPLES,
	someTerritories
} from '../../../../tests/cast.ts';
import { expect, test } from '../../../../tests/stage.ts';
import { browseExamples, mapSelection, settleTerritory } from './index.ts';

const ask = async (reader: Reader, change: Partial<CatalogueQuery>) => {
	const settled = await settleTerritory(reader, { ...EMPTY_QUERY, ...change });
	return { map: await mapSelection(reader, settled), list: await browseExamples(reader, settled) };
};
const sum = (list: readonly { count: number }[]) =>
	list.reduce((total, { count }) => total + count, 0);

test('the map counts what the list counts, whatever is asked', async ({ context, reader }) => {
	await someTerritories(context);
	await givenExamples(context, REAL_EXAMPLES);
	for (const change of [
		{},
		{ territory: 'R53' },
		{ territory: '35' },
		{ territory: '35238' },
		{ territory: '243500139' },
		{ territory: '75' },
		{ territory: 'R11', domain: ['mobilite'] },
		{ territory: 'R94' },
		{ territory: '2A' },
		{ territory: 'R04' },
		{ territory: '976' },
		{ territory: '988' },
		{ territory: '35238', around: 50 },
		{ territory: '35', around: 100 },
		{ territory: 'R53', around: 500 },
		{ territory: '976', around: 10 },
		{ text: 'licornes en apesanteur' },
		{ category: ['mecenat'] }
	] as Partial<CatalogueQuery>[]) {
		const { map, list } = await ask(reader, change);
		const said = JSON.stringify(change);
		expect(map.total, said).toBe(list.total);
		expect(sum(map.groups) + map.unplaced.length, said).toBe(list.total);
		expect(sum(map.markers) + map.whole + map.undrawn + map.unplaced.length, said).toBe(list.total);
		for (const group of map.groups) {
			// A région of one département has nothing more to say than itself.
			if (group.lines.length > 0) expect(sum(group.lines) + group.untold, said).toBe(group.count);
		}
		// Whatever distance is asked for, no circle leaves the drawing.
		const [, , width, height] = (map.base?.viewBox ?? '0 0 0 0').split(' ').map(Number);
		for (const { x, y } of map.markers) {
			expect(x >= 0 && x <= width! && y >= 0 && y <= height!, said).toBe(true);
		}
		// A région or a département says on the map what its own facet says.
		for (const { code, count } of list.territories) {
			const shape = map.base?.shapes.find((one) => one.code === code);
			if (shape && !change.territory) expect(shape.count, code).toBe(count);
		}
	}
});

test('a commune is shown in its département, a région of one département as that one', async ({
	context,
	reader
}) => {
	await someTerritories(context);
	await givenExamples(context, [
		anExample({ slug: 'rennes', territory: { label: 'Rennes', commune: '35238' } }),
		anExample({ slug: 'reunion', territory: { label: 'La Réunion', region: '04' } }),
		anExample({ slug: 'partout', scale: 'national' })
	]);
	const { map: rennes } = await ask(reader, { territory: '35238' });
	expect(rennes.view).toBe('departement');
	expect(rennes.trail.map(({ name }) => name)).toEqual(['Bretagne', 'Ille-et-Vilaine', 'Rennes']);
	expect(rennes.markers).toMatchObject([
		{ name: 'Rennes', target: { to: 'example', slug: 'rennes' } }
	]);
	const { map: reunion } = await ask(reader, { territory: 'R04' });
	expect(reunion).toMatchObject({ view: 'departement', whole: 1, markers: [] });
	expect(reunion.trail).toHaveLength(1);
	const { map: france } = await ask(reader, {});
	expect(france.unplaced.map(({ slug }) => slug)).toEqual(['partout']);
});

test('all the examples in one commune are one circle', async ({ context, reader }) => {
	await someTerritories(context);
	await givenExamples(
		context,
		Array.from({ length: 851 }, (_, rank) =>
			anExample({ slug: `ici-${rank}`, territory: { label: 'Rennes', commune: '35238' } })
		)
	);
	for (const territory of [null, 'R53', '35', '243500139', '35238']) {
		const { map } = await ask(reader, { territory });
		expect(map.markers).toMatchObject([
			{ count: 851, name: 'Rennes', target: { to: 'list', code: '35238' } }
		]);
	}
});
