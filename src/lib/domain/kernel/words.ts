import { stemmer } from '@orama/stemmers/french';
import { fold } from './typography.ts';

/** A word of a text: where it stands, and its writing without accents nor capitals. */
export interface Word {
	/** Lower case, accents kept: what the stem is made from. */
	readonly form: string;
	/** Without accents: what two people type for the same word. */
	readonly folded: string;
	readonly start: number;
	readonly end: number;
	/** Begins with a capital in the text. */
	readonly capital: boolean;
	/** Opens a sentence or a text, where a capital says nothing. */
	readonly opens: boolean;
}

/** Writings whose stem or folded writing is remembered. */
const MOST_KEPT = 200_000;

const LETTERS = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * The words of a text, in their order. An apostrophe and a hyphen part two words; « R&D » and
 * « l’ESS » give their letters.
 */
export function readWords(text: string): Word[] {
	const words: Word[] = [];
	let opens = true;
	let last = 0;
	for (const match of text.matchAll(LETTERS)) {
		const [written] = match;
		const start = match.index;
		if (start > last && /[.!?:«»"“(\n]/.test(text.slice(last, start))) opens = true;
		const form = written.toLowerCase();
		words.push({
			form,
			folded: isPlain(form) ? form : foldOf(form),
			start,
			end: start + written.length,
			capital: form.charCodeAt(0) !== written.charCodeAt(0),
			opens
		});
		last = start + written.length;
		opens = false;
	}
	return words;
}

const folds = new Map<string, string>();

/** Folding costs as much as all the rest of reading a word, and words come back. */
function foldOf(form: string): string {
	let folded = folds.get(form);
	if (folded === undefined) {
		folded = fold(form);
		if (folds.size >= MOST_KEPT) folds.clear();
		folds.set(form, folded);
	}
	return folded;
}

function isPlain(form: string): boolean {
	for (let at = 0; at < form.length; at++) if (form.charCodeAt(at) > 127) return false;
	return true;
}

/** « ils décrochent »: Snowball leaves this ending to verbs of the first group. */
const PLURAL_VERB = /(?<=\p{L}{5}[^m\P{L}])ent$/u;

/**
 * Words that Snowball takes for another: « commune » for « communication », « ferme » for « fermer »,
 * « aidants » for « aides », « repas » for « repérer ». They are their own stem.
 */
const ITSELF = new Set(
	(
		'aidant aidante commune collectivité collecte collectif collective fac face caf café rep repas répit donnée don ' +
		'loyer loi dom drom dôme département bâtiment île mère mer livre livret opéra ferme coopérative mal mali ' +
		'environnement environ alternance alternative restaurant restauration restaurer collaborateur collaboratrice ' +
		'mode rue port porte poste post cour cours vol vole part parti partie car care cas case sol sole pair paire pan ' +
		'panne pin pine sal sale salle salon ville village villa vin vine pois poisson pêche pêcher gare garage garde bus ' +
		'but bute lit litige mur mûre sport sportif santé marche marché marcher monnaie moniteur or ordi patrie ' +
		'patron patronage parent parenté aide aider eau eaux œuvre ouvrir ouvrier ouvrière terre terrain territoire ' +
		'quartier quart maire mairie banque banquet lien lieu élu élève élevage élevé éleveur cantine canton prof généraliste ' +
		'mutualité mobilité enseignant maçon seul ges mémé appart appartement'
	).split(' ')
);

const stems = new Map<string, string>();

/**
 * What the writings of one French word have in common, without accents: « isolés » and
 * « isolement » give `isol`. Snowball's French stemmer (M. Porter, via Orama), after the s of the
 * plural, which it leaves to « vélos » and « emplois ».
 */
export function stemOf(form: string): string {
	const known = stems.get(form);
	if (known !== undefined) return known;
	const single =
		form.length > 3 ? form.replace(/(?<=[^s])s$|(?<=eu|ou)x$/, '').replace(PLURAL_VERB, '') : form;
	const own = ITSELF.has(form) ? form : /\d/.test(form) || ITSELF.has(single) ? single : null;
	const stem = own === null ? fold(stemmer(single)) || form : fold(own);
	if (stems.size >= MOST_KEPT) stems.clear();
	stems.set(form, stem);
	return stem;
}

/** Words that say nothing of what is looked for; « sans » and « non » are not among them: « sans abri ». */
const EMPTY = new Set(
	(
		'l le la les d de du des un une et ou a à au aux en dans sur pour par avec ce cet cette ces qui que qu ' +
		's se sa son ses m ma mon mes n ne nos notre vos votre leur leurs j je tu il elle on nous vous ils elles ' +
		'y t te ta ton tes est sont être etre soit c ca ça cela dont comme ont avoir eu été ete plus tres très si ni même meme'
	).split(' ')
);

/** Is this word one of those that hold a sentence together and say nothing by themselves? */
export function isEmptyWord(form: string): boolean {
	return EMPTY.has(form);
}
