/**
 * Every kind of mail the site sends, with its reason, said at the foot of each. The optional ones can be
 * refused in the preferences of the account, and by one click in the mail itself.
 */
export const MAIL_KINDS = {
	'sign-in': {
		label: 'Lien de connexion',
		reason: 'quelqu’un a demandé à se connecter avec cette adresse',
		optional: false
	},
	security: {
		label: 'Sécurité de votre compte',
		reason: 'quelque chose a changé dans les moyens d’ouvrir votre compte',
		optional: false
	},
	account: {
		label: 'Votre compte et vos données',
		reason: 'quelque chose concerne votre compte ou vos données',
		optional: false
	},
	organisation: {
		label: 'Votre organisation',
		reason: 'il se passe quelque chose dans une organisation à laquelle vous participez',
		optional: true
	},
	invitation: {
		label: 'Invitations',
		reason: 'une personne inscrite sur le site vous invite dans son organisation',
		optional: false
	},
	need: {
		label: 'Vos besoins et vos offres',
		reason: 'vous avez publié un besoin ou une offre',
		optional: true
	},
	contact: {
		label: 'Messages reçus',
		reason: 'une personne inscrite sur le site écrit à votre organisation',
		optional: true
	},
	moderation: {
		label: 'Modération',
		reason: 'vous modérez ce site',
		optional: true
	}
} as const;

export type MailKind = keyof typeof MAIL_KINDS;

/** Is it the name of a kind of mail? What an address says may be anything. */
export function isMailKind(text: string): text is MailKind {
	return Object.hasOwn(MAIL_KINDS, text);
}

/** The kinds that a person may refuse, in the order of the preferences. */
export const OPTIONAL_KINDS = (Object.keys(MAIL_KINDS) as MailKind[]).filter(
	(kind) => MAIL_KINDS[kind].optional
);
