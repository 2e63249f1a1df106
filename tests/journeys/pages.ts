/** Every page that a person can open, with one of each kind; what must hold everywhere is tried on all. */
export const PAGES = [
	'/',
	'/exemples',
	'/exemples?q=mobilit%C3%A9%20rurale&territoire=R53&domaine=mobilite',
	'/exemples?q=licornes+en+apesanteur&couleur=bleu',
	'/exemples?territoire=974&page=2',
	'/exemples/1000-cafes-groupe-sos-villages',
	'/acteurs',
	'/acteurs?q=lille&famille=fondation',
	'/acteurs/etat',
	'/acteurs/nobilito',
	'/bonnes-nouvelles',
	'/api/v1',
	'/a-propos',
	'/accessibilite',
	'/donnees-personnelles',
	'/mentions-legales',
	'/administration/composants',
	'/cette-page-n-existe-pas'
] as const;
