import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeGiving, type Gift, type GivingLaw } from './corporate-giving.ts';
import type { LegalParameterOn, LegalUnit } from './legal-parameters.ts';

const says = (value: number, unit: LegalUnit): LegalParameterOn => ({
	id: 'essai',
	label: 'Essai',
	unit,
	value,
	from: null,
	to: null,
	source: { title: 'Essai', url: 'https://exemple.org', publisher: 'Essai' },
	toVerify: false
});
const LAW: GivingLaw = {
	rate: says(60, '%'),
	rateAbove: says(40, '%'),
	threshold: says(2_000_000, '€'),
	ceilingAmount: says(20_000, '€'),
	ceilingPerMille: says(5, '‰'),
	carryYears: says(5, 'ans'),
	counterparts: says(25, '%'),
	declaration: says(10_000, '€')
};
const euros = (amount: number) => Math.round(amount * 100);
const giving = (gift: Partial<Gift>): Gift => ({
	money: 0,
	inKind: 0,
	hours: 0,
	hourlyCost: 0,
	turnover: 0,
	recipient: 'interet-general',
	counterparts: null,
	broughtIn: [],
	...gift
});
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

describe('the reduction of a company that gives', () => {
	test('the worked example of the tax office: 9 000 € under the older ceiling give 5 400 €', () => {
		// 5 ‰ of 1.5 M€ is 7 500 €, less than the ceiling of 10 000 € of that time, which is retained.
		const older = { ...LAW, ceilingAmount: says(10_000, '€') };
		const result = computeGiving(giving({ money: euros(9000), turnover: euros(1_500_000) }), older);
		expect(result.ceilingByTurnover).toBe(euros(7500));
		expect(result.ceiling).toBe(euros(10_000));
		expect(result.reduction).toBe(euros(5400));
		expect(result.excess).toBe(0);
	});

	test('money, goods and hours add up to one gift', () => {
		const result = computeGiving(
			giving({
				money: euros(1000),
				inKind: euros(500.5),
				hours: euros(12.5),
				hourlyCost: euros(40)
			}),
			LAW
		);
		expect(result.skills).toBe(euros(500));
		expect(result.total).toBe(euros(2000.5));
		expect(result.reduction).toBe(euros(1200.3));
		expect(result.netCost).toBe(euros(800.2));
	});

	test('what goes over the ceiling is carried over the five following years', () => {
		const result = computeGiving(giving({ money: euros(70_000) }), LAW);
		expect(result.years.map(({ fromGift }) => fromGift / 100)).toEqual([
			20_000, 20_000, 20_000, 10_000, 0, 0
		]);
		expect(result.reduction).toBe(euros(12_000));
		expect(result.laterReduction).toBe(euros(30_000));
		expect(result.lost).toBe(0);
		expect(result.netCost).toBe(euros(28_000));
	});

	test('what five years do not use is lost, and said', () => {
		const result = computeGiving(giving({ money: euros(130_000) }), LAW);
		expect(result.lost).toBe(euros(10_000));
	});

	test('above two million euros, the second rate; not for those who help people in difficulty', () => {
		const big = { money: euros(3_000_000), turnover: euros(1_000_000_000) };
		expect(computeGiving(giving(big), LAW).reduction).toBe(euros(1_600_000));
		expect(computeGiving(giving({ ...big, recipient: 'premiere-necessite' }), LAW).reduction).toBe(
			euros(1_800_000)
		);
	});

	test('an excess keeps the rate of its year', () => {
		// Ceiling of 2.5 M€: half a million is carried, and it was above the threshold when given.
		const result = computeGiving(
			giving({ money: euros(3_000_000), turnover: euros(500_000_000) }),
			LAW
		);
		expect(result.reduction).toBe(euros(1_400_000));
		expect(result.laterReduction).toBe(euros(200_000));
	});

	test('earlier excesses come after the gift of the year, the oldest first', () => {
		const result = computeGiving(
			giving({ money: euros(15_000), broughtIn: [4000, 0, 0, 0, 3000].map(euros) }),
			LAW
		);
		const [present, next] = result.years;
		expect(present.fromBroughtIn).toBe(euros(5000));
		expect(present.expired).toBe(0);
		expect(next!.fromBroughtIn).toBe(euros(2000));
		expect(result.reduction).toBe(euros(12_000));
	});

	test('an excess of five years ago that finds no room this year expires', () => {
		const result = computeGiving(
			giving({ money: euros(20_000), broughtIn: [0, 0, 0, 0, 3000].map(euros) }),
			LAW
		);
		expect(result.years[0].expired).toBe(euros(3000));
		expect(result.years[1]!.fromBroughtIn).toBe(0);
	});

	test('a quarter of the gift may come back, no more', () => {
		const gift = giving({ money: euros(1000), counterparts: euros(250) });
		expect(computeGiving(gift, LAW).exceedsCounterparts).toBe(false);
		expect(computeGiving({ ...gift, counterparts: euros(250) + 1 }, LAW).exceedsCounterparts).toBe(
			true
		);
	});

	test('more than ten thousand euros are declared', () => {
		expect(computeGiving(giving({ money: euros(10_000) }), LAW).mustDeclare).toBe(false);
		expect(computeGiving(giving({ money: euros(10_000) + 1 }), LAW).mustDeclare).toBe(true);
	});
});

const anyAmount = fc.oneof(
	fc.integer({ min: 0, max: euros(100_000) }),
	fc.integer({ min: 0, max: euros(100_000_000_000) })
);
const anyGift = fc.record({
	money: anyAmount,
	inKind: anyAmount,
	hours: fc.integer({ min: 0, max: euros(10_000) }),
	hourlyCost: fc.integer({ min: 0, max: euros(1000) }),
	turnover: anyAmount,
	recipient: fc.constantFrom('interet-general' as const, 'premiere-necessite' as const),
	counterparts: fc.option(anyAmount),
	broughtIn: fc.array(anyAmount, { maxLength: 5 })
});

describe('whatever is given', () => {
	test('nothing above the ceiling is retained, in any year', () => {
		fc.assert(
			fc.property(anyGift, (gift) => {
				const { years, ceiling } = computeGiving(gift, LAW);
				for (const { fromGift, fromBroughtIn } of years) {
					expect(fromGift).toBeGreaterThanOrEqual(0);
					expect(fromBroughtIn).toBeGreaterThanOrEqual(0);
					expect(fromGift + fromBroughtIn).toBeLessThanOrEqual(ceiling);
				}
			})
		);
	});

	test('the reduction is between the two rates of what is retained', () => {
		fc.assert(
			fc.property(anyGift, (gift) => {
				const result = computeGiving(gift, LAW);
				for (const year of result.years) {
					const retained = year.fromGift + year.fromBroughtIn;
					const reduction = year.giftReduction + year.broughtInReduction;
					expect(reduction).toBeLessThanOrEqual(retained * 0.6 + 1);
					expect(reduction).toBeGreaterThanOrEqual(retained * 0.4 - 4);
				}
				expect(result.years[0].giftReduction).toBeLessThanOrEqual(result.total * 0.6);
				expect(result.netCost).toBeGreaterThanOrEqual(result.total * 0.4);
			})
		);
	});

	test('what is carried, what is used and what is lost add up to the excess', () => {
		fc.assert(
			fc.property(anyGift, (gift) => {
				const { years, excess, lost, total } = computeGiving(gift, LAW);
				const [present, ...next] = years;
				expect(next).toHaveLength(5);
				expect(sum(next.map(({ fromGift }) => fromGift)) + lost).toBe(excess);
				expect(present.fromGift + excess).toBe(total);
				expect(years.at(-1)!.left).toBe(lost);
			})
		);
	});

	test('earlier excesses are used, or expire, and are never used twice', () => {
		fc.assert(
			fc.property(anyGift, (gift) => {
				const { years } = computeGiving(gift, LAW);
				const settled = sum(years.map(({ fromBroughtIn, expired }) => fromBroughtIn + expired));
				expect(settled).toBe(sum(gift.broughtIn));
			})
		);
	});

	test('giving more never reduces less', () => {
		fc.assert(
			fc.property(anyGift, anyAmount, (gift, more) => {
				const before = computeGiving(gift, LAW);
				const after = computeGiving({ ...gift, money: gift.money + more }, LAW);
				expect(after.years[0].giftReduction).toBeGreaterThanOrEqual(before.years[0].giftReduction);
				// Rounded down twice, gift and excess: a cent or two may go from one to the other.
				expect(after.reduction).toBeGreaterThanOrEqual(before.reduction - 2);
				expect(after.netCost).toBeGreaterThanOrEqual(before.netCost);
			})
		);
	});

	test('a higher turnover never reduces less this year', () => {
		fc.assert(
			fc.property(anyGift, anyAmount, (gift, more) => {
				const before = computeGiving(gift, LAW).years[0].giftReduction;
				const after = computeGiving({ ...gift, turnover: gift.turnover + more }, LAW);
				expect(after.years[0].giftReduction).toBeGreaterThanOrEqual(before);
			})
		);
	});

	test('the same gift gives the same answer', () => {
		fc.assert(
			fc.property(anyGift, (gift) => {
				expect(computeGiving(gift, LAW)).toEqual(computeGiving({ ...gift }, LAW));
			})
		);
	});
});
