import { FIELD_LABELS, type FieldName } from './changes.ts';

/** One line of the history of an organisation, as the journal has it. No name, no address: the journal holds none. */
export interface HistoryLine {
	readonly at: Date;
	readonly action: string;
	/** `visitor`, `operator`, or the role that a person acted in. */
	readonly by: string;
	readonly details: Readonly<Record<string, unknown>>;
}

const SENTENCES: Readonly<Record<string, string>> = {
	'organisation.created': 'Fiche créée',
	'organisation.imported': 'Fiche importée',
	'organisation.updated': 'Fiche modifiée',
	'organisation.claimed': 'Représentation établie',
	'organisation.claim_asked': 'Demande pour la représenter',
	'organisation.claim_accepted': 'Demande acceptée',
	'organisation.claim_refused': 'Demande refusée',
	'organisation.claim_withdrawn': 'Demande retirée',
	'organisation.verified': 'Représentation vérifiée',
	'organisation.invited': 'Invitation envoyée',
	'organisation.invitation_revoked': 'Invitation retirée',
	'organisation.invitation_declined': 'Invitation déclinée',
	'organisation.joined': 'Nouveau membre',
	'organisation.left': 'Départ d’un membre',
	'organisation.removed': 'Membre retiré',
	'organisation.role_changed': 'Rôle changé',
	'organisation.shown': 'Nom montré ou retiré de la page publique',
	'organisation.tied': 'Exemples reliés à la fiche',
	'organisation.merged': 'Fiche réunie avec un doublon'
};

/** What happened, in French, and its details in words. */
export function historyInWords({ action, details }: HistoryLine): { title: string; text: string } {
	const fields = Array.isArray(details.fields) ? (details.fields as FieldName[]) : [];
	const parts = [
		fields.length > 0
			? fields.map((field) => FIELD_LABELS[field]?.toLowerCase() ?? field).join(', ')
			: '',
		details.way === 'mail' ? 'par une adresse de l’organisation' : '',
		details.way === 'siret' ? 'par ProConnect' : '',
		details.role === 'representative' ? 'avec le droit de la représenter' : '',
		details.role === 'member' ? 'comme membre' : '',
		details.unrepresented === true ? 'plus personne ne la représente' : '',
		typeof details.from === 'string' ? `ancienne adresse\u00A0: /organisations/${details.from}` : ''
	];
	return { title: SENTENCES[action] ?? action, text: parts.filter(Boolean).join('\u202F; ') };
}
