import { refusals } from '../kernel/refusal.ts';

/** What the rules of accounts refuse. No sentence says whether an address has an account. */
export const refuse = refusals({
	too_many_links: [
		429,
		'Trop de liens ont été demandés\u00A0: cherchez le dernier dans votre messagerie, ou attendez une heure.'
	],
	too_many_tries: [
		429,
		'Trop d’essais depuis votre connexion\u00A0: attendez un quart d’heure, puis recommencez.'
	],
	dead_link: [
		410,
		'Ce lien ne marche plus\u00A0: il a déjà servi, ou il a plus de 15\u00A0minutes. Demandez-en un autre.'
	],
	address_unknown: [
		503,
		'Ce site ne connaît pas encore son adresse publique, et n’ouvre pas de compte. La personne qui l’a installé la donne avec le réglage ORIGIN, puis redémarre le site.'
	],
	dead_first_link: [
		410,
		'Ce lien ne marche plus\u00A0: il a servi, il a plus de 24\u00A0heures, ou ce site a déjà quelqu’un pour l’administrer. Sinon, redémarrez le site\u00A0: il en donne un autre.'
	],
	mail_taken: [
		409,
		'Cette adresse a déjà un compte\u00A0: connectez-vous avec elle, puis rouvrez ce lien.'
	],
	unknown_provider: [404, 'Ce site ne propose pas ce service d’identité.'],
	provider_failed: [
		503,
		'La connexion n’a pas abouti\u00A0: recommencez, ou recevez un lien à votre adresse.'
	],
	provider_not_linked: [
		409,
		'Votre adresse a déjà un compte ici, ou ce service ne l’a pas vérifiée. Connectez-vous par un lien, puis ajoutez ce service dans vos moyens de connexion.'
	],
	provider_taken: [409, 'Cette identité ouvre déjà un autre compte de ce site.'],
	wrong_password: [
		401,
		'Cette adresse et ce mot de passe n’ouvrent pas de compte ensemble. Un lien, lui, marche toujours.'
	],
	wrong_code: [
		401,
		'Ce code n’est pas le bon\u00A0: prenez celui que l’application montre maintenant, ou un code de secours qui n’a pas servi.'
	],
	code_expired: [
		410,
		'Trop de temps ou d’essais ont passé\u00A0: recommencez avec votre mot de passe.'
	],
	account_locked: [
		429,
		'Trop de codes faux ont été essayés sur ce compte\u00A0: attendez un quart d’heure, ou recevez un lien.'
	],
	password_exists: [
		409,
		'Votre compte a déjà un mot de passe\u00A0: retirez-le avant d’en choisir un autre.'
	],
	unknown_method: [404, 'Ce moyen de connexion n’est déjà plus là.'],
	no_passkey: [
		401,
		'Cette clé d’accès n’ouvre aucun compte ici\u00A0: essayez-en une autre, ou recevez un lien.'
	],
	passkey_not_added: [422, 'La clé d’accès n’a pas été ajoutée\u00A0: recommencez.'],
	unknown_passkey: [404, 'Cette clé d’accès n’est déjà plus là.'],
	not_fresh: [
		403,
		'Vous vous êtes connecté il y a plus d’un jour\u00A0: reconnectez-vous avant de changer vos moyens de connexion.'
	],
	dead_mail_change: [
		410,
		'Ce lien ne marche plus\u00A0: il a déjà servi, ou il a plus d’un jour. Demandez à nouveau le changement.'
	],
	same_mail: [409, 'C’est déjà l’adresse de votre compte.'],
	unknown_person: [404, 'Ce compte n’existe pas ou plus.'],
	last_administrator: [
		409,
		'C’est la seule personne qui administre le site\u00A0: donnez d’abord ce rôle à une autre.'
	],
	unknown_territory: [
		422,
		'Aucun territoire n’a ce code\u00A0: prenez celui de sa page, par exemple 35 pour l’Ille-et-Vilaine.'
	],
	unknown_session: [404, 'Cette connexion est déjà fermée.']
});

/** Those that a provider’s return says by their name, in the address of the page it leads to. */
const OF_PROVIDERS = ['provider_failed', 'provider_not_linked', 'provider_taken'] as const;

/** The sentence of a refusal named in an address; null for any other text. */
export function refusalNamed(name: string | null): string | null {
	const known = OF_PROVIDERS.find((code) => code === name);
	return known ? refuse(known).message : null;
}
