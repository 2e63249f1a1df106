import type { Letter } from './letter.ts';

const CHANGES = {
	passkey_added: 'Une clé d’accès a été ajoutée à votre compte.',
	passkey_removed: 'Une clé d’accès a été retirée de votre compte.',
	password_added: 'Un mot de passe, avec un code à six chiffres, ouvre maintenant votre compte.',
	password_removed: 'Votre compte ne s’ouvre plus avec un mot de passe.',
	backup_codes_renewed: 'De nouveaux codes de secours ont remplacé les précédents.',
	backup_code_used: 'Quelqu’un s’est connecté à votre compte avec un code de secours.',
	provider_added: 'Une connexion par un service d’identité a été ajoutée à votre compte.',
	provider_removed: 'Une connexion par un service d’identité a été retirée de votre compte.',
	role_changed: 'Votre rôle sur ce site a changé. Reconnectez-vous pour l’exercer.',
	mail_changed: 'L’adresse électronique de votre compte a changé.'
} as const;

export type SecurityChange = keyof typeof CHANGES;

/** Says that something changed in the ways into an account, and what to do if it was somebody else. */
export function securityLetter(change: SecurityChange, origin: string): Letter {
	return {
		subject: 'Un changement sur votre compte Faire alliance',
		paragraphs: ['Bonjour,', CHANGES[change]],
		action: { label: 'Voir les connexions de mon compte', address: `${origin}/compte/connexions` },
		after: [
			'Si ce n’est pas vous, ouvrez cette page, fermez les connexions que vous ne reconnaissez pas, puis écrivez à la personne qui administre le site.'
		]
	};
}
