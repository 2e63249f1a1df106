import { refusals } from '../kernel/refusal.ts';
import { KEPT_DAYS, MOST_TOGETHER } from './vocabulary.ts';

/** What the diagnostic refuses, each sentence written once. */
export const refuse = refusals({
	unknown_diagnostic: [
		404,
		`Cette adresse ne mène à aucun diagnostic. Vérifiez qu’elle est entière ; un diagnostic est effacé ${KEPT_DAYS}\u00A0jours après le dernier enregistrement, sauf si quelqu’un a demandé de le garder plus longtemps.`
	],
	unknown_theme: [404, 'Ce diagnostic n’a pas de page de ce nom.'],
	unknown_version: [410, 'Ce diagnostic a été rempli avec un questionnaire que ce site n’a plus.'],
	read_only: [403, 'Cette adresse montre le résultat, sans permettre de changer les réponses.'],
	changed_elsewhere: [
		409,
		'Cette page a été enregistrée dans un autre onglet depuis que vous l’avez ouverte. Ce que vous venez de choisir est resté ci-dessous\u00A0: relisez, puis enregistrez à nouveau pour le garder.'
	],
	unknown_place: [
		422,
		'Nous ne trouvons pas ce territoire. Écrivez le nom d’une commune, son code postal, ou un département.'
	],
	several_places: [
		422,
		'Plusieurs territoires portent ce nom\u00A0: choisissez le vôtre ci-dessous.'
	],
	too_many_starts: [
		429,
		'Beaucoup de diagnostics ont été commencés depuis votre connexion\u00A0: attendez une heure.'
	],
	too_many_answers: [
		409,
		`Ce diagnostic a déjà ${MOST_TOGETHER}\u00A0réponses\u00A0: il n’en prend pas davantage.`
	],
	wrong_rules: [422, 'Ces règles ont des fautes\u00A0: rien n’a été enregistré.'],
	rules_moved: [
		409,
		'Quelqu’un a enregistré d’autres règles pendant que vous écriviez. Votre texte est resté ci-dessous\u00A0: comparez, puis enregistrez à nouveau.'
	]
});
