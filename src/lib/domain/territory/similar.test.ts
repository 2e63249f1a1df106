import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { densitiesAround } from './density.ts';
import type { Place } from './gazetteer.ts';
import { FARTHEST_ALIKE, isOverseas, Likeness } from './similar.ts';
import { distanceBetween } from './territory.ts';

let last = 0;
function aPlace(change: Partial<Place> = {}): Place {
	const code = change.code ?? String(10_000 + ++last);
	return {
		code,
		kind: 'commune',
		name: `Essai ${code}`,
		article: 0,
		folded: `essai ${code}`,
		population: 500,
		latitude: 47,
		longitude: 2,
		approximate: false,
		ancestors: [],
		postalCodes: [],
		neighbours: [],
		...change
	};
}
/** Far enough from one another that each is alone in its surroundings. */
const alone = (rank: number) => ({ latitude: 43 + rank * 0.5, longitude: 2 });

const point = fc.record({
	latitude: fc.double({ min: -50, max: 52, noNaN: true }),
	longitude: fc.double({ min: -178, max: 168, noNaN: true })
});
const places = fc
	.array(
		fc.record({
			kind: fc.constantFrom('commune' as const, 'epci' as const, 'departement' as const),
			population: fc.option(fc.nat(2_000_000)),
			latitude: fc.double({ min: 42, max: 51, noNaN: true }),
			longitude: fc.double({ min: -4, max: 8, noNaN: true })
		}),
		{ minLength: 2, maxLength: 60 }
	)
	.map((all) => all.map((one, rank) => aPlace({ ...one, code: String(10_000 + rank) })));

describe('territories alike', () => {
	it('are never the territory itself, always of its kind, the most alike first, within reach', () => {
		fc.assert(
			fc.property(places, (all) => {
				const likeness = new Likeness(all);
				for (const one of all) {
					const alike = likeness.alike(one, 5);
					expect(alike.map(({ place }) => place.code)).not.toContain(one.code);
					for (const { place, gap } of alike) {
						expect(place.kind).toBe(one.kind);
						expect(gap).toBeLessThanOrEqual(FARTHEST_ALIKE);
					}
					const gaps = alike.map(({ gap }) => gap);
					expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
				}
			})
		);
	});

	it('are the first of all those within reach, and the same in whatever order places come', () => {
		fc.assert(
			fc.property(places, (all) => {
				const codes = (some: Place[], most: number) =>
					new Likeness(some).alike(all[0]!, most).map(({ place }) => place.code);
				expect(codes(all, 4)).toEqual(codes(all, 100).slice(0, 4));
				expect(codes([...all].reverse(), 4)).toEqual(codes(all, 4));
			})
		);
	});

	it('one has as far to the other as the other to it', () => {
		fc.assert(
			fc.property(places, (all) => {
				const likeness = new Likeness(all);
				const gapOf = (one: Place, other: Place) =>
					likeness.alike(one, 1, ({ code }) => code === other.code)[0]?.gap;
				expect(gapOf(all[0]!, all[1]!)).toEqual(gapOf(all[1]!, all[0]!));
			})
		);
	});

	it('compare by doublings of population', () => {
		const village = aPlace({ population: 100, ...alone(0) });
		const twin = aPlace({ population: 110, ...alone(1) });
		const town = aPlace({ population: 200, ...alone(2) });
		const city = aPlace({ population: 100_000, ...alone(3) });
		const alike = new Likeness([city, town, twin, village]).alike(village, 9);
		expect(alike.map(({ place }) => place)).toEqual([twin, town]);
		// One doubling of population, and one, at half weight, of the density of one alone.
		expect(alike[1]!.gap).toBeCloseTo(1.5);
	});

	it('keep the mainland and overseas apart when one of each would do', () => {
		const cayenne = aPlace({ code: '97302', population: 60_000, latitude: 4.9, longitude: -52.3 });
		const mainland = aPlace({ population: 60_000, ...alone(1) });
		const overseas = aPlace({
			code: '97411',
			population: 90_000,
			latitude: -20.9,
			longitude: 55.4
		});
		const alike = new Likeness([cayenne, mainland, overseas]).alike(cayenne, 2);
		expect(alike.map(({ place }) => place.code)).toEqual(['97411', mainland.code]);
	});

	it('are none when no one is known to live there', () => {
		const empty = aPlace({ population: 0 });
		const unknown = aPlace({ population: null });
		const likeness = new Likeness([empty, unknown, aPlace()]);
		expect(likeness.alike(empty, 3)).toEqual([]);
		expect(likeness.alike(unknown, 3)).toEqual([]);
		expect(likeness.densityOf(aPlace({ kind: 'region' }))).toBeNull();
	});
});

describe('the inhabitants around', () => {
	it('are those of the communes that are near enough, itself among them', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(point, fc.nat(100_000)), { maxLength: 40 }), (drawn) => {
				const communes = drawn.map(([at, population]) => ({ ...at, population }));
				const around = densitiesAround(communes);
				for (const [rank, one] of communes.entries()) {
					const sum = (within: number) =>
						communes
							.filter((other) => distanceBetween(one, other) <= within)
							.reduce((people, { population }) => people + population, 0);
					const people = around[rank]! * Math.PI * 15 ** 2;
					// A commune within a hair of the circle may be in or out.
					expect(people).toBeGreaterThanOrEqual(sum(14.9) - 0.01);
					expect(people).toBeLessThanOrEqual(sum(15.1) + 0.01);
				}
			})
		);
	});
});

it('tells overseas by the code or by what holds it, never by the number of an intercommunalité', () => {
	const of = (code: string, ancestors: string[] = []) => isOverseas({ code, ancestors });
	expect(['97302', '973', 'R03', '975', '98818'].map((code) => of(code))).toEqual(
		Array(5).fill(true)
	);
	expect(of('249740119', ['974', 'R04'])).toBe(true);
	expect(['35238', '35', 'R53', '2A004'].map((code) => of(code))).toEqual(Array(4).fill(false));
	expect(of('978000000', ['35', 'R53'])).toBe(false);
});

it('measures as far from one point to another as back', () => {
	fc.assert(
		fc.property(point, point, (a, b) => {
			expect(distanceBetween(a, b)).toBeCloseTo(distanceBetween(b, a), 9);
		})
	);
});
