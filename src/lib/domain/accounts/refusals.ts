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
	unknown_session: [404, 'Cette connexion est déjà fermée.']
});
