/** The closed lists of organisations and their French words. No schema here (pages-carry-no-schema). */

/** Bands of employees, codes and bounds of INSEE (tranche d’effectif salarié of the Sirene register). */
export const SIZES = {
	'00': 'Aucun salarié',
	'01': '1 ou 2 salariés',
	'02': '3 à 5 salariés',
	'03': '6 à 9 salariés',
	'11': '10 à 19 salariés',
	'12': '20 à 49 salariés',
	'21': '50 à 99 salariés',
	'22': '100 à 199 salariés',
	'31': '200 à 249 salariés',
	'32': '250 à 499 salariés',
	'41': '500 à 999 salariés',
	'42': '1 000 à 1 999 salariés',
	'51': '2 000 à 4 999 salariés',
	'52': '5 000 à 9 999 salariés',
	'53': '10 000 salariés et plus'
} as const;
export type Size = keyof typeof SIZES;
/** From the smallest to the largest: an object would put « 11 » before « 00 ». */
export const SIZE_ORDER = Object.keys(SIZES).sort() as Size[];

/** What a search chooses among: fewer spans, with enough organisations in each. */
export const SIZE_SPANS = {
	aucun: 'Aucun salarié',
	'1-9': '1 à 9 salariés',
	'10-49': '10 à 49 salariés',
	'50-249': '50 à 249 salariés',
	'250-plus': '250 salariés et plus'
} as const;
export type SizeSpan = keyof typeof SIZE_SPANS;

export function spanOf(size: Size): SizeSpan {
	if (size === '00') return 'aucun';
	if (size < '10') return '1-9';
	if (size < '20') return '10-49';
	return size < '32' ? '50-249' : '250-plus';
}

/** Languages in which an organisation works, by ISO 639 code. */
export const LANGUAGES = {
	fr: 'français',
	fsl: 'langue des signes française',
	gsw: 'alsacien',
	eu: 'basque',
	br: 'breton',
	ca: 'catalan',
	co: 'corse',
	gcf: 'créole antillais',
	gcr: 'créole guyanais',
	rcf: 'créole réunionnais',
	oc: 'occitan',
	swb: 'shimaoré',
	ty: 'tahitien',
	de: 'allemand',
	en: 'anglais',
	ar: 'arabe',
	es: 'espagnol',
	it: 'italien',
	nl: 'néerlandais',
	pt: 'portugais',
	uk: 'ukrainien'
} as const;
export type Language = keyof typeof LANGUAGES;

export const MEMBER_ROLES = {
	representative: 'Représentante ou représentant',
	member: 'Membre'
} as const;
export type MemberRole = keyof typeof MEMBER_ROLES;

/** How it was established that somebody speaks for an organisation. */
export const PROOFS = {
	mail: 'par une adresse électronique de l’organisation',
	siret: 'par ProConnect',
	moderator: 'par l’équipe de modération',
	representative: 'par une personne qui la représentait déjà'
} as const;
export type Proof = keyof typeof PROOFS;

/** What an organisation tells on the site, besides its sheet. */
export const TELLING = { cherche: 'Cherche de l’aide', propose: 'Propose de l’aide' } as const;
export type Telling = keyof typeof TELLING;
