import type { Word } from '../../kernel/words.ts';

/** A question's own words: they ask, they do not say what for. */
export const ASKING = new Set(
	(
		'comment quel quelle quels quelles quoi pourquoi combien peut peuvent peux pouvons pourrait faire fait font veux ' +
		'veut voulons voudrais voudrait cherche cherchons chercher trouver trouve exemple exemples idee idees bonjour merci ' +
		'avoir existe quand alors aussi bien beaucoup plein chez vers entre autour pres proche proches environs alentours ' +
		'alentour region departement pendant besoin faut dois doit savoir connaitre sujet theme ' +
		'concernant autres autre leurs aujourd hui deja encore toujours seulement svp pas tout tous toute toutes ' +
		'quelque quelques chaque meme moins lieu cela cette celui celle ceux'
	).split(' ')
);

/** Said of nearly every alliance: they order, they hardly choose. */
export const WEAK = new Set(
	(
		'aider aide aides aidons agir action actions projet projets initiative initiatives alliance alliances partenariat ' +
		'partenariats partenaire partenaires soutenir soutien ameliorer favoriser developper monter creer lancer ' +
		'lutter lutte contre mettre place gens personnes personne monde appel associer ensemble organiser solution ' +
		'solutions dispositif programme objectif objectifs territoire territoires produire proposer permettre ' +
		'utiliser installer participer mobiliser travailler servir porter mener'
	).split(' ')
);

/** Adjectives that fit nearly every alliance: they choose little. */
const SOFT = new Set(
	(
		'solidaire solidaires local locale locales locaux durable durables responsable responsables social sociale sociaux ' +
		'sociales citoyen citoyenne collectif collective commun inclusif inclusive engage engagee territorial territoriale ' +
		'association associations entreprise entreprises commune communes pme tpe'
	).split(' ')
);

/** What such a word weighs when something else is asked for. */
const WEAK_SHARE = 0.2;
const VERB_SHARE = 0.5;
export const SOFT_SHARE = 0.35;

/** Does a word say what is looked for, rather than only ask or describe? */
export function isTelling({ folded }: Word): boolean {
	return !ASKING.has(folded) && !WEAK.has(folded) && !SOFT.has(folded);
}

/** How much of its weight a word keeps, when a telling one stands beside it (`asks`). */
export function shareOf({ folded }: Word, asks: boolean): number {
	if (asks && WEAK.has(folded)) return WEAK_SHARE;
	if (asks && SOFT.has(folded)) return SOFT_SHARE;
	return 1;
}

/** An infinitive that the lexicon does not know says how, seldom what: « protéger les oiseaux ». */
export function verbShare({ folded }: Word, asks: boolean): number {
	const isVerb = folded.length >= 5 && /[^i]er$|ir$/.test(folded);
	return asks && isVerb ? VERB_SHARE : 1;
}
