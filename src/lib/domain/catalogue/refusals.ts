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
	wrong_limit: [422, 'Le paramètre « limit » est un nombre entier entre 1 et 100.']
});
