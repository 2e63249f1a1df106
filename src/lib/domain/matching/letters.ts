import type { Letter } from '../accounts/letter.ts';
import { ANSWER_WITHIN } from './lifecycle.ts';
import { kindWord } from './need.ts';
import type { NeedKind } from './vocabulary.ts';

/** Asks the organisation whether what it published is still true. `address`: the page of the answers. */
export function stillTrueLetter(
	need: { kind: NeedKind; title: string; organisation: string },
	address: string
): Letter {
	const word = kindWord(need.kind);
	return {
		subject: `Toujours d’actualité\u202F? «\u202F${need.title}\u202F»`,
		paragraphs: [
			`${need.organisation} a publié ${need.kind === 'need' ? 'ce besoin' : 'cette offre'}\u00A0: «\u202F${need.title}\u202F».`,
			`Est-ce toujours d’actualité\u202F? Une page s’ouvre avec trois réponses\u00A0: oui, c’est conclu, ou non. Un clic suffit, sans vous connecter.`
		],
		action: { label: 'Répondre', address },
		after: [
			`Sans réponse dans ${ANSWER_WITHIN}\u00A0jours, ${need.kind === 'need' ? 'le besoin' : 'l’offre'} quitte la liste. Rien n’est effacé\u00A0: vous pourrez renouveler ${need.kind === 'need' ? `votre ${word}` : `votre ${word}`} quand vous voulez.`
		]
	};
}

/** Tells that somebody wrote, without what she wrote: a mail program would turn its links into links. */
export function messageLetter(
	told: { from: string; to: string; title: string; isFirst: boolean },
	address: string
): Letter {
	return {
		subject: told.isFirst
			? `${told.from} écrit à ${told.to}`
			: `${told.from} a répondu\u00A0: «\u202F${told.title}\u202F»`,
		paragraphs: [
			told.isFirst
				? `${told.from} a écrit à ${told.to} au sujet de «\u202F${told.title}\u202F».`
				: `${told.from} a répondu dans la conversation «\u202F${told.title}\u202F».`,
			'Votre adresse électronique ne lui est pas montrée.'
		],
		action: { label: 'Lire et répondre', address }
	};
}

/** Tells both sides that they agreed, without the addresses: they are on the page. */
export function agreedLetter(told: { other: string; title: string }, address: string): Letter {
	return {
		subject: `Vous pouvez vous écrire directement\u00A0: «\u202F${told.title}\u202F»`,
		paragraphs: [
			`${told.other} et vous avez donné votre accord\u00A0: vos adresses électroniques sont maintenant visibles des deux côtés dans la conversation.`
		],
		action: { label: 'Voir l’adresse', address }
	};
}
