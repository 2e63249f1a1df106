/**
 * The closed lists of the catalogue and their French words. No schema here: a page that needs a
 * label must not carry a validator (see docs/architecture.md, pages-carry-no-schema).
 */

export {
	DOMAINS,
	FAMILIES,
	SDGS,
	type Domain,
	type Family,
	type Sdg
} from '../kernel/vocabulary.ts';

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

export type Kind = keyof typeof KINDS;
export type Category = keyof typeof CATEGORIES;
export type Objective = keyof typeof OBJECTIVES;
export type Role = keyof typeof ROLES;
export type Scale = keyof typeof SCALES;
export type Period = keyof typeof PERIODS;
