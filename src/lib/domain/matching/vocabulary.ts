/** The closed lists of needs and offers, and their French words. No schema here. */

export const NEED_KINDS = { need: 'Besoin', offer: 'Offre' } as const;

/** In the order in which people think of help: what money buys comes first in their minds, not in their needs. */
export const HELP = {
	time: 'Du temps, des bénévoles',
	skills: 'Des compétences',
	premises: 'Des locaux, un terrain',
	goods: 'Du matériel, des biens',
	network: 'Un réseau, des contacts',
	outlet: 'Des débouchés, des clients',
	data: 'Des données, des connaissances',
	money: 'De l’argent'
} as const;

/** What each kind of help may be, said to who hesitates. */
export const HELP_HINTS: Readonly<Record<Help, string>> = {
	time: 'un coup de main régulier ou d’un jour, des salariés le temps d’une mission',
	skills: 'comptabilité, droit, numérique, communication, métier technique',
	premises: 'une salle, un bureau, un entrepôt, un jardin, à prêter ou à partager',
	goods: 'véhicule, mobilier, ordinateurs, invendus, matériaux',
	network: 'être présenté à quelqu’un, ouvrir une porte, faire connaître',
	outlet: 'acheter, commander, sous-traiter, vendre ensemble',
	data: 'une étude, des chiffres, un retour d’expérience',
	money: 'don, subvention, prêt, achat de prestation'
};

export const PUBLICS = {
	tous: 'Tous les habitants',
	enfants: 'Enfants',
	jeunes: 'Jeunes',
	familles: 'Familles',
	aines: 'Personnes âgées',
	handicap: 'Personnes en situation de handicap',
	malades: 'Personnes malades, aidants',
	precarite: 'Personnes en précarité',
	emploi: 'Personnes en recherche d’emploi',
	exil: 'Personnes exilées',
	associations: 'Associations, bénévoles',
	entreprises: 'Entreprises, salariés',
	vivant: 'Nature, animaux'
} as const;

export const STATES = {
	draft: 'Brouillon',
	published: 'Publié',
	fulfilled: 'Conclu',
	expired: 'Plus d’actualité'
} as const;

export type NeedKind = keyof typeof NEED_KINDS;
export type Help = keyof typeof HELP;
export type Public = keyof typeof PUBLICS;
export type NeedState = keyof typeof STATES;

export const LONGEST_TITLE = 120;
export const LONGEST_ANSWER = 1500;
export const LONGEST_SHORT = 300;
export const LONGEST_BODY = 4000;
export const LONGEST_SUBJECT = 120;
export const LONGEST_REASON = 1000;
