/**
 * The closed lists of the catalogue and their French words. No schema here: a page that needs a
 * label must not carry a validator (see docs/architecture.md, pages-carry-no-schema).
 */

export const KINDS = {
	partnership: 'Dynamique partenariale',
	ecosystem: 'Écosystème territorial'
} as const;

/** A state that evolves, not a label for life. Typology of Le RAMEAU, 2010. */
export const CATEGORIES = {
	mecenat: 'Mécénat',
	'pratiques-responsables': 'Pratiques responsables',
	'cooperation-economique': 'Coopération économique',
	'innovation-societale': 'Innovation sociétale'
} as const;

export const CATEGORY_MEANINGS: Record<Category, string> = {
	mecenat:
		'L’entreprise soutient un projet d’intérêt général : argent, biens, locaux, compétences, sans contrepartie équivalente.',
	'pratiques-responsables':
		'L’association met son savoir-faire au service d’une entreprise qui veut mieux faire son métier.',
	'cooperation-economique':
		'Les partenaires bâtissent ensemble une offre qui répond au besoin d’un territoire ou d’un public.',
	'innovation-societale':
		'Les partenaires inventent ensemble une réponse que ni l’un ni l’autre n’aurait trouvée seul.'
};

export const OBJECTIVES = {
	'performance-engagement': 'Équilibre performance et engagement',
	hybridation: 'Hybridation du modèle socio-économique',
	'innovation-societale': 'Innovation sociétale',
	'co-construction-territoriale': 'Co-construction territoriale'
} as const;

export const DOMAINS = {
	'emploi-insertion': 'Emploi et insertion',
	'education-jeunesse': 'Éducation et jeunesse',
	sante: 'Santé',
	handicap: 'Handicap',
	'grand-age': 'Grand âge',
	alimentation: 'Alimentation',
	agriculture: 'Agriculture',
	'environnement-biodiversite': 'Environnement et biodiversité',
	'energie-climat': 'Énergie et climat',
	'economie-circulaire': 'Économie circulaire',
	habitat: 'Habitat',
	mobilite: 'Mobilité',
	numerique: 'Numérique',
	'culture-patrimoine': 'Culture et patrimoine',
	sport: 'Sport',
	'lien-social': 'Lien social',
	egalite: 'Égalité',
	'developpement-economique': 'Développement économique',
	'solidarite-internationale': 'Solidarité internationale',
	'engagement-citoyen': 'Engagement citoyen',
	urgence: 'Urgence'
} as const;

export const FAMILIES = {
	association: 'Association',
	entreprise: 'Entreprise',
	collectivite: 'Collectivité',
	etat: 'État et services publics',
	fondation: 'Fondation',
	academique: 'Enseignement et recherche',
	ess: 'Économie sociale et solidaire',
	reseau: 'Réseau',
	citoyens: 'Habitants et citoyens'
} as const;

export const ROLES = {
	catalyseur: 'Catalyseur',
	porteur: 'Porteur',
	partenaire: 'Partenaire',
	financeur: 'Financeur'
} as const;

/** From the nearest to the farthest. */
export const SCALES = {
	'micro-local': 'Micro-local',
	commune: 'Commune',
	intercommunalite: 'Intercommunalité',
	departement: 'Département',
	region: 'Région',
	national: 'National',
	international: 'International'
} as const;

/** When an alliance began, in spans that leave enough examples in each to be worth choosing. */
export const PERIODS = {
	'avant-2000': 'Avant 2000',
	'2000-2009': '2000 à 2009',
	'2010-2014': '2010 à 2014',
	'2015-2019': '2015 à 2019',
	'depuis-2020': 'Depuis 2020'
} as const;

export function periodOf(year: number): Period {
	if (year < 2000) return 'avant-2000';
	if (year < 2010) return '2000-2009';
	if (year < 2015) return '2010-2014';
	return year < 2020 ? '2015-2019' : 'depuis-2020';
}

/**
 * Short names of the goals of the Agenda 2030 in French, as the United Nations publish them.
 * Goal 17 is implied everywhere.
 */
export const SDGS = {
	1: 'Pas de pauvreté',
	2: 'Faim « zéro »',
	3: 'Bonne santé et bien-être',
	4: 'Éducation de qualité',
	5: 'Égalité entre les sexes',
	6: 'Eau propre et assainissement',
	7: 'Énergie propre et d’un coût abordable',
	8: 'Travail décent et croissance économique',
	9: 'Industrie, innovation et infrastructure',
	10: 'Inégalités réduites',
	11: 'Villes et communautés durables',
	12: 'Consommation et production responsables',
	13: 'Lutte contre les changements climatiques',
	14: 'Vie aquatique',
	15: 'Vie terrestre',
	16: 'Paix, justice et institutions efficaces',
	17: 'Partenariats pour la réalisation des objectifs'
} as const;

export type Kind = keyof typeof KINDS;
export type Category = keyof typeof CATEGORIES;
export type Objective = keyof typeof OBJECTIVES;
export type Domain = keyof typeof DOMAINS;
export type Family = keyof typeof FAMILIES;
export type Role = keyof typeof ROLES;
export type Scale = keyof typeof SCALES;
export type Period = keyof typeof PERIODS;
export type Sdg = keyof typeof SDGS;
