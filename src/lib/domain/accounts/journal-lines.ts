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
	'account.backup_code_used': 'Connexion par un code de secours',
	'account.backup_codes_renewed': 'Codes de secours renouvelés',
	'account.catalyst_granted': 'Catalyseur reconnu sur un territoire',
	'account.catalyst_withdrawn': 'Reconnaissance de catalyseur retirée',
	'account.erased': 'Compte effacé',
	'account.erasure_asked': 'Effacement du compte demandé',
	'account.erasure_called_off': 'Effacement du compte annulé',
	'account.exported': 'Données du compte téléchargées',
	'account.first_administrator': 'Premier compte d’administration ouvert',
	'account.idle_warned': 'Compte inactif prévenu',
	'account.mail_changed': 'Adresse du compte changée',
	'account.passkey_added': 'Clé d’accès ajoutée',
	'account.passkey_removed': 'Clé d’accès retirée',
	'account.password_added': 'Mot de passe choisi',
	'account.password_removed': 'Mot de passe retiré',
	'account.provider_added': 'Service d’identité ajouté',
	'account.provider_removed': 'Service d’identité retiré',
	'account.role_changed': 'Rôle changé',
	'account.signed_in': 'Connexion',
	'badge.issued': 'Badge d’un parcours délivré',
	'badge.revoked': 'Badge d’un parcours retiré',
	'contact.blocked': 'Interlocuteur bloqué',
	'contact.unblocked': 'Interlocuteur débloqué',
	'mail.read': 'Courriel lu',
	'mail.retried': 'Courriel remis à partir',
	'message-report.settled': 'Signalement de message réglé',
	'message.reported': 'Message signalé',
	'need.expired': 'Besoin ou offre arrivé à son terme',
	'need.fulfilled': 'Besoin ou offre conclu',
	'need.published': 'Besoin ou offre publié',
	'need.renewed': 'Besoin ou offre renouvelé',
	'need.withdrawn': 'Besoin ou offre remis en brouillon',
	'organisation.claim_accepted': 'Demande de représenter une organisation acceptée',
	'organisation.claim_asked': 'Demande de représenter une organisation',
	'organisation.claim_refused': 'Demande de représenter une organisation refusée',
	'organisation.claim_withdrawn': 'Demande de représenter une organisation retirée',
	'organisation.claimed': 'Organisation représentée après preuve',
	'organisation.created': 'Organisation ajoutée',
	'organisation.imported': 'Organisation importée',
	'organisation.invitation_declined': 'Invitation déclinée',
	'organisation.invitation_revoked': 'Invitation retirée',
	'organisation.invited': 'Personne invitée dans une organisation',
	'organisation.joined': 'Invitation acceptée',
	'organisation.left': 'Organisation quittée',
	'organisation.merged': 'Organisations réunies',
	'organisation.removed': 'Membre retiré d’une organisation',
	'organisation.role_changed': 'Rôle changé dans une organisation',
	'organisation.shown': 'Nom montré ou caché sur la page de l’organisation',
	'organisation.tied': 'Organisation reliée à un acteur des exemples',
	'organisation.updated': 'Fiche d’organisation modifiée',
	'organisation.verified': 'Membre vérifié par la modération',
	'orientation.restored': 'Règles d’orientation du produit remises',
	'orientation.written': 'Règles d’orientation écrites',
	'personal-data.read': 'Données personnelles consultées',
	'register.loaded': 'Registre officiel chargé',
	'thread.agreed': 'Accord pour échanger les adresses',
	'thread.agreement-withdrawn': 'Accord pour échanger les adresses retiré',
	'token.created': 'Jeton d’accès créé',
	'token.revoked': 'Jeton d’accès retiré'
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
	badge: 'Badge',
	catalyst: 'Catalyseur',
	claim: 'Demande',
	example: 'Exemple',
	mail: 'Courriel',
	message: 'Message',
	need: 'Besoin ou offre',
	organisation: 'Organisation',
	orientation: 'Règles d’orientation',
	page: 'Page',
	person: 'Compte',
	register: 'Registre',
	thread: 'Conversation'
};

/** « Compte 3f… »; a kind without a word is shown by its name. */
export function subjectInWords({
	subjectKind,
	subject
}: Pick<JournalLine, 'subjectKind' | 'subject'>): string {
	return `${SUBJECTS[subjectKind] ?? subjectKind} ${subject}`;
}

const DETAILS: Readonly<Record<string, string>> = {
	actor: 'acteur des exemples',
	added: 'ajoutées',
	changed: 'changées',
	closed: 'fermées',
	fields: 'champs',
	from: 'avant',
	ids: 'numéros',
	into: 'fiche gardée',
	load: 'chargement',
	notice: 'notice du',
	person: 'compte',
	role: 'rôle',
	rows: 'lignes',
	shown: 'montré',
	territory: 'territoire',
	to: 'après',
	unrepresented: 'organisation sans représentant',
	version: 'version',
	way: 'par',
	what: 'quoi'
};

const VALUES: Readonly<Record<string, string>> = {
	administrator: 'administration',
	link: 'lien',
	mail: 'courriel',
	member: 'membre',
	moderator: 'modération',
	passkey: 'clé d’accès',
	password: 'mot de passe',
	representative: 'représentant',
	siret: 'SIRET'
};

/** « rôle : membre, version : 3 »; a name or a value without a word is shown as it is. */
export function detailsInWords({ details }: Pick<JournalLine, 'details'>): string {
	return Object.entries(details)
		.map(([name, value]) => `${DETAILS[name] ?? name}\u00A0: ${valueInWords(value)}`)
		.join(', ');
}

function valueInWords(value: unknown): string {
	if (typeof value === 'boolean') return value ? 'oui' : 'non';
	if (Array.isArray(value)) return value.map(valueInWords).join(' et ');
	return typeof value === 'string' ? (VALUES[value] ?? value) : JSON.stringify(value);
}
