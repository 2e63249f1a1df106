import type { Letter } from './letter.ts';

/** Minutes during which a link to sign in may be used. */
export const LINK_MINUTES = 15;

/** The same words whether the address has an account or not. */
export function signInLetter(link: string): Letter {
	return {
		subject: 'Votre lien pour vous connecter à Faire alliance',
		paragraphs: [
			'Bonjour,',
			`Ouvrez ce lien pour vous connecter. Il sert une seule fois, dans les ${LINK_MINUTES}\u00A0minutes.`
		],
		action: { label: 'Me connecter', address: link },
		after: [
			'Si vous n’avez rien demandé, ne faites rien\u00A0: personne ne peut se connecter sans ce lien.'
		]
	};
}
