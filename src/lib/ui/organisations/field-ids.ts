/** The fields of the form of an organisation in their order, and their ids. */
export const FIELD_IDS: Readonly<Record<string, string>> = Object.fromEntries(
	[
		'nom',
		'sigle',
		'famille',
		'siren',
		'siret',
		'rna',
		'objet',
		'domaines',
		'odd',
		'lieu',
		'territoires',
		'site',
		'taille',
		'langues'
	].map((name) => [name, name])
);
