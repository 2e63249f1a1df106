import { fold } from '../kernel/typography.ts';
import type { Family } from './vocabulary.ts';

/*
 * When two writings surely name one organisation, and when a name is not that of one. The rules are
 * told in data/actors/README.md, beside the decisions made by hand that complete them. A wrong merge
 * is worse than a missed one: whatever is not sure stays apart.
 */

/** What was decided by reading, in the shape of data/actors/decisions.yaml. */
export interface ActorDecisions {
	/** Writings of one organisation that the rules do not bring together, with the name to show. */
	readonly same: readonly DecidedActor[];
	/** A name that several organisations bear: one a département. */
	readonly different: readonly string[];
	/** Not the name of one organisation, although the rules would take it for one. */
	readonly generic: readonly string[];
	/** Several organisations in one writing. */
	readonly several: readonly string[];
	/** Natural persons. */
	readonly person: readonly string[];
	/** Organisations, although the rules would take the name for a generic one. */
	readonly organisation: readonly string[];
}

interface DecidedActor {
	readonly name: string;
	readonly family: Family;
	readonly names: readonly string[];
}

/** The decisions and the names of communes, ready to be asked. */
export interface ActorRules {
	readonly same: ReadonlyMap<string, DecidedActor>;
	/** The same groups by what the rules make of their names: for a writing that nobody listed. */
	readonly sameByName: ReadonlyMap<string, DecidedActor>;
	readonly different: ReadonlySet<string>;
	readonly left: ReadonlySet<string>;
	readonly organisations: ReadonlySet<string>;
	/** Names that several communes of France bear, as `placeKey` folds them. */
	readonly sharedPlaces: ReadonlySet<string>;
}

/** Prepares the rules. `sharedPlaces`: names that several communes of France bear. */
export function prepareRules(
	decisions: ActorDecisions,
	sharedPlaces: readonly string[]
): ActorRules {
	const keys = (names: readonly string[]) => new Set(names.map(writingKey));
	const groupsBy = (keyOf: (name: string) => string) =>
		new Map(
			decisions.same.flatMap((group) =>
				[group.name, ...group.names].map((name) => [keyOf(name), group] as const)
			)
		);
	return {
		same: groupsBy(writingKey),
		sameByName: groupsBy(nameKey),
		different: keys(decisions.different),
		left: keys([...decisions.generic, ...decisions.several, ...decisions.person]),
		organisations: keys(decisions.organisation),
		sharedPlaces: new Set(sharedPlaces.map(placeKey))
	};
}

/** One name as one source wrote it, without its accents, capitals and punctuation. */
export function writingKey(name: string): string {
	return wordsOf(fold(name).replace(/&/g, ' et '));
}

/**
 * What two sure writings of one name have in common: accents, capitals, punctuation, the first
 * article, the legal form and an acronym that only repeats the initials are left aside.
 */
export function nameKey(name: string): string {
	const bare = name
		.normalize('NFC')
		.replace(/\s*\(([^()]*)\)/g, (whole, inside: string) =>
			isLegalForm(inside) || repeatsInitials(inside, name.replace(whole, '')) ? '' : whole
		)
		.trim()
		.replace(/^Association (?=(?:L[ae]s? |L['’])?\p{Lu})/u, '');
	let words = writingKey(bare).split(' ');
	if (words.length > 1 && LEGAL_FORMS.has(words[0]!)) words = words.slice(1);
	if (words.length > 1 && LEGAL_FORMS.has(words.at(-1)!)) words = words.slice(0, -1);
	if (words.length > 1 && /^(?:le|la|les|l)$/.test(words[0]!)) words = words.slice(1);
	return words.join(' ');
}

/**
 * The commune in the name of a commune or of its social centre, as `sharedPlaces` holds it:
 * « Ville de Saint-Denis », « CCAS du Havre ». Null for any other name.
 */
export function communeIn(name: string): string | null {
	const found =
		/^(?:ville|commune|mairie|municipalite|ccas) (?:de la |de l |des |du |de |d )(.+)$/.exec(
			writingKey(name)
		);
	return found ? placeKey(found[1]!) : null;
}

function placeKey(name: string): string {
	return writingKey(name).replace(/^(?:le|la|les|l) /, '');
}

/**
 * Does the name say a kind of actors rather than one of them? Inhabitants and citizens always do;
 * the others when they begin by a number or by a plural such as « Associations » or « Producteurs ».
 */
export function isKindOfActors(name: string, family: Family): boolean {
	const words = writingKey(name).split(' ');
	const first = words[0]!;
	return (
		family === 'citoyens' ||
		/^\d+$/.test(first) ||
		NUMBERS.has(first) ||
		(first === 'une' && /aine$/.test(words[1] ?? '')) ||
		PLURALS.has(first)
	);
}

function wordsOf(folded: string): string {
	return folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

const LEGAL_FORMS = new Set('scic scop sas sasu sarl eurl snc gie sa seml sem'.split(' '));

function isLegalForm(text: string): boolean {
	return LEGAL_FORMS.has(wordsOf(fold(text))) || /^association$/i.test(text.trim());
}

/** « NQT » after « Nos quartiers ont des talents »: its letters begin words of the name, in order, the first of both included. */
function repeatsInitials(acronym: string, name: string): boolean {
	const letters = fold(acronym).replace(/&/g, 'e');
	if (!/^[a-z]{2,8}$/.test(letters)) return false;
	const words = writingKey(name).split(' ');
	let at = 0;
	for (const letter of letters) {
		while (at < words.length && words[at]![0] !== letter) at++;
		if (at++ >= words.length) return false;
	}
	return true;
}

const NUMBERS = new Set(
	(
		'deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante ' +
		'cinquante soixante cent plusieurs certains certaines autres petites quarantaine'
	).split(' ')
);

const PLURALS = new Set(
	(
		'acteurs actionnaires adherents agriculteurs aines architectes artisans artistes associations autorites ' +
		'bailleurs banques barreaux benevoles bouchers boulangers cafes chambres chauffeurs ' +
		'chercheurs cinemas citoyens clients clubs collectifs colleges collectivites comites commercants commerces ' +
		'communautes communes conducteurs consommateurs cooperatives createurs departements distillateurs ' +
		'distributeurs donateurs ecoles elus elues eleveurs eleves employeurs enseignants entrepreneurs ' +
		'entreprises epargnants epiceries equipes etablissements etudiants exploitants familles federations ' +
		'femmes fondations fournisseurs grossistes groupements habitants hopitaux hotels industriels ingenieurs ' +
		'intercommunalites investisseurs jeunes laboratoires lycees magasins mairies maires maraichers mecenes ' +
		'medecins medias membres meuniers ministeres missions mutuelles ong operateurs opticiens organismes ' +
		'organisations parents partenaires particuliers patients paysans pecheurs pepinieres personnes pharmaciens ' +
		'pharmacies pme pouvoirs prefectures producteurs professionnels proprietaires provinces regions residents ' +
		'restaurateurs restaurants retraites salaries scientifiques societes sportifs startup start ' +
		'structures supermarches syndicats tpe transformateurs travailleurs universites usagers ' +
		'ordres parcs facultes grandes conservatoires recycleries ressourceries tribunaux vignerons villes viticulteurs volontaires'
	).split(' ')
);
