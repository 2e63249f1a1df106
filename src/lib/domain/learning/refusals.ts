import { refusals } from '../kernel/refusal.ts';

export const refuse = refusals({
	unknown_unit: [
		404,
		'Les parcours n’ont pas d’unité à cette adresse\u00A0: elle a pu changer de nom. Celles qui existent sont dans «\u202FApprendre\u202F».'
	],
	unknown_case: [404, 'Nous n’avons pas d’étude de cas à cette adresse.'],
	unknown_path: [
		404,
		'Il y a trois parcours\u00A0: d’une heure, de quatre heures et de douze heures.'
	]
});
