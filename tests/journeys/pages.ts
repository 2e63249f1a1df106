/** Every page that a person can open, with one of each kind; what must hold everywhere is tried on all. */
export const PAGES = [
	'/',
	'/exemples',
	'/exemples?q=mobilit%C3%A9%20rurale&territoire=R53&domaine=mobilite',
	'/exemples?q=licornes+en+apesanteur&couleur=bleu',
	'/exemples?territoire=974&page=2',
	'/exemples?q=vieux+isol%C3%A9s+Morbihan',
	'/exemples?territoire=56&rayon=50&tri=proches',
	'/exemples/methode',
	'/exemples/carte',
	'/exemples/carte?domaine=mobilite&territoire=R53',
	'/exemples/1000-cafes-groupe-sos-villages',
	'/carnet',
	'/carnet?e=1000-cafes-groupe-sos-villages&e=a-velo-sans-age-la-rochelle-ccas&e=inconnu&titre=Pour+le+conseil&q=mobilite',
	'/api/v1',
	'/a-propos',
	'/accessibilite',
	'/donnees-personnelles',
	'/mentions-legales',
	'/administration/composants',
	'/cette-page-n-existe-pas'
] as const;
