import { formatCount, formatDay } from '../kernel/typography.ts';
import { minutesOf, PATHS, unitsOf, type PathId, type UnitLine } from './graph.ts';
import { finishedOf, type Progress } from './progress.ts';
import { PASS_SHARE } from './quiz.ts';
import { QUESTIONS_A_UNIT, unitPath } from './unit.ts';

/*
 * The badge of a path, in Open Badges 3.0. What counts as finished is ours, and written on a public page:
 * each unit of the path has its quiz passed and its exercise said to be done. Nothing of the learner
 * stands in it but the name that she chooses.
 */

export const BADGES_PATH = '/attestations';
/** Where a learner asks for hers and sees them. */
export const OWN_BADGES_PATH = '/compte/attestations';
/** Signs, as a person counts them: an emoji of a family is one. */
export const LONGEST_BADGE_NAME = 80;
/** How many places a list of withdrawn badges has: 16 kB, the least that the standard accepts. */
export const PLACES_A_LIST = 131_072;

export function badgePath(id: string): string {
	return `${BADGES_PATH}/${id}`;
}

export function criteriaPath(path: PathId): string {
	return `${BADGES_PATH}/criteres/${path}`;
}

export function statusListPath(list: number): string {
	return `${BADGES_PATH}/statuts/${list}`;
}

/** « Parcours « Découvrir » de Faire alliance, 1 heure ». */
export function badgeTitle(path: PathId): string {
	const { title, hours } = PATHS[path];
	return `Parcours «\u202F${title}\u202F» de Faire alliance, ${formatCount(hours, 'heure')}`;
}

/** What the badge says of its holder. */
export function badgeDescription(path: PathId): string {
	const said = {
		decouvrir:
			'A découvert pourquoi une association, une entreprise et une collectivité s’allient, sous quelles formes, et comment lire une histoire d’alliance jusqu’à sa source.',
		concevoir:
			'A suivi comment une alliance se conçoit\u00A0: du besoin d’un territoire et des parties prenantes à la charte et au plan d’une convention.',
		piloter:
			'A suivi comment une alliance se pilote\u00A0: décider, financer, rester dans le droit, essayer, évaluer, raconter.'
	};
	return said[path];
}

/** How many right answers pass a quiz. */
export const RIGHT_TO_PASS = Math.ceil(QUESTIONS_A_UNIT * PASS_SHARE);

/** What is asked, in one paragraph: it stands on the page of the criteria and in the badge. */
export function criteriaSentence(path: PathId, units: number): string {
	const { title, hours } = PATHS[path];
	return (
		`Avoir fini ${units === 1 ? 'l’unité' : `les ${units} unités`} du parcours «\u202F${title}\u202F» (${formatCount(hours, 'heure')}) de Faire alliance. ` +
		`Une unité est finie quand son quiz est réussi, avec ${RIGHT_TO_PASS} réponses justes sur ${QUESTIONS_A_UNIT} au moins, et quand la personne dit que l’exercice est fait. ` +
		'Le quiz se refait autant qu’on veut\u00A0; personne ne contrôle l’exercice ni l’identité. Ce programme et ces critères sont ceux de Faire alliance, et d’aucun organisme certificateur.'
	);
}

/** Has a path all the units that make its hours? Without them its badge would say too much. */
export function isWhole(units: readonly UnitLine[], path: PathId): boolean {
	return minutesOf(unitsOf(units, path)) === PATHS[path].hours * 60;
}

/** Is each unit of the path finished, and the path whole? */
export function isEarned(units: readonly UnitLine[], path: PathId, progress: Progress): boolean {
	const done = finishedOf(progress);
	return isWhole(units, path) && unitsOf(units, path).every(({ slug }) => done.has(slug));
}

/**
 * Signs that would order or hide the text around a name: they are never part of one. What joins the
 * parts of an emoji and the letters of Arabic or Persian (U+200D, U+200C) stays.
 */
const ORDERING =
	/[\p{Cc}\p{Zl}\p{Zp}\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu;

/** A name as the badge bears it: composed letters, single spaces, no hidden sign. */
export function cleanBadgeName(typed: string): string {
	return typed
		.toWellFormed()
		.replace(/\s+/g, ' ')
		.replace(ORDERING, '')
		.normalize('NFC')
		.replace(/ +/g, ' ')
		.trim();
}

/** Can somebody be called so? Something is read, and it is not endless. */
export function badgeNameFault(name: string): string | null {
	if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(name))
		return 'Écrivez le nom que le badge portera\u00A0: un prénom ou un pseudonyme suffit.';
	const signs = [...new Intl.Segmenter('fr', { granularity: 'grapheme' }).segment(name)].length;
	// A letter may bear any number of marks: the second bound is for them.
	return signs > LONGEST_BADGE_NAME || name.length > LONGEST_BADGE_NAME * 5
		? `Raccourcissez\u00A0: ${LONGEST_BADGE_NAME} signes au plus.`
		: null;
}

/** `did:web` of a site: « did:web:alliances.example », the port with its colon written %3A. */
export function didOf(origin: string): string {
	return `did:web:${new URL(origin).host.replace(':', '%3A')}`;
}

/** What a badge is made of. */
export interface BadgeToWrite {
	readonly origin: string;
	readonly id: string;
	readonly path: PathId;
	readonly name: string;
	readonly units: readonly { readonly slug: string; readonly title: string }[];
	readonly progress: Progress;
	readonly issuedAt: Date;
	readonly list: number;
	readonly place: number;
}

const CONTEXTS = [
	'https://www.w3.org/ns/credentials/v2',
	'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
];

/** The credential, as Open Badges 3.0 writes it: what is signed, without the claims of the JWT. */
export function writeCredential(badge: BadgeToWrite) {
	const { origin, path } = badge;
	const list = origin + statusListPath(badge.list);
	return {
		'@context': CONTEXTS,
		id: origin + badgePath(badge.id),
		type: ['VerifiableCredential', 'OpenBadgeCredential'],
		name: badgeTitle(path),
		issuer: issuerOf(origin),
		validFrom: toSeconds(badge.issuedAt),
		credentialSubject: {
			id: `${origin}${badgePath(badge.id)}#titulaire`,
			type: ['AchievementSubject'],
			identifier: [
				{
					type: 'IdentityObject',
					hashed: false,
					identityHash: badge.name,
					identityType: 'name'
				}
			],
			achievement: {
				id: origin + criteriaPath(path),
				type: ['Achievement'],
				achievementType: 'CertificateOfCompletion',
				name: badgeTitle(path),
				description: badgeDescription(path),
				criteria: {
					id: origin + criteriaPath(path),
					narrative: criteriaSentence(path, badge.units.length)
				},
				image: { id: `${origin}/badges/${path}.svg`, type: 'Image' },
				inLanguage: 'fr',
				creator: issuerOf(origin)
			}
		},
		evidence: badge.units.map(({ slug, title }) => ({
			id: origin + unitPath(slug),
			type: ['Evidence'],
			name: title,
			narrative: evidenceSentence(badge.progress.get(slug)?.version ?? '')
		})),
		credentialStatus: {
			id: `${list}#${badge.place}`,
			type: 'BitstringStatusListEntry',
			statusPurpose: 'revocation',
			statusListIndex: String(badge.place),
			statusListCredential: list
		},
		credentialSchema: [
			{
				id: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
				type: '1EdTechJsonSchemaValidator2019'
			}
		]
	};
}

function evidenceSentence(version: string): string {
	const text = version ? `, sur le texte du ${formatDay(version)}` : '';
	return `Unité suivie${text}\u00A0: quiz réussi, exercice dit fait.`;
}

export function issuerOf(origin: string) {
	return { id: didOf(origin), type: ['Profile'], name: 'Faire alliance', url: origin };
}

/** `2026-03-12T09:30:00Z`: a JWT counts in whole seconds, and both must say the same. */
export function toSeconds(at: Date): string {
	return `${at.toISOString().slice(0, 19)}Z`;
}
