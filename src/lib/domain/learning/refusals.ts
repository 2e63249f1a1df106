import { refusals } from '../kernel/refusal.ts';

export const refuse = refusals({
	unknown_unit: [
		404,
		'Les parcours n’ont pas d’unité à cette adresse\u00A0: elle a pu changer de nom. Celles qui existent sont dans «\u202FApprendre\u202F».'
	],
	unknown_case: [404, 'Nous n’avons pas d’étude de cas à cette adresse.'],
	unknown_badge: [
		404,
		'Aucun badge n’est à cette adresse\u00A0: elle est incomplète, ou le badge a été effacé avec le compte de la personne.'
	],
	badge_not_valid: [
		410,
		'Ce badge ne vaut plus, ou pas encore\u00A0: il n’a pas d’attestation. Sa page dit pourquoi.'
	],
	unknown_status_list: [404, 'Aucune liste de badges retirés n’est à cette adresse.'],
	path_not_finished: [
		409,
		'Votre compte n’a pas fini ce parcours\u00A0: il reste des quiz à réussir ou des exercices à faire.'
	],
	too_many_badges: [
		429,
		'Vous avez demandé beaucoup de badges aujourd’hui\u00A0: attendez demain pour le suivant.'
	],
	unknown_path: [
		404,
		'Il y a trois parcours\u00A0: d’une heure, de quatre heures et de douze heures.'
	]
});
