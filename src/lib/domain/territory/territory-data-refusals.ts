import { refusals } from '../kernel/refusal.ts';

export const refuseData = refusals({
	unknown_indicator: [
		404,
		'Aucune donnée de ce nom n’a été chargée sur ce site\u00A0: la liste est sur la page «\u202FDonnées des territoires\u202F».'
	],
	unknown_vintage: [
		404,
		'Cet indicateur n’a pas de valeurs de cette année, ou de ce niveau de territoire\u00A0: ses millésimes sont dans la liste, /api/v1/territory-data.'
	],
	unknown_load: [404, 'Ce chargement n’existe pas, ou il a déjà été retiré.'],
	administrator_only: [403, 'Cette action est réservée à la personne qui administre le site.']
});
