import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listPlaces } from './place-list.ts';
import { drawMarkers, type MapExample, type MapPlace, type View } from './selection-map.ts';

const FRANCE: View = { kind: 'france', codes: [] };
const BRETAGNE: View = { kind: 'region', codes: ['R53'] };
const MORBIHAN: View = { kind: 'departement', codes: ['56', 'R53'] };

const DRAWING = {
	parts: [{ x: 0, y: 0, width: 600, height: 580 }],
	place: ({ latitude, longitude }: { latitude: number; longitude: number }) => ({
		x: (longitude + 6) * 35,
		y: (52 - latitude) * 50
	})
};

const PLACES: readonly MapPlace[] = [
	aPlace('56121', 'Lorient', ['200042174', '56', 'R53'], 47.75, -3.37),
	aPlace('56260', 'Vannes', ['200067932', '56', 'R53'], 47.66, -2.76),
	aPlace('35238', 'Rennes', ['243500139', '35', 'R53'], 48.11, -1.68),
	aPlace('56', 'Morbihan', ['R53'], 47.83, -2.83),
	aPlace('R53', 'Bretagne', [], 48.2, -2.9),
	aPlace('44109', 'Nantes', ['244400404', '44', 'R52'], 47.22, -1.55)
];
const nameOf = (code: string) => PLACES.find((place) => place.code === code)?.name ?? code;

function aPlace(
	code: string,
	name: string,
	ancestors: string[],
	latitude: number,
	longitude: number
): MapPlace {
	const kind = code.startsWith('R') ? 'region' : code.length === 2 ? 'departement' : 'commune';
	return { code, kind, name, article: 0, ancestors, latitude, longitude, approximate: false };
}

function examplesAt(...codes: (string | null)[]): MapExample[] {
	return codes.map((code, rank) => ({
		slug: `exemple-${rank}`,
		title: `Exemple ${rank}`,
		category: 'mecenat',
		place: PLACES.find((place) => place.code === code) ?? null
	}));
}

describe('whatever the selection', () => {
	const selections = fc
		.array(fc.constantFrom(...PLACES.map(({ code }) => code), null), { maxLength: 80 })
		.map((codes) => examplesAt(...codes));

	for (const view of [FRANCE, BRETAGNE, MORBIHAN]) {
		test(`the map and the list of ${view.kind} count each example once`, () => {
			fc.assert(
				fc.property(selections, (examples) => {
					const { markers, placed } = drawMarkers(examples, view, DRAWING, nameOf);
					const groups = listPlaces(examples, view, nameOf);
					const withPlace = examples.filter(({ place }) => place);
					const whole = withPlace.filter(({ place }) => view.codes.includes(place!.code));
					expect(sum(markers)).toBe(placed.length);
					expect(sum(markers) + whole.length).toBe(withPlace.length);
					expect(sum(groups)).toBe(withPlace.length);
					for (const { count, lines, untold } of groups)
						if (lines.length > 0) expect(sum(lines) + untold).toBe(count);
				})
			);
		});
	}

	test('the order of the examples changes nothing', () => {
		fc.assert(
			fc.property(selections, (examples) => {
				const reversed = [...examples].reverse();
				expect(drawMarkers(reversed, FRANCE, DRAWING, nameOf).markers).toEqual(
					drawMarkers(examples, FRANCE, DRAWING, nameOf).markers
				);
				expect(listPlaces(reversed, FRANCE, nameOf)).toEqual(listPlaces(examples, FRANCE, nameOf));
			})
		);
	});
});

describe('a circle leads', () => {
	const first = (view: View, ...codes: string[]) =>
		drawMarkers(examplesAt(...codes), view, DRAWING, nameOf).markers[0];

	test('to the example when it is the only one', () => {
		expect(first(FRANCE, '56121')).toMatchObject({
			name: 'Lorient',
			example: { title: 'Exemple 0' },
			target: { to: 'example', slug: 'exemple-0' }
		});
	});

	test('to the list when all are in one commune', () => {
		expect(first(MORBIHAN, '56121', '56121')).toMatchObject({
			name: 'Lorient',
			count: 2,
			target: { to: 'list', code: '56121' }
		});
	});

	test('to the département, then to the region, that separates them', () => {
		expect(first(FRANCE, '56121', '56260')?.target).toEqual({ to: 'map', code: '56' });
		expect(first(FRANCE, '56121', 'R53')).toMatchObject({
			name: 'Bretagne',
			target: { to: 'map', code: 'R53' }
		});
	});

	test('to the smaller map also when most of its examples belong to all of it', () => {
		const here = { ...DRAWING, parts: [{ x: 0, y: 0, width: 60, height: 60 }] };
		const only = (view: View, ...codes: string[]) =>
			drawMarkers(examplesAt(...codes), view, here, nameOf).markers.map(({ target }) => target);
		expect(only(BRETAGNE, '56', '56', '56121')).toEqual([{ to: 'map', code: '56' }]);
		expect(only(FRANCE, 'R53', 'R53', '56121')).toEqual([{ to: 'map', code: 'R53' }]);
	});

	test('to the list of the page when nothing separates them further', () => {
		const close = aPlace('56185', 'Quéven', ['200042174', '56', 'R53'], 47.76, -3.38);
		const examples = [...examplesAt('56121'), ...examplesAt('56121')].map((example, rank) => ({
			...example,
			slug: `ici-${rank}`,
			place: rank === 0 ? close : example.place
		}));
		const epci: View = { kind: 'epci', codes: ['200042174', '56', 'R53'] };
		const still = { ...DRAWING, parts: [{ x: 0, y: 0, width: 60, height: 60 }] };
		expect(drawMarkers(examples, epci, still, nameOf).markers).toMatchObject([
			{ count: 2, target: { to: 'group' } }
		]);
	});
});

test('what belongs to the whole territory is not drawn, and comes first in the list', () => {
	const examples = examplesAt('56', '56121', '56121', 'R53');
	const { markers } = drawMarkers(examples, MORBIHAN, DRAWING, nameOf);
	expect(markers).toHaveLength(1);
	expect(listPlaces(examples, MORBIHAN, nameOf).map(({ name }) => name)).toEqual([
		'Tout le département',
		'Toute la région',
		'Lorient'
	]);
});

test('a commune with many tells some by their titles, and how many more', () => {
	const [group] = listPlaces(examplesAt(...Array<string>(40).fill('56121')), MORBIHAN, nameOf);
	expect(group).toMatchObject({ count: 40, untold: 28, target: { to: 'list', code: '56121' } });
});

function sum(list: readonly { count: number }[]): number {
	return list.reduce((total, { count }) => total + count, 0);
}
