// Communes that no open package places well, set by hand to about 0.01° (1 km) from common geographic knowledge:
// islands, towns that GeoNames leaves out, and the villages of overseas. They are all flagged approximate.
// An administrator replaces them, as every other point, with the official ones (see README.md).

import type { Point } from './plane.ts';

const POSITIONS: Record<string, [latitude: number, longitude: number]> = {
	// Islands without an EPCI, or far from the communes of their postal code
	'17004': [46.01, -1.17], // Île-d'Aix
	'22016': [48.85, -3.0], // Île-de-Bréhat
	'29082': [48.74, -4.01], // Île-de-Batz
	'29083': [48.04, -4.85], // Île-de-Sein
	'29084': [48.4, -4.96], // Île-Molène
	'56085': [47.34, -2.88], // Hœdic
	'56086': [47.39, -2.96], // Île-d'Houat
	'85113': [46.72, -2.35], // L'Île-d'Yeu

	// Towns of more than 5,000 inhabitants that GeoNames leaves out
	'01313': [46.25, 6.08], // Prévessin-Moëns
	'04049': [44.09, 6.01], // Château-Arnoux-Saint-Auban
	'06105': [43.66, 7.05], // Roquefort-les-Pins
	'12176': [44.37, 2.57], // Onet-le-Château
	'16166': [45.66, 0.2], // L'Isle-d'Espagnac
	'22360': [48.49, -2.74], // Trégueux
	'26325': [45.29, 4.82], // Saint-Rambert-d'Albon
	'29130': [48.37, -4.64], // Locmaria-Plouzané
	'29158': [47.81, -4.34], // Penmarch
	'31445': [43.58, 1.54], // Quint-Fonsegrives
	'31458': [43.51, 1.37], // Roques
	'33236': [44.79, -1.15], // Lège-Cap-Ferret
	'33366': [44.99, -0.44], // Saint-André-de-Cubzac
	'34079': [43.63, 3.43], // Clermont-l'Hérault
	'34259': [43.61, 3.78], // Saint-Georges-d'Orques
	'38422': [45.15, 5.84], // Saint-Martin-d'Uriage
	'38425': [45.4, 4.78], // Saint-Maurice-l'Exil
	'38557': [45.79, 5.12], // Villette-d'Anthon
	'40001': [43.7, -0.26], // Aire-sur-l'Adour
	'44066': [47.36, -1.61], // Grandchamp-des-Fontaines
	'49176': [47.63, -0.71], // Le Lion-d'Angers
	'49214': [47.54, -0.61], // Montreuil-Juigné
	'49267': [47.47, -0.49], // Saint-Barthélemy-d'Anjou
	'56090': [47.83, -3.26], // Inzinzac-Lochrist
	'56169': [47.7, -3.25], // Plouhinec
	'57336': [49.16, 6.73], // L'Hôpital
	'59136': [50.1, 3.54], // Le Cateau-Cambrésis
	'59143': [50.67, 2.9], // La Chapelle-d'Armentières
	'61214': [48.76, 0.63], // L'Aigle
	'64496': [43.48, -1.46], // Saint-Pierre-d'Irube
	'65100': [43.26, 0.05], // Bordères-sur-l'Échez
	'69010': [45.83, 4.61], // L'Arbresle
	'69191': [45.81, 4.82], // Saint-Cyr-au-Mont-d'Or
	'69194': [45.81, 4.8], // Saint-Didier-au-Mont-d'Or
	'69291': [45.63, 4.86], // Saint-Symphorien-d'Ozon
	'72231': [47.94, 0.37], // Parigné-l'Évêque
	'74008': [46.2, 6.22], // Ambilly
	'74250': [46.06, 6.37], // Saint-Pierre-en-Faucigny
	'76103': [49.42, 1.13], // Bonsecours
	'76305': [49.5, 0.23], // Gonfreville-l'Orcher
	'76475': [49.4, 1.16], // Franqueville-Saint-Pierre
	'79079': [46.92, -0.75], // Mauléon
	'79270': [46.41, -0.21], // Saint-Maixent-l'École
	'83027': [43.2, 5.75], // La Cadière-d'Azur
	'88372': [48.41, 6.84], // Raon-l'Étape
	'93039': [48.94, 2.33], // L'Île-Saint-Denis

	// Guadeloupe
	'97108': [15.89, -61.22], // Capesterre-de-Marie-Galante
	'97111': [16.31, -61.79], // Deshaies
	'97114': [16.13, -61.57], // Goyave
	'97116': [16.33, -61.46], // Morne-à-l'Eau
	'97126': [15.96, -61.31], // Saint-Louis (Marie-Galante)
	'97131': [15.87, -61.58], // Terre-de-Haut (Les Saintes)
	'97133': [15.95, -61.7], // Vieux-Fort

	// Martinique
	'97202': [14.49, -61.08], // Les Anses-d'Arlet
	'97204': [14.71, -61.18], // Le Carbet
	'97205': [14.64, -61.14], // Case-Pilote
	'97206': [14.48, -61.03], // Le Diamant
	'97208': [14.73, -61.13], // Fonds-Saint-Denis
	'97215': [14.87, -61.14], // Macouba
	'97216': [14.82, -61.03], // Le Marigot
	'97219': [14.8, -61.22], // Le Prêcheur
	'97221': [14.53, -60.97], // Rivière-Salée
	'97226': [14.43, -60.88], // Sainte-Anne
	'97233': [14.7, -61.15], // Le Morne-Vert
	'97234': [14.67, -61.16], // Bellefontaine

	// Guyane
	'97313': [4.89, -52.5], // Montsinéry-Tonnegrande
	'97314': [4.21, -51.67], // Ouanary
	'97352': [3.62, -53.21], // Saül
	'97358': [4.82, -53.28], // Saint-Élie
	'97361': [5.74, -53.93], // Awala-Yalimapo
	'97362': [3.81, -54.15], // Papaichton

	// La Réunion
	'97404': [-21.26, 55.37], // L'Étang-Salé
	'97406': [-21.13, 55.63], // La Plaine-des-Palmistes

	// French Southern and Antarctic Lands: the scientific base, or the largest island
	'98411': [-37.83, 77.55], // Saint-Paul et Nouvelle-Amsterdam
	'98412': [-49.35, 70.22], // Kerguelen
	'98413': [-46.43, 51.86], // Crozet
	'98414': [-66.66, 140.0], // Terre-Adélie
	'98415': [-17.05, 42.72], // Îles Éparses (Juan de Nova)

	// French Polynesia: the main village
	'98711': [-17.35, -145.51], // Anaa
	'98712': [-17.53, -149.53], // Arue
	'98713': [-15.25, -146.62], // Arutua
	'98714': [-16.51, -151.75], // Bora-Bora (Vaitape)
	'98715': [-17.55, -149.6], // Faaa
	'98716': [-16.06, -145.62], // Fakarava
	'98717': [-15.82, -140.87], // Fangatau
	'98718': [-10.46, -138.67], // Fatu-Hiva
	'98719': [-23.12, -134.97], // Gambier (Rikitea)
	'98720': [-18.1, -140.91], // Hao
	'98721': [-17.59, -142.62], // Hikueru
	'98722': [-17.6, -149.3], // Hitiaa O Te Ra
	'98723': [-9.8, -139.04], // Hiva-Oa (Atuona)
	'98724': [-16.71, -151.03], // Huahine (Fare)
	'98725': [-17.51, -149.49], // Mahina
	'98726': [-16.63, -143.57], // Makemo
	'98727': [-14.46, -146.04], // Manihi
	'98728': [-16.45, -152.24], // Maupiti
	'98729': [-17.55, -149.78], // Moorea-Maiao (Afareaitu)
	'98730': [-14.17, -141.27], // Napuka
	'98731': [-8.91, -140.1], // Nuku-Hiva (Taiohae)
	'98732': [-19.28, -138.77], // Nukutavake
	'98733': [-17.68, -149.58], // Paea
	'98734': [-17.75, -149.53], // Papara
	'98735': [-17.54, -149.57], // Papeete
	'98736': [-17.53, -149.55], // Pirae
	'98737': [-14.82, -138.81], // Pukapuka
	'98738': [-17.63, -149.6], // Punaauia
	'98739': [-23.87, -147.68], // Raivavae
	'98740': [-14.97, -147.63], // Rangiroa
	'98741': [-27.62, -144.34], // Rapa
	'98742': [-18.47, -136.46], // Reao
	'98743': [-22.65, -152.81], // Rimatara
	'98744': [-22.45, -151.34], // Rurutu (Moerai)
	'98745': [-16.63, -151.49], // Tahaa
	'98746': [-9.94, -139.11], // Tahuata
	'98747': [-17.74, -149.32], // Taiarapu-Est (Afaahiti)
	'98748': [-17.78, -149.28], // Taiarapu-Ouest (Vairao)
	'98749': [-14.48, -145.03], // Takaroa
	'98750': [-16.84, -151.36], // Taputapuatea
	'98751': [-17.34, -138.45], // Tatakoto
	'98752': [-17.76, -149.42], // Teva I Uta (Mataiea)
	'98753': [-23.35, -149.48], // Tubuai (Mataura)
	'98754': [-16.79, -151.49], // Tumaraa (Tevaitoa)
	'98755': [-20.77, -138.57], // Tureia
	'98756': [-8.92, -139.53], // Ua-Huka
	'98757': [-9.36, -140.05], // Ua-Pou
	'98758': [-16.73, -151.44], // Uturoa

	// New Caledonia
	'98806': [-21.67, 165.77], // Farino
	'98832': [-22.15, 166.94], // Yaté
	'98833': [-21.4, 165.83], // Kouaoua

	'98901': [10.3, -109.22] // Clipperton
};

/** Approximate point of each commune placed by hand, by INSEE code. */
export const HAND_PLACED: ReadonlyMap<string, Point> = new Map(
	Object.entries(POSITIONS).map(([code, [latitude, longitude]]) => [code, { latitude, longitude }])
);
