import { SDGS, type Domain, type Sdg } from '../vocabulary.ts';
import { keyOf } from './lexicon.ts';

/** Other ways of naming a goal, beside its official short name. */
const OTHER_NAMES: Partial<Record<Sdg, readonly string[]>> = {
	1: ['éradication de la pauvreté', 'zéro pauvreté'],
	2: ['faim zéro', 'zéro faim'],
	3: ['bonne santé', 'santé et bien-être'],
	5: ['égalité femmes hommes', 'égalité hommes femmes', 'égalité des sexes'],
	6: ['eau propre', 'assainissement'],
	7: ['énergie propre', 'énergie abordable'],
	8: ['travail décent'],
	9: ['industrie innovation infrastructure'],
	10: ['réduction des inégalités'],
	11: ['villes durables', 'villes et communautés durables'],
	12: ['consommation responsable', 'production responsable'],
	13: ['lutte contre le changement climatique', 'changement climatique'],
	14: ['vie marine'],
	16: ['paix et justice', 'institutions efficaces'],
	17: ['partenariats pour les objectifs']
};

/** The domains in which an example that serves a goal is chiefly about it. */
export const GOAL_DOMAINS: Record<Sdg, readonly Domain[]> = {
	1: ['lien-social', 'urgence'],
	2: ['alimentation', 'agriculture'],
	3: ['sante', 'grand-age', 'handicap'],
	4: ['education-jeunesse'],
	5: ['egalite'],
	6: ['environnement-biodiversite'],
	7: ['energie-climat'],
	8: ['emploi-insertion', 'developpement-economique'],
	9: ['numerique', 'developpement-economique'],
	10: ['egalite', 'handicap', 'lien-social'],
	11: ['habitat', 'mobilite', 'culture-patrimoine'],
	12: ['economie-circulaire', 'alimentation'],
	13: ['energie-climat'],
	14: ['environnement-biodiversite'],
	15: ['environnement-biodiversite'],
	16: ['egalite', 'engagement-citoyen'],
	17: []
};

/** What is read in the texts beside the goal itself: the words that are about it. */
export const GOAL_WORDS: Record<Sdg, readonly string[]> = {
	1: ['pauvreté', 'précarité'],
	2: ['faim', 'aide alimentaire', 'alimentation'],
	3: ['santé', 'soins', 'prévention'],
	4: ['éducation', 'école', 'élèves', 'formation'],
	5: ['femmes', 'égalité', 'filles'],
	6: ['eau', 'assainissement', 'rivière', 'zone humide'],
	7: ['énergie', 'électricité', 'solaire'],
	8: ['emploi', 'travail'],
	9: ['industrie', 'innovation', 'recherche'],
	10: ['inégalités', 'exclusion'],
	11: ['ville', 'quartier', 'logement', 'patrimoine'],
	12: ['déchets', 'réemploi', 'consommation', 'gaspillage'],
	13: ['climat', 'carbone', 'réchauffement'],
	14: ['mer', 'océan', 'littoral', 'marin', 'pêche'],
	15: ['biodiversité', 'forêt', 'haies', 'sols', 'oiseaux'],
	16: ['justice', 'droits', 'violences', 'prison', 'démocratie'],
	17: ['partenariat', 'alliance']
};

/** Goals by the stems of each of their names. */
export const GOALS_BY_KEY: ReadonlyMap<string, Sdg> = new Map(
	(Object.keys(SDGS).map(Number) as Sdg[]).flatMap((goal) =>
		[SDGS[goal], ...(OTHER_NAMES[goal] ?? [])].map((name): [string, Sdg] => [keyOf(name), goal])
	)
);
