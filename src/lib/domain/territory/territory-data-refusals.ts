import { refusals } from '../kernel/refusal.ts';

export const refuseData = refusals({
	unknown_indicator: [
		404,
		'Aucune donnée de ce nom n’a été chargée sur ce site\u00A0: la liste est sur la page «\u202FDonnées des territoires\u202F».'
	],
	unknown_load: [404, 'Ce chargement n’existe pas, ou il a déjà été retiré.'],
	administrator_only: [403, 'Cette action est réservée à la personne qui administre le site.']
});
