/** A line of the journal, as the administrator reads it. */
export interface JournalLine {
	readonly id: number;
	readonly at: Date;
	/** Id of the account of whoever acted. */
	readonly person: string | null;
	readonly actor: 'visitor' | 'operator' | 'person';
	readonly action: string;
	readonly subjectKind: string;
	readonly subject: string;
	readonly details: Readonly<Record<string, unknown>>;
}

/** What is looked for in the journal. */
export interface JournalFilter {
	readonly action: string | null;
	/** Acts of this account, or on it. */
	readonly person: string | null;
}

/** What each action says; an action without a sentence is shown by its name. */
const SENTENCES: Readonly<Record<string, string>> = {
	'account.agreed': 'Notice sur les données acceptée',
	'account.first_administrator': 'Premier compte d’administration ouvert',
	'account.signed_in': 'Connexion',
	'mail.read': 'Courriel lu',
	'mail.retried': 'Courriel remis à partir',
	'account.erased': 'Compte effacé',
	'account.erasure_asked': 'Effacement du compte demandé',
	'account.erasure_called_off': 'Effacement du compte annulé',
	'account.exported': 'Données du compte téléchargées',
	'account.idle_warned': 'Compte inactif prévenu',
	'personal-data.read': 'Données personnelles consultées'
};

export function actionInWords(action: string): string {
	return SENTENCES[action] ?? action;
}

const ACTORS = {
	visitor: 'Visiteur sans compte',
	operator: 'Le site ou la personne qui l’exploite',
	person: 'Compte'
} as const;

export function actorInWords({ actor, person }: Pick<JournalLine, 'actor' | 'person'>): string {
	return actor === 'person' ? `${ACTORS.person} ${person}` : ACTORS[actor];
}

const SUBJECTS: Readonly<Record<string, string>> = {
	catalyst: 'Catalyseur',
	claim: 'Demande',
	example: 'Exemple',
	mail: 'Courriel',
	message: 'Message',
	need: 'Besoin ou offre',
	organisation: 'Organisation',
	page: 'Page',
	person: 'Compte'
};

/** « Compte 3f… »; a kind without a word is shown by its name. */
export function subjectInWords({
	subjectKind,
	subject
}: Pick<JournalLine, 'subjectKind' | 'subject'>): string {
	return `${SUBJECTS[subjectKind] ?? subjectKind} ${subject}`;
}
