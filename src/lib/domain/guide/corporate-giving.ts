import type { LegalParameterOn } from './legal-parameters.ts';

/*
 * The tax reduction of a company that gives (CGI, art. 238 bis). All amounts are whole cents; what is
 * computed is rounded down, so that nothing is promised that the law does not give.
 *
 * Three points that our sources leave open are settled the prudent way, and said on the page:
 * - the gifts of the year are retained first, then the excess of earlier years, the oldest first;
 * - each euro keeps the rate of the year it was given in: carrying an excess forward never takes it
 *   from the second rate back to the first;
 * - the excess of earlier years, whose rate is not asked, only gets the first rate within what the
 *   other sums of the year leave of the threshold.
 * The ceiling on the valuation of skills is not applied: no source that we have read states it.
 */

/** What the law says on the day of the computation. */
export interface GivingLaw {
	readonly rate: LegalParameterOn;
	readonly rateAbove: LegalParameterOn;
	readonly threshold: LegalParameterOn;
	readonly ceilingAmount: LegalParameterOn;
	readonly ceilingPerMille: LegalParameterOn;
	readonly carryYears: LegalParameterOn;
	readonly counterparts: LegalParameterOn;
	readonly declaration: LegalParameterOn;
}

/** Who receives: bodies that feed, house or heal people in difficulty keep the first rate for every euro. */
export const RECIPIENTS = {
	'interet-general': 'Organisme d’intérêt général',
	'premiere-necessite': 'Organisme qui aide les personnes en difficulté'
} as const;
export type Recipient = keyof typeof RECIPIENTS;

/** What a company gives this year, in cents; hours in hundredths. */
export interface Gift {
	readonly money: number;
	readonly inKind: number;
	readonly hours: number;
	readonly hourlyCost: number;
	/** Turnover excluding tax. */
	readonly turnover: number;
	readonly recipient: Recipient;
	/** What the recipient gives in return; null when it is not known. */
	readonly counterparts: number | null;
	/** Excess of earlier years that is still to be used: the first is that of last year. */
	readonly broughtIn: readonly number[];
}

/** One year: the present one, then those to which an excess is carried. */
export interface GivingYear {
	/** Retained from the gift. */
	readonly fromGift: number;
	/** Retained from the excess of earlier years. */
	readonly fromBroughtIn: number;
	readonly giftReduction: number;
	readonly broughtInReduction: number;
	/** Of the gift, still to be carried forward at the end of the year. */
	readonly left: number;
	/** Excess of earlier years that may not be used any more after this year. */
	readonly expired: number;
}

export interface Giving {
	readonly skills: number;
	readonly total: number;
	readonly ceilingByTurnover: number;
	/** The higher of the amount and of the part of the turnover. */
	readonly ceiling: number;
	/** Of the gift, what is at the first rate and at the second one, whatever the year of use. */
	readonly atRate: number;
	readonly atRateAbove: number;
	/** What the ceiling does not let in this year. */
	readonly excess: number;
	/** The present year first, then each of the years of the carry-forward. */
	readonly years: readonly [GivingYear, ...GivingYear[]];
	/** Reduction of this year, gift and earlier excess together. */
	readonly reduction: number;
	/** Reductions of the following years, for this gift. */
	readonly laterReduction: number;
	/** Of the gift, what would never be used. */
	readonly lost: number;
	/** What the gift costs once its reductions, of this year and of the following ones, are taken off. */
	readonly netCost: number;
	/** The most that may be given in return, by the guideline. */
	readonly counterpartGuide: number;
	readonly exceedsCounterparts: boolean;
	readonly mustDeclare: boolean;
}

/**
 * Computes the reduction of a gift, this year and, with the same turnover and no other gift, in the
 * years of the carry-forward.
 */
export function computeGiving(gift: Gift, law: GivingLaw): Giving {
	const skills = Math.round((gift.hours * gift.hourlyCost) / 100);
	const total = gift.money + gift.inKind + skills;
	const ceilingByTurnover = share(gift.turnover, law.ceilingPerMille);
	const ceiling = Math.max(cents(law.ceilingAmount), ceilingByTurnover);
	const threshold = cents(law.threshold);
	const atRate = gift.recipient === 'premiere-necessite' ? total : Math.min(total, threshold);

	let used = 0;
	let earlier: Lot[] = gift.broughtIn
		.slice(0, law.carryYears.value)
		.map((amount, rank) => ({ amount, lives: law.carryYears.value - rank }))
		.reverse();
	const years = Array.from({ length: law.carryYears.value + 1 }, (_, rank): GivingYear => {
		// The gifts of a year come before what is carried to it; after that, the oldest first.
		const giftFirst = rank === 0;
		const wanted = total - used;
		const fromBroughtIn = Math.min(
			earlier.reduce((sum, { amount }) => sum + amount, 0),
			giftFirst ? Math.max(0, ceiling - wanted) : ceiling
		);
		const fromGift = Math.min(wanted, ceiling - fromBroughtIn);
		const left = takeOldest(earlier, fromBroughtIn);
		const expired = left.find(({ lives }) => lives === 1)?.amount ?? 0;
		earlier = left
			.filter(({ lives }) => lives > 1)
			.map(({ amount, lives }) => ({ amount, lives: lives - 1 }));

		const giftReduction = reduce(used + fromGift) - reduce(used);
		used += fromGift;
		const counted = gift.recipient === 'premiere-necessite' ? 0 : fromGift;
		const first = Math.min(fromBroughtIn, Math.max(0, threshold - counted));
		return {
			fromGift,
			fromBroughtIn,
			giftReduction,
			broughtInReduction: share(first, law.rate) + share(fromBroughtIn - first, law.rateAbove),
			left: total - used,
			expired
		};
	}) as unknown as Giving['years'];

	/** Reduction of the first `amount` cents of the gift: the first rate, then the second. */
	function reduce(amount: number): number {
		const first = Math.min(amount, atRate);
		return share(first, law.rate) + share(amount - first, law.rateAbove);
	}

	const [present] = years;
	const laterReduction = reduce(used) - present.giftReduction;
	const counterpartGuide = share(total, law.counterparts);
	return {
		skills,
		total,
		ceilingByTurnover,
		ceiling,
		atRate,
		atRateAbove: total - atRate,
		excess: total - present.fromGift,
		years,
		reduction: present.giftReduction + present.broughtInReduction,
		laterReduction,
		lost: total - used,
		netCost: total - present.giftReduction - laterReduction,
		counterpartGuide,
		exceedsCounterparts: (gift.counterparts ?? 0) > counterpartGuide,
		mustDeclare: total > cents(law.declaration)
	};
}

/** Excess of one earlier year, and in how many years it may still be used, this one included. */
interface Lot {
	readonly amount: number;
	readonly lives: number;
}

/** What is left of lots, oldest first, once an amount is taken from them. */
function takeOldest(lots: readonly Lot[], amount: number): Lot[] {
	let toTake = amount;
	return lots.flatMap((lot) => {
		const taken = Math.min(lot.amount, toTake);
		toTake -= taken;
		return lot.amount > taken ? [{ ...lot, amount: lot.amount - taken }] : [];
	});
}

function cents({ value }: LegalParameterOn): number {
	return value * 100;
}

/** A rate of an amount, rounded down to the cent. */
function share(amount: number, { value, unit }: LegalParameterOn): number {
	return Math.floor((amount * value) / (unit === '‰' ? 1000 : 100));
}
