// True content for the page of components: examples and figures of `data/`, as they are told there.

export const SOLEIL = {
	title: '1, 2, 3 Soleil\u00A0: un village de l’Aude finance son parc solaire',
	href: '/exemples/123-soleil-luc-sur-aude',
	sentence:
		'À Luc-sur-Aude, 250 habitants, la commune, le développeur audois Soleil du Midi, Enercoop et plus de 250 épargnants ont bâti un parc solaire à la taille du village.',
	kind: 'partnership',
	category: 'innovation-societale',
	place: 'Luc-sur-Aude (Aude)',
	year: 2012,
	goals: [7, 13, 11],
	actors: [
		{
			name: 'Commune de Luc-sur-Aude',
			family: 'collectivite',
			role: 'porteur',
			brings: 'Ouvre un terrain de 0,75 hectare, embauche une animatrice'
		},
		{ name: 'Soleil du Midi', family: 'entreprise', role: 'porteur', brings: 'Conçoit le parc' },
		{ name: 'Enercoop', family: 'ess', role: 'partenaire', brings: 'Achète le courant' },
		{ name: 'Enerfip', family: 'entreprise', role: 'partenaire', brings: 'Collecte l’épargne' },
		{ name: 'Région Occitanie', family: 'collectivite', role: 'financeur' },
		{ name: 'Ademe', family: 'etat', role: 'financeur' },
		{ name: 'Habitants et épargnants', family: 'citoyens', role: 'financeur' }
	]
} as const;

export const FORETS = {
	title: 'Vent des Forêts, six villages meusiens et l’art contemporain',
	href: '/exemples/vent-des-forets-meuse',
	sentence:
		'Six villages agricoles et forestiers de la Meuse ont créé une association qui accueille chaque été des artistes chez l’habitant\u202F; ils réalisent avec les artisans, les lycées professionnels et les entreprises du pays des œuvres semées dans 5\u202F000 hectares de forêt.',
	kind: 'ecosystem',
	category: 'innovation-societale',
	place: 'Fresnes-au-Mont et cinq villages (Meuse)',
	year: 1997,
	goals: [11, 8, 15],
	actors: [
		{ name: 'Association Vent des Forêts', family: 'association', role: 'catalyseur' },
		{
			name: 'Six communes de Fresnes-au-Mont, Lahaymeix, Nicey, Pierrefitte, Dompcevrin et Ville-devant-Belrain',
			family: 'collectivite',
			role: 'porteur'
		},
		{ name: 'Artisans et entreprises locales', family: 'entreprise', role: 'partenaire' },
		{ name: 'Lycées professionnels', family: 'academique', role: 'partenaire' },
		{ name: 'Bénévoles et familles d’accueil', family: 'citoyens', role: 'partenaire' }
	]
} as const;

export const RECYCLERIE = {
	title:
		'La Recyclerie sportive\u00A0: invendus des enseignes, clubs et villes pour un sport accessible',
	href: '/exemples/recyclerie-sportive-decathlon-grenoble',
	sentence:
		'L’association La Recyclerie sportive récupère chez Decathlon, Go Sport, des clubs et des recycleries le matériel usagé ou invendu, le répare et le revend à bas prix dans des quartiers prioritaires.',
	kind: 'partnership',
	category: 'cooperation-economique',
	place: 'Massy',
	year: 2015,
	goals: [12, 3, 8],
	actors: [
		{ name: 'La Recyclerie sportive', family: 'association' },
		{ name: 'Decathlon', family: 'entreprise' },
		{ name: 'Go Sport', family: 'entreprise' },
		{ name: 'Ville de Grenoble', family: 'collectivite' },
		{ name: 'Emmaüs', family: 'association' },
		{ name: 'Les Canaux', family: 'association' }
	]
} as const;

export const LORRAINE = {
	title:
		'La Fondation Crédit Agricole de Lorraine, des administrateurs à l’écoute des associations',
	href: '/exemples/fondation-credit-agricole-lorraine',
	sentence:
		'Créée en 2019 sous l’égide de la Fondation de France, la fondation de la caisse régionale lorraine soutient chaque année une dizaine d’associations d’éducation, d’insertion et de recherche en Meuse, Moselle et Meurthe-et-Moselle.',
	kind: 'partnership',
	category: 'mecenat',
	place: 'Lorraine',
	year: 2019,
	goals: [4, 8, 3],
	actors: [
		{ name: 'Fondation Crédit Agricole de Lorraine', family: 'fondation' },
		{ name: 'Crédit Agricole de Lorraine', family: 'entreprise' },
		{ name: 'Fondation de France', family: 'fondation' },
		{ name: 'Atelier 17.91 (Metz)', family: 'association' }
	]
} as const;

export const SOLEIL_FIGURES = [
	{ value: 320000, unit: 'kWh', label: 'Production annuelle' },
	{ value: 245000, unit: '€', label: 'Épargne citoyenne' },
	{ value: 286, unit: 'personnes', label: 'Citoyens actionnaires', year: 2021 }
] as const;

export const SOLEIL_SOURCES = [
	{
		title: '«\u202F1, 2, 3 Soleil\u202F», parc solaire citoyen à Luc-sur-Aude',
		url: 'https://www.laregion.fr/1-2-3-Soleil-premier-parc-solaire-citoyen-de-France-a-Luc-sur',
		publisher: 'Région Occitanie',
		year: 2018
	},
	{
		title: 'Luc-sur-Aude (11) – Parc solaire citoyen',
		url: 'https://www.amrf.fr/2022/02/03/luc-sur-aude-11-parc-solaire-citoyen/',
		publisher: 'Association des maires ruraux de France',
		year: 2022
	}
] as const;

/** Examples of the catalogue by domain, among those of Bretagne (22 November 2026). */
export const DOMAINS_IN_BRETAGNE = [
	['Lien social', 11],
	['Économie circulaire', 11],
	['Emploi et insertion', 10],
	['Handicap', 9],
	['Environnement et biodiversité', 8],
	['Éducation et jeunesse', 8],
	['Alimentation', 8],
	['Mobilité', 7],
	['Agriculture', 7],
	['Santé', 7],
	['Grand âge', 6],
	['Développement économique', 6],
	['Engagement citoyen', 5],
	['Numérique', 5],
	['Énergie et climat', 4],
	['Solidarité internationale', 4],
	['Culture et patrimoine', 3],
	['Habitat', 2],
	['Sport', 0]
] as const;

export const PARTNERS_OF_ASSOCIATIONS = [
	{ partner: 'Collectivités locales ou territoriales', share: 89 },
	{ partner: 'Autres structures d’intérêt général', share: 73 },
	{ partner: 'Établissements scolaires', share: 70 },
	{ partner: 'Collectifs d’associations', share: 56 },
	{ partner: 'Acteurs publics nationaux', share: 52 },
	{ partner: 'Fédérations professionnelles', share: 37 },
	{ partner: 'Acteurs académiques', share: 35 }
];
