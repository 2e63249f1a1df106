/** What may be wrong in an example. No schema here: the form needs the words, not a validator. */
export const REPORT_KINDS = {
	fait: 'Un fait est faux',
	chiffre: 'Un chiffre, une date ou un lieu est faux',
	acteur: 'Un acteur manque, ou n’a rien à y faire',
	vieilli: 'L’alliance a changé, ou s’est arrêtée',
	source: 'Une source ne répond plus, ou ne dit pas cela',
	personne: 'Une personne est nommée et ne le souhaite pas',
	doublon: 'Un autre exemple raconte la même alliance',
	autre: 'Autre chose'
} as const;

export type ReportKind = keyof typeof REPORT_KINDS;

export const LONGEST_MESSAGE = 2000;
export const LONGEST_REASON = 500;
export const LONGEST_NOTE = 1000;
