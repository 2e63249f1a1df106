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
	'/acteurs',
	'/acteurs?q=lille&famille=fondation',
	'/acteurs/etat',
	'/acteurs/nobilito',
	'/bonnes-nouvelles',
	'/exemples/comparer',
	'/exemples/comparer?e=1000-cafes-groupe-sos-villages&e=123-soleil-luc-sur-aude&e=nulle-part&q=velo',
	'/exemples/1000-cafes-groupe-sos-villages/signaler',
	'/integrer?domaine=mobilite',
	'/integrer/exemple/1000-cafes-groupe-sos-villages',
	'/integrer/exemples?territoire=R53&theme=sombre',
	'/api/v1',
	'/a-propos',
	'/accessibilite',
	'/donnees-personnelles',
	'/mentions-legales',
	'/administration/composants',
	'/cette-page-n-existe-pas'
] as const;

/** Opens /administration/signalements on the site of the journeys. */
export const ADMIN_PASSWORD = 'un mot de passe pour les essais';
