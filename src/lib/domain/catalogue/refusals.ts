import { refusals } from '../kernel/refusal.ts';

export const refuse = refusals({
	unknown_example: [
		404,
		'Cet exemple n’existe pas, ou n’existe plus : cherchez-le par ses mots dans le catalogue.'
	],
	empty_notebook: [
		422,
		'Ce carnet ne contient aucun exemple du catalogue : ajoutez-en un avant de l’exporter.'
	],
	unknown_actor: [
		404,
		'Aucun exemple ne nomme cet acteur, ou plus aucun : cherchez-le par son nom dans l’annuaire des acteurs.'
	],
	wrong_cursor: [422, 'Ce curseur ne vient pas de cette liste : reprenez-la depuis son début.'],
	already_settled: [
		409,
		'Ce signalement vient d’être réglé par quelqu’un d’autre\u00A0: lisez sa note parmi les signalements réglés.'
	],
	already_withdrawn: [
		409,
		'Cet exemple est déjà retiré\u00A0: la raison donnée la première est gardée.'
	],
	administrator_only: [403, 'Cette action est réservée à la personne qui administre le site.'],
	not_withdrawn: [404, 'Cet exemple n’est pas parmi les exemples retirés.'],
	too_many_reports: [
		429,
		'Trop de signalements ont été envoyés depuis votre connexion\u00A0: réessayez dans une heure. Votre texte est gardé ci-dessous.'
	],
	unknown_report: [404, 'Ce signalement n’existe pas, ou n’existe plus.'],
	wrong_limit: [422, 'Le paramètre « limit » est un nombre entier entre 1 et 100.']
});
