import { formatNumber } from '../kernel/typography.ts';
import { formatEuros } from './amount.ts';
import type { Gift, Giving, GivingLaw } from './corporate-giving.ts';
import { formatLegalValue, type LegalParameterOn } from './legal-parameters.ts';

/** One line of the computation: what is computed, how, and what comes out. */
export interface GivingStep {
	readonly title: string;
	/** The operation with its numbers, and why it is done. */
	readonly words: string;
	readonly result: string;
	/** What the law says that this line uses. */
	readonly parameters: readonly LegalParameterOn[];
}

/** The whole computation in words and numbers, in its order. */
export function explainGiving(gift: Gift, giving: Giving, law: GivingLaw): GivingStep[] {
	const [present] = giving.years;
	const steps: GivingStep[] = [];
	const add = (title: string, words: string, result: number, ...parameters: LegalParameterOn[]) =>
		steps.push({ title, words, result: formatEuros(result), parameters });

	add('Valeur du don', sayTotal(gift, giving), giving.total);
	add(
		'Plafond de l’année',
		`${formatLegalValue(law.ceilingPerMille)} de ${formatEuros(gift.turnover)} de chiffre d’affaires ` +
			`font ${formatEuros(giving.ceilingByTurnover)}. Le plus élevé de ce montant et de ` +
			`${formatLegalValue(law.ceilingAmount)} est retenu.`,
		giving.ceiling,
		law.ceilingPerMille,
		law.ceilingAmount
	);
	add(
		'Part du don retenue cette année',
		giving.excess > 0
			? `Le don dépasse le plafond\u00A0: il est retenu jusqu’à ${formatEuros(giving.ceiling)}.`
			: 'Le don ne dépasse pas le plafond\u00A0: il est retenu en entier.',
		present.fromGift
	);
	add(
		'Réduction d’impôt pour ce don',
		sayRates(gift, giving, law),
		present.giftReduction,
		law.rate,
		...(giving.atRateAbove > 0 ? [law.rateAbove, law.threshold] : [])
	);
	if (gift.broughtIn.some((amount) => amount > 0)) {
		add(
			'Excédents des années précédentes',
			present.fromBroughtIn > 0
				? `Sous le plafond, il reste ${formatEuros(giving.ceiling - present.fromGift)} après le don de l’année. ` +
						`${formatEuros(present.fromBroughtIn)} d’excédents y entrent, du plus ancien au plus récent, ` +
						`et donnent ${formatEuros(present.broughtInReduction)} de réduction.`
				: 'Le don de l’année prend tout le plafond\u00A0: aucun excédent précédent n’est utilisé cette année.',
			present.broughtInReduction,
			law.carryYears
		);
		add(
			'Réduction d’impôt de l’année, en tout',
			`${formatEuros(present.giftReduction)} pour le don, ${formatEuros(present.broughtInReduction)} pour les excédents.`,
			giving.reduction
		);
	}
	if (giving.excess > 0) {
		add(
			'Excédent reporté',
			`Ce qui dépasse le plafond peut être repris pendant ${formatLegalValue(law.carryYears)}. À chiffre ` +
				`d’affaires égal et sans autre don, il donnerait ${formatEuros(giving.laterReduction)} de réduction de plus` +
				(giving.lost > 0 ? `, et ${formatEuros(giving.lost)} ne seraient jamais repris.` : '.'),
			giving.excess,
			law.carryYears
		);
	}
	add(
		'Reste à la charge de l’entreprise',
		giving.excess > 0
			? `${formatEuros(giving.total)} donnés, moins ${formatEuros(present.giftReduction)} cette année et ` +
					`${formatEuros(giving.laterReduction)} par le report.`
			: `${formatEuros(giving.total)} donnés, moins ${formatEuros(present.giftReduction)} de réduction.`,
		giving.netCost
	);
	return steps;
}

function sayTotal(gift: Gift, giving: Giving): string {
	const parts = [
		gift.money > 0 ? `${formatEuros(gift.money)} en argent` : '',
		gift.inKind > 0 ? `${formatEuros(gift.inKind)} en nature` : '',
		giving.skills > 0
			? `${formatNumber(gift.hours / 100)}\u00A0h à ${formatEuros(gift.hourlyCost)}, soit ${formatEuros(giving.skills)} en compétences`
			: ''
	].filter(Boolean);
	return `${parts.join(', plus ')}.`;
}

function sayRates(gift: Gift, giving: Giving, law: GivingLaw): string {
	const { fromGift } = giving.years[0];
	const rate = formatLegalValue(law.rate);
	const first = Math.min(fromGift, giving.atRate);
	if (gift.recipient === 'premiere-necessite')
		return `${rate} de ${formatEuros(fromGift)}. Ces organismes gardent ce taux pour tout le don, et n’entrent pas dans le compte du seuil de ${formatLegalValue(law.threshold)}.`;
	if (fromGift === first) return `${rate} de ${formatEuros(fromGift)}.`;
	return (
		`${rate} de ${formatEuros(first)}, jusqu’au seuil de l’année, et ` +
		`${formatLegalValue(law.rateAbove)} de ${formatEuros(fromGift - first)}, au-delà.`
	);
}
