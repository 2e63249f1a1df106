import type { Letter } from './letter.ts';

/** Hours during which both addresses may say yes. */
export const MAIL_CHANGE_HOURS = 24;

/** To the address of the account. */
export function oldAddressLetter(link: string): Letter {
	return {
		subject: 'Changer l’adresse de votre compte Faire alliance',
		paragraphs: [
			'Bonjour,',
			'Vous avez demandé que votre compte prenne une autre adresse électronique. Le changement se fait quand les deux adresses, celle-ci et la nouvelle, ont dit oui.'
		],
		action: { label: 'Accepter le changement', address: link },
		after: [
			`Le lien sert dans les ${MAIL_CHANGE_HOURS}\u00A0heures. Si vous n’avez rien demandé, ne faites rien, et fermez les connexions que vous ne reconnaissez pas dans votre compte.`
		]
	};
}

/** To the address that the account would take. */
export function newAddressLetter(link: string): Letter {
	return {
		subject: 'Confirmer votre adresse sur Faire alliance',
		paragraphs: [
			'Bonjour,',
			'Quelqu’un, vous sans doute, demande que cette adresse devienne celle de son compte.'
		],
		action: { label: 'Confirmer cette adresse', address: link },
		after: [
			`Le lien sert dans les ${MAIL_CHANGE_HOURS}\u00A0heures. Si ce n’est pas vous, ne faites rien\u00A0: rien ne changera.`
		]
	};
}

/** To an address that already has an account: no one else learns it. */
export function takenAddressLetter(): Letter {
	return {
		subject: 'Votre adresse a déjà un compte sur Faire alliance',
		paragraphs: [
			'Bonjour,',
			'Quelqu’un, vous sans doute, demande que cette adresse devienne celle d’un autre compte. Elle en a déjà un ici\u00A0: connectez-vous avec elle, ou choisissez une autre adresse.'
		]
	};
}
