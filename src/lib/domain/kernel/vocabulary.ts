/**
 * The closed lists that several areas speak, and their French words: what people act on, who they are,
 * which goals they serve. No schema here (pages-carry-no-schema).
 */

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

export type Domain = keyof typeof DOMAINS;
export type Family = keyof typeof FAMILIES;
export type Sdg = keyof typeof SDGS;
