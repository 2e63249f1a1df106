import { refusals } from '../kernel/refusal.ts';

/** What the rules on mails and personal data say no with. */
export const refuseData = refusals({
	wrong_link: [
		404,
		'Ce lien n’est pas entier ou ne sert plus\u00A0: reprenez-le depuis le dernier courriel reçu.'
	],
	unknown_mail: [404, 'Ce courriel n’est plus là\u00A0: il a été effacé.'],
	mail_left: [409, 'Ce courriel est déjà parti.'],
	erasure_already_asked: [409, 'L’effacement de ce compte est déjà demandé.'],
	erasure_not_asked: [
		409,
		'L’effacement de ce compte n’est pas demandé\u00A0: rien n’est à annuler.'
	],
	last_administrator: [
		409,
		'Vous êtes la seule personne qui administre ce site\u00A0: donnez d’abord ce rôle à une autre, dans Administration, Personnes. Sans cela, plus personne ne pourrait répondre de ce site.'
	],
	unknown_account: [404, 'Ce compte n’existe plus.']
});
