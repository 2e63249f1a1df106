import { refusals } from '../kernel/refusal.ts';

export const refuse = refusals({
	unknown_organisation: [
		404,
		'Cette organisation n’est pas sur le site, ou n’y est plus\u00A0: cherchez-la par son nom dans l’annuaire.'
	],
	unknown_entry: [
		404,
		'Les registres chargés sur ce site n’ont pas ce numéro\u00A0: cherchez l’organisation par son nom dans l’annuaire.'
	],
	siren_taken: [
		409,
		'Une organisation du site a déjà ce SIREN\u00A0: cherchez-la dans l’annuaire.'
	],
	siret_taken: [
		409,
		'Une organisation du site a déjà ce SIRET\u00A0: cherchez-la dans l’annuaire.'
	],
	rna_taken: [
		409,
		'Une organisation du site a déjà ce numéro RNA\u00A0: cherchez-la dans l’annuaire.'
	],
	changed_meanwhile: [
		409,
		'Quelqu’un a modifié cette fiche pendant que vous écriviez. Rien n’est perdu\u00A0: les différences sont montrées ci-dessous, vérifiez-les puis enregistrez à nouveau.'
	],
	version_changed: [
		409,
		'Cette fiche a changé depuis la version que vous avez lue\u00A0: rien n’est écrit. Relisez-la, puis envoyez vos changements avec sa version présente.'
	],
	precondition_failed: [
		412,
		'Cette fiche n’a plus la version que dit «\u202FIf-Match\u202F»\u00A0: rien n’est écrit. Relisez-la, puis recommencez avec son ETag présent.'
	],
	unknown_code: [
		422,
		'Aucun territoire de ce genre n’a ce code\u00A0: donnez les codes officiels que rend /api/v1/territories.'
	],
	numbers_differ: [
		422,
		'Ce SIRET ne commence pas par ce SIREN\u00A0: l’un des deux est d’une autre organisation.'
	],
	unknown_place: [
		422,
		'Aucune commune ne porte ce nom\u00A0: vérifiez l’orthographe, ou donnez son code postal.'
	],
	several_places: [422, 'Plusieurs communes portent ce nom\u00A0: choisissez la bonne ci-dessous.'],
	unknown_territory: [
		422,
		'Un de ces territoires n’est pas connu\u00A0: écrivez un nom par ligne, ou son code officiel.'
	],
	several_territories: [
		422,
		'Un de ces noms est porté par plusieurs territoires\u00A0: choisissez le bon ci-dessous.'
	],
	already_member: [409, 'Vous faites déjà partie de cette organisation.'],
	already_claimed: [409, 'Votre demande est déjà en cours pour cette organisation.'],
	mail_of_another: [
		422,
		'Cette adresse n’est pas celle du site de l’organisation\u00A0: ce qui suit l’arobase doit être le nom de son site web.'
	],
	no_own_mail: [
		422,
		'Cette organisation n’a pas de site web à son nom sur sa fiche\u00A0: demandez plutôt la vérification par l’équipe de modération.'
	],
	no_siret_proof: [
		422,
		'ProConnect n’a pas dit que vous travaillez pour cette organisation\u00A0: connectez-vous par ProConnect, ou choisissez un autre moyen.'
	],
	unknown_claim: [404, 'Cette demande n’existe pas, ou n’existe plus.'],
	settled_claim: [409, 'Cette demande vient d’être réglée par quelqu’un d’autre.'],
	unknown_link: [
		404,
		'Ce lien n’est pas le nôtre, ou l’invitation a été retirée\u00A0: demandez-en un nouveau.'
	],
	expired_link: [410, 'Ce lien n’est plus valable\u00A0: demandez-en un nouveau.'],
	used_link: [410, 'Ce lien a déjà servi\u00A0: il ne sert qu’une fois.'],
	unknown_invitation: [404, 'Cette invitation n’existe pas, ou n’existe plus.'],
	unknown_member: [404, 'Cette personne ne fait pas partie de cette organisation.'],
	last_representative: [
		409,
		'Sans cette personne, plus personne ne représentera l’organisation\u00A0: sa fiche restera publique, ses membres garderont leur place, et quelqu’un devra la revendiquer. Cochez la case pour le confirmer, ou désignez d’abord une autre personne.'
	],
	same_organisation: [422, 'Une organisation ne peut pas être réunie avec elle-même.'],
	two_numbers: [
		409,
		'Ces deux fiches ont des numéros officiels différents\u00A0: ce sont deux organisations. Corrigez d’abord le numéro faux.'
	],
	unknown_actor: [422, 'Aucun exemple ne nomme cet acteur\u00A0: choisissez-en un autre.'],
	wrong_cursor: [
		422,
		'Ce curseur ne vient pas de cette liste\u00A0: reprenez-la depuis son début.'
	],
	too_many: [429, 'C’est beaucoup en peu de temps\u00A0: réessayez dans une heure.']
});
