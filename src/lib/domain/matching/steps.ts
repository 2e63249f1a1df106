import { missingIn, type NeedContent, type NeedField } from './need.ts';
import type { NeedKind } from './vocabulary.ts';

/*
 * The guided form: one question a page, kept at each. The words help to formulate: most people know
 * what they lack before they know what is difficult, and for whom.
 */

export interface Step {
	/** In the address. */
	readonly name: string;
	/** In the list of steps. */
	readonly short: string;
	/** The question. */
	readonly title: string;
	/** Why it is asked, in a sentence or two. */
	readonly why: string;
	readonly fields: readonly NeedField[];
}

const NEED_STEPS: readonly Step[] = [
	{
		name: 'difficulte',
		short: 'La difficulté',
		title: 'Quelle difficulté voyez-vous\u202F?',
		why: 'Dites d’abord ce qui ne va pas, avant la solution. «\u202FIl nous faut un minibus\u202F» est une solution\u202F; «\u202Fles aînés des hameaux ne viennent plus au marché\u202F» est une difficulté, et d’autres réponses deviennent possibles.',
		fields: ['situation', 'domains']
	},
	{
		name: 'public',
		short: 'Pour qui',
		title: 'Pour qui\u202F?',
		why: 'Qui vit cette difficulté, et combien de personnes, même à peu près.',
		fields: ['publics', 'audience']
	},
	{
		name: 'lieu',
		short: 'Où',
		title: 'Sur quel territoire\u202F?',
		why: 'La commune, l’intercommunalité, le département ou la région où se vit la difficulté\u00A0: c’est par là que les autres chercheront.',
		fields: ['territory']
	},
	{
		name: 'changement',
		short: 'Ce qui changerait',
		title: 'Qu’est-ce qui changerait\u202F?',
		why: 'Imaginez que ce soit résolu dans un an\u00A0: que voit-on de différent\u202F? C’est ce qui donne envie d’agir avec vous.',
		fields: ['change', 'sdgs']
	},
	{
		name: 'aide',
		short: 'L’aide cherchée',
		title: 'Quelle aide cherchez-vous\u202F?',
		why: 'L’argent n’est souvent qu’une des réponses. Cochez tout ce qui aiderait.',
		fields: ['help', 'helpDetail', 'until']
	},
	{
		name: 'echange',
		short: 'L’échange',
		title: 'Que pouvez-vous apporter en retour\u202F?',
		why: 'Une alliance n’est pas un guichet\u00A0: chacun y gagne quelque chose. Dites aussi ce que vous ne voulez pas, cela évite des rendez-vous inutiles.',
		fields: ['inReturn', 'limits']
	},
	{
		name: 'titre',
		short: 'Le titre',
		title: 'En une phrase',
		why: 'Le titre est ce que l’on lit d’abord. Pour qui, quoi, où\u00A0: une phrase courte que votre voisine comprend.',
		fields: ['title']
	}
];

const OFFER_STEPS: readonly Step[] = [
	{
		name: 'apport',
		short: 'Ce que vous apportez',
		title: 'Que pouvez-vous apporter\u202F?',
		why: 'Une compétence, du temps, un lieu, du matériel\u00A0: ce qui est ordinaire pour vous est souvent précieux ailleurs.',
		fields: ['help', 'situation']
	},
	{
		name: 'public',
		short: 'À qui',
		title: 'À qui voulez-vous l’apporter\u202F?',
		why: 'Les causes et les personnes qui vous tiennent à cœur. Sans réponse, votre offre est ouverte à tous.',
		fields: ['publics', 'audience', 'domains', 'sdgs']
	},
	{
		name: 'lieu',
		short: 'Où',
		title: 'Sur quel territoire\u202F?',
		why: 'La commune, l’intercommunalité, le département ou la région où vous pouvez agir\u00A0: c’est par là que les autres chercheront.',
		fields: ['territory']
	},
	{
		name: 'quand',
		short: 'Quand',
		title: 'Quand, et combien\u202F?',
		why: 'Une quantité et un rythme rendent une offre crédible\u00A0: «\u202Fdeux jours par mois\u202F», «\u202Fune salle le mercredi\u202F».',
		fields: ['helpDetail', 'until']
	},
	{
		name: 'echange',
		short: 'L’échange',
		title: 'Qu’attendez-vous en retour\u202F?',
		why: 'Une alliance n’est pas un guichet\u00A0: chacun y gagne quelque chose. Dites aussi ce que vous ne faites pas.',
		fields: ['inReturn', 'limits']
	},
	{
		name: 'titre',
		short: 'Le titre',
		title: 'En une phrase',
		why: 'Le titre est ce que l’on lit d’abord. Quoi, pour qui, où\u00A0: une phrase courte que votre voisine comprend.',
		fields: ['title']
	}
];

export const PREVIEW = 'apercu';

export function stepsOf(kind: NeedKind): readonly Step[] {
	return kind === 'need' ? NEED_STEPS : OFFER_STEPS;
}

/** The step of a name, with its rank from 1; null when there is none. */
export function readStep(kind: NeedKind, name: string): { step: Step; rank: number } | null {
	const at = stepsOf(kind).findIndex((one) => one.name === name);
	return at < 0 ? null : { step: stepsOf(kind)[at]!, rank: at + 1 };
}

/** Where the form goes on after a step: the next one, then the preview. */
export function nameAfter(kind: NeedKind, name: string): string {
	const steps = stepsOf(kind);
	const at = steps.findIndex((one) => one.name === name);
	return steps[at + 1]?.name ?? PREVIEW;
}

/** The steps that still hold something required, for the preview: what is missing, and where to tell it. */
export function missingSteps(content: NeedContent, kind: NeedKind): Step[] {
	const missing = missingIn(content, kind);
	return stepsOf(kind).filter(({ fields }) => fields.some((field) => missing.includes(field)));
}

/** What a field asks, in the words of a need or of an offer. */
export function askOf(
	field: Exclude<NeedField, 'territory'>,
	kind: NeedKind
): { label: string; hint?: string } {
	return kind === 'offer' ? { ...ASKS[field], ...OFFER_ASKS[field] } : ASKS[field];
}

type Ask = { label: string; hint?: string };

const ASKS: Readonly<Record<Exclude<NeedField, 'territory'>, Ask>> = {
	situation: {
		label: 'La difficulté, comme vous la diriez à un voisin',
		hint: 'Ce que vous voyez, depuis quand, ce qui a déjà été essayé.'
	},
	domains: { label: 'De quoi s’agit-il\u202F?', hint: 'Un ou deux domaines suffisent.' },
	publics: { label: 'Qui est concerné\u202F?' },
	audience: {
		label: 'Précisez si vous le pouvez',
		hint: 'Par exemple un âge, un quartier, un nombre de personnes.'
	},
	change: {
		label: 'Ce que l’on verrait de différent',
		hint: 'Pour les personnes d’abord, puis pour le territoire.'
	},
	sdgs: { label: 'Objectifs de développement durable', hint: 'Ceux auxquels cela contribue.' },
	help: { label: 'Ce qui aiderait' },
	helpDetail: {
		label: 'Combien, quand, à quel rythme',
		hint: 'Par exemple «\u202Fdeux matinées par semaine à partir de septembre\u202F».'
	},
	until: {
		label: 'Dernier jour pour répondre',
		hint: 'Laissez vide s’il n’y en a pas.'
	},
	inReturn: {
		label: 'Ce que vous pouvez apporter en retour',
		hint: 'Un savoir-faire, un accueil, de la visibilité, une connaissance du terrain, une belle histoire à raconter.'
	},
	limits: {
		label: 'Ce que vous ne souhaitez pas',
		hint: 'Par exemple une durée trop courte, une publicité, un secteur d’activité.'
	},
	title: {
		label: 'Votre titre',
		hint: 'Par exemple «\u202FRompre l’isolement des aînés des hameaux\u202F».'
	}
};

const OFFER_ASKS: Readonly<Partial<Record<Exclude<NeedField, 'territory'>, Ask>>> = {
	situation: {
		label: 'Ce que vous pouvez apporter, concrètement',
		hint: 'Ce que c’est, qui le fait chez vous, ce que vous avez déjà fait de semblable.'
	},
	domains: { label: 'Pour quelles causes\u202F?', hint: 'Sans réponse, toutes.' },
	publics: { label: 'Pour quelles personnes\u202F?', hint: 'Sans réponse, toutes.' },
	audience: {
		label: 'À quelles organisations',
		hint: 'Par exemple «\u202Fpetites associations sans salarié\u202F».'
	},
	help: { label: 'Ce que vous apportez' },
	helpDetail: {
		label: 'Combien, quand, à quel rythme',
		hint: 'Par exemple «\u202Fdeux jours par mois, pendant un an\u202F».'
	},
	until: { label: 'Offre valable jusqu’au', hint: 'Laissez vide si elle dure.' },
	inReturn: {
		label: 'Ce que vous attendez en retour',
		hint: 'Rien est une réponse\u00A0: dites-le. Rencontrer, apprendre, un reçu fiscal aussi.'
	},
	limits: {
		label: 'Ce que vous ne faites pas',
		hint: 'Par exemple des déplacements lointains, une aide d’urgence.'
	},
	title: {
		label: 'Votre titre',
		hint: 'Par exemple «\u202FUne comptable deux jours par mois pour une petite association\u202F».'
	}
};
