import { refusals } from '../kernel/refusal.ts';

export const refuse = refusals({
	unknown_need: [
		404,
		'Ce besoin ou cette offre n’existe pas, ou n’est pas encore publié\u00A0: cherchez par ses mots dans la liste.'
	],
	unknown_organisation: [
		404,
		'Cette organisation n’est pas sur le site\u00A0: choisissez-en une à laquelle vous participez.'
	],
	incomplete: [
		422,
		'Il manque encore des réponses avant de publier\u00A0: elles sont indiquées ci-dessous.'
	],
	changed_meanwhile: [
		409,
		'Quelqu’un de votre organisation a modifié ce texte pendant que vous écriviez. Ce que vous avez tapé est gardé ci-dessous\u00A0: comparez, puis enregistrez à nouveau.'
	],
	wrong_state: [
		409,
		'Ce n’est plus possible\u00A0: l’état a changé entre-temps. Rechargez la page pour le voir.'
	],
	unknown_territory: [
		422,
		'Ce territoire n’est pas dans notre liste\u00A0: choisissez-en un parmi ceux que propose la recherche.'
	],
	past_day: [422, 'Cette date est déjà passée\u00A0: choisissez-en une à venir, ou laissez vide.'],
	answered: [
		410,
		'Cette question a déjà reçu sa réponse, ou une autre l’a remplacée. Vous pouvez changer l’état depuis la page de votre besoin ou de votre offre.'
	],
	unknown_thread: [
		404,
		'Cette conversation n’existe pas, ou n’est pas à vous\u00A0: la liste des vôtres est dans Messages.'
	],
	own_organisation: [422, 'C’est votre propre organisation\u00A0: choisissez à qui écrire.'],
	not_reached: [
		409,
		'Personne ne représente encore cette organisation sur le site\u00A0: votre message n’aurait pas de lecteur.'
	],
	blocked: [
		403,
		'Cette organisation a choisi de ne pas recevoir vos messages. Votre texte n’a pas été envoyé.'
	],
	too_many_threads: [
		429,
		'Vous avez commencé beaucoup de conversations aujourd’hui\u00A0: attendez demain pour en ouvrir une autre. Votre texte est gardé ci-dessous.'
	],
	too_many_messages: [
		429,
		'Vous avez envoyé beaucoup de messages aujourd’hui\u00A0: reprenez demain. Votre texte est gardé ci-dessous.'
	],
	addresses_shown: [
		409,
		'Les deux côtés ont donné leur accord\u00A0: les adresses ont été montrées, et cela ne se reprend pas.'
	],
	unknown_message: [404, 'Ce message n’existe pas dans cette conversation.'],
	own_message: [422, 'C’est votre propre message\u00A0: il ne peut pas être signalé par vous.'],
	unknown_report: [404, 'Ce signalement n’existe pas, ou a déjà été réglé.'],
	wrong_cursor: [422, 'Ce curseur ne vient pas de cette liste\u00A0: reprenez-la depuis son début.']
});
