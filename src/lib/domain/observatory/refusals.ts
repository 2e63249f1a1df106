import { refusals } from '../kernel/refusal.ts';

export const refuse = refusals({
	unknown_indicator: [
		404,
		'Aucun indicateur n’a cette adresse\u00A0: cherchez-le par ses mots dans les indicateurs de l’observatoire.'
	],
	unknown_table: [
		404,
		'Aucune table de données n’a ce nom\u00A0: la liste est sur la page des données ouvertes.'
	],
	version_no_longer_served: [
		410,
		'Cette version de la table n’est plus servie\u00A0: l’adresse sans version donne la version présente, et la page de la table dit ce qui a changé.'
	],
	unknown_version: [
		404,
		'Cette table n’a pas eu cette version\u00A0: sa page donne l’histoire de ses versions.'
	],
	wrong_cursor: [422, 'Ce curseur ne vient pas de cette liste\u00A0: reprenez-la depuis son début.']
});
