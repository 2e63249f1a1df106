import { nameKey, type Gazetteer } from '../../territory/gazetteer.ts';
import { isEmptyWord, readWords, stemOf, type Word } from '../../kernel/words.ts';
import { LONGEST_TEXT } from '../query.ts';
import { SDGS, type Sdg } from '../vocabulary.ts';
import { GOALS_BY_KEY, GOAL_DOMAINS, GOAL_WORDS } from './goals.ts';
import { keyOf } from './lexicon.ts';
import { findPlace, SIDES } from './find-place.ts';
import type { PlaceAsked } from './place.ts';
import type { Spelling } from './spelling.ts';
import { actorKey, domainKey, familyKey, RURAL_KEY, sdgKey, type TextIndex } from './text-index.ts';

/** One way in which an example may answer a concept. */
export interface Alternative {
	/** Term of the index. */
	readonly key: string;
	/** 0 to 1: how well it answers. */
	readonly weight: number;
	readonly how:
		| 'exact'
		| 'part'
		| 'synonym'
		| 'near'
		| 'domain'
		| 'family'
		| 'rural'
		| 'beginning'
		| 'spelling'
		| 'goal'
		| 'actor';
	/** The words to show: a synonym as the list writes it. */
	readonly shown: string;
}

/** One thing that the search asks for. */
export interface Concept {
	/** As it was typed. */
	readonly typed: string;
	readonly alternatives: readonly Alternative[];
	/** Rare things weigh more: inverse document frequency, natural logarithm. */
	readonly weight: number;
	readonly goal: Sdg | null;
}

/** What was understood of a search. */
export interface Understanding {
	readonly concepts: readonly Concept[];
	readonly place: PlaceAsked | null;
	readonly placeTyped: string | null;
	/** Stems of its name in the texts. */
	readonly placeStems: readonly string[];
	/** Stems that must follow one another: what stood between guillemets. */
	readonly phrases: readonly (readonly string[])[];
	/** Keys that must not be there. */
	readonly excluded: readonly string[];
	/** Words read otherwise than typed. */
	readonly corrections: readonly { readonly typed: string; readonly read: string }[];
	/** Words that no example holds and that nothing resembles. */
	readonly unknown: readonly string[];
}

export interface Knowledge {
	readonly index: TextIndex;
	readonly gazetteer: Gazetteer;
	readonly spelling: Spelling;
	/** Examples in the catalogue. */
	readonly size: number;
}

/** A question's own words: they ask, they do not say what for. */
const ASKING = new Set(
	(
		'comment quel quelle quels quelles quoi pourquoi combien peut peuvent peux pouvons pourrait faire fait font veux ' +
		'veut voulons voudrais voudrait cherche cherchons chercher trouver trouve exemple exemples idee idees bonjour merci ' +
		'avoir existe quand alors aussi bien beaucoup plein chez vers entre autour pres proche proches environs alentours ' +
		'alentour region departement pendant besoin faut dois doit savoir connaitre sujet theme ' +
		'concernant autres autre leurs aujourd hui deja encore toujours seulement svp pas tout tous toute toutes ' +
		'quelque quelques chaque meme moins lieu cela cette celui celle ceux'
	).split(' ')
);
/** Said of nearly every alliance: they order, they hardly choose. */
const WEAK = new Set(
	(
		'aider aide aides aidons agir action actions projet projets initiative initiatives alliance alliances partenariat ' +
		'partenariats partenaire partenaires soutenir soutien ameliorer favoriser developper monter creer lancer ' +
		'lutter lutte contre mettre place gens personnes personne monde appel associer ensemble organiser solution ' +
		'solutions dispositif programme objectif objectifs territoire territoires produire proposer permettre ' +
		'utiliser installer participer mobiliser travailler servir porter mener'
	).split(' ')
);
const RARE = 2.4;
const DAMPING = 0.25;
/** Adjectives that fit nearly every alliance: they choose little. */
const SOFT = new Set(
	(
		'solidaire solidaires local locale locales locaux durable durables responsable responsables social sociale sociaux ' +
		'sociales citoyen citoyenne collectif collective commun inclusif inclusive engage engagee territorial territoriale ' +
		'association associations entreprise entreprises commune communes'
	).split(' ')
);
const SOFT_SHARE = 0.4;
const VERB_SHARE = 0.5;
const WEAK_SHARE = 0.2;
const SYNONYM = 0.8;
const MEANT = 0.7;
const NEAR = 0.34;
const NEAR_ALONE = 0.62;
const OFTEN = 12; // examples
const DOMAIN = 0.36;
const FAMILY_OF_ACTORS = 0.5;
const RURAL = 0.6;
const FAMILY = 0.75;
const LONG_STEM = 7;
const MOST_WORDS = 40;

/** Reads a search as a person means it. Never fails; the same text gives the same answer. */
export function understand(text: string, knowledge: Knowledge): Understanding {
	const { bare, phrases, excluded } = readSigns(text.slice(0, LONGEST_TEXT));
	const typed = readWords(bare).slice(0, MOST_WORDS);
	const isOpen = /[\p{L}\p{N}]$/u.test(bare);
	const corrections: { typed: string; read: string }[] = [];
	const words = typed.map((word, at) =>
		correct(word, knowledge, isOpen && at === typed.length - 1, corrections)
	);
	const taken = new Array<boolean>(words.length).fill(false);
	const concepts: Concept[] = [
		...readGoals(words, taken, knowledge),
		...readActors(words, taken, knowledge)
	];
	const found = findPlace(words, taken, knowledge.gazetteer, knowledge.index);
	if (found) for (const at of found.words) taken[at] = true;
	const unknown: string[] = [];
	concepts.push(...readConcepts(words, taken, knowledge, isOpen, unknown));
	return {
		concepts,
		place: found?.place ?? null,
		placeTyped: found ? found.words.map((at) => written(typed[at]!, bare)).join(' ') : null,
		placeStems: found
			? found.words
					.map((at) => words[at]!)
					.filter(({ form, folded }) => !isEmptyWord(form) && !SIDES.has(folded))
					.map(({ form }) => stemOf(form))
			: [],
		phrases,
		excluded,
		corrections,
		unknown
	};
}

function written({ start, end }: Word, text: string): string {
	return text.slice(start, end);
}

/** « "mots qui se suivent" » and « -mot » are read apart from the bare words. */
function readSigns(text: string) {
	const phrases: string[][] = [];
	const excluded: string[] = [];
	const straight = text.replace(/[«»“”]/g, '"');
	const bare = straight
		.replace(/"([^"]*)"/g, (_, quoted: string) => {
			const key = keyOf(quoted);
			if (key !== '') phrases.push(key.split(' '));
			return ` ${quoted} `;
		})
		.replace(/(^|\s)-([\p{L}\p{N}]+)/gu, (_, before: string, word: string) => {
			excluded.push(stemOf(word.toLowerCase()));
			return before;
		});
	return { bare, phrases, excluded };
}

/** A word that no text holds is read as the one it was meant to be, unless it is being typed. */
function correct(
	word: Word,
	{ index, gazetteer, spelling }: Knowledge,
	isLast: boolean,
	corrections: { typed: string; read: string }[]
): Word {
	const { folded } = word;
	const isKnown =
		index.formCount(folded) > 0 ||
		isEmptyWord(word.form) ||
		ASKING.has(folded) ||
		WEAK.has(folded) ||
		/\d/.test(folded) ||
		index.lexicon.byKey.has(stemOf(word.form)) ||
		index.postings(stemOf(word.form)) !== undefined ||
		gazetteer.named(folded).length > 0;
	if (isKnown) return word;
	if (folded.length >= (isLast ? 2 : 4) && spelling.startingWith(folded, 1).length > 0) return word;
	const read = spelling.nearest(folded);
	if (!read) return word;
	corrections.push({ typed: word.form, read: read.folded });
	return { ...word, form: read.folded, folded: read.folded };
}

/** « ODD 4 », « objectif de développement durable n° 4 », « éducation de qualité ». */
function readGoals(words: readonly Word[], taken: boolean[], knowledge: Knowledge): Concept[] {
	const found: Concept[] = [];
	const take = (from: number, to: number, goal: number) => {
		if (goal < 1 || goal > 17) return;
		for (let at = from; at <= to; at++) taken[at] = true;
		found.push(goalConcept(goal as Sdg, words.slice(from, to + 1), knowledge));
	};
	const is = (at: number, ...ones: string[]) => ones.includes(words[at]?.folded ?? '');
	for (let at = 0; at < words.length; at++) {
		const glued = /^(?:odd|sdg)(\d{1,2})$/.exec(words[at]!.folded);
		if (glued) take(at, at, Number(glued[1]));
		else if (is(at, 'odd', 'sdg', 'objectif')) {
			let next = at + 1;
			while (is(next, 'de', 'developpement', 'durable', 'n', 'no', 'numero')) next++;
			if (/^\d{1,2}$/.test(words[next]?.folded ?? '')) {
				take(at, next, Number(words[next]!.folded));
				at = next;
			}
		}
	}
	for (const { from, to, key } of runsOf(words, taken, 5)) {
		const goal = key.includes(' ') ? GOALS_BY_KEY.get(key) : undefined;
		if (goal && !taken.slice(from, to + 1).includes(true)) {
			const first = is(from - 1, 'odd', 'objectif') ? from - 1 : from;
			take(first, to, goal);
		}
	}
	return found;
}

function goalConcept(goal: Sdg, words: readonly Word[], { index, size }: Knowledge): Concept {
	const key = sdgKey(goal);
	return {
		typed: words.map(({ form }) => form).join(' '),
		goal,
		weight: rarity(index.count(key), size),
		alternatives: [
			{ key, weight: 0.85, how: 'goal', shown: SDGS[goal] },
			...GOAL_DOMAINS[goal].map((domain) =>
				alternative(domainKey(domain), 0.3, 'domain', SDGS[goal])
			),
			...GOAL_WORDS[goal].map((word) => alternative(keyOf(word), 0.45, 'near', word))
		]
	};
}

/** The whole name of an organisation, of two words or more: « fondation Orange » is no town. */
function readActors(
	words: readonly Word[],
	taken: boolean[],
	{ index, size, gazetteer }: Knowledge
): Concept[] {
	const found: Concept[] = [];
	for (let length = Math.min(8, words.length); length >= 2; length--) {
		for (let from = 0; from + length <= words.length; from++) {
			if (taken.slice(from, from + length).includes(true)) continue;
			const run = words.slice(from, from + length);
			const name = run.map(({ folded }) => folded).join(' ');
			const key = actorKey(name);
			const count = index.count(key);
			// « Grenoble-Alpes Métropole » is an actor and a place: the place says more.
			if (count === 0 || gazetteer.named(nameKey(name)).length > 0) continue;
			for (let at = from; at < from + length; at++) taken[at] = true;
			const shown = run.map(({ form }) => form).join(' ');
			const stems = run
				.filter(({ form }) => !isEmptyWord(form))
				.map((word) => stemsFor(word, index)[0]!);
			found.push({
				typed: shown,
				goal: null,
				weight: rarity(count, size) + 1,
				alternatives: [
					{ key, weight: 1, how: 'actor', shown },
					// Longer names hold it: « Fondation Crédit Agricole de Lorraine ».
					...rarestFirst(stems, index).map((stem, at) =>
						alternative(stem, at === 0 ? 0.55 : 0.4, 'part', shown)
					)
				]
			});
		}
	}
	return found;
}

function rarestFirst(stems: readonly string[], index: TextIndex): string[] {
	return [...stems].sort((a, b) => index.count(a) - index.count(b));
}

/** What is left: phrases of the lexicon first, then words. */
function readConcepts(
	words: readonly Word[],
	taken: boolean[],
	knowledge: Knowledge,
	isOpen: boolean,
	unknown: string[]
): Concept[] {
	const { index } = knowledge;
	const isLeft = (word: Word, at: number) => !taken[at] && !isEmptyWord(word.form);
	const asks = words.some(
		(word, at) =>
			isLeft(word, at) &&
			!ASKING.has(word.folded) &&
			!WEAK.has(word.folded) &&
			!SOFT.has(word.folded)
	);
	const found: { at: number; concept: Concept }[] = [];
	for (const { from, to, key } of begunPhrases(words, taken, isOpen, knowledge)) {
		for (let at = from; at <= to; at++) taken[at] = true;
		found.push({
			at: from,
			concept: wordConcept(words.slice(from, to + 1), key, knowledge, false)
		});
	}
	for (const { from, to, key } of runsOf(words, taken, index.lexicon.longest, index)) {
		if (!index.lexicon.byKey.has(key) || taken.slice(from, to + 1).includes(true)) continue;
		if (isSplit(key, index)) continue;
		if (from === to && (ASKING.has(words[from]!.folded) || WEAK.has(words[from]!.folded))) continue;
		const run = words.slice(from, to + 1);
		for (let at = from; at <= to; at++) taken[at] = true;
		const isLast = isOpen && to === words.length - 1 && from === to;
		const concept = wordConcept(run, key, knowledge, isLast);
		const namesActors = index.lexicon.byKey.get(key)!.some(({ families }) => families.length > 0);
		const share = asks && namesActors ? SOFT_SHARE : from === to ? shareOf(words[from]!, asks) : 1;
		found.push({ at: from, concept: { ...concept, weight: concept.weight * share } });
	}
	for (const [at, word] of words.entries()) {
		if (!isLeft(word, at) || (asks && ASKING.has(word.folded))) continue;
		const isLast = isOpen && at === words.length - 1;
		const key = stemsFor(word, index)[0]!;
		const concept = wordConcept([word], key, knowledge, isLast);
		if (concept.alternatives.every((one) => index.count(one.key) === 0)) {
			if (!ASKING.has(word.folded)) unknown.push(word.form);
			continue;
		}
		const share = shareOf(word, asks) * (asks && isPlainVerb(word) ? VERB_SHARE : 1);
		found.push({ at, concept: { ...concept, weight: concept.weight * share } });
	}
	return found.sort((a, b) => a.at - b.at).map(({ concept }) => concept);
}

/**
 * Phrases of the lexicon whose words are begun: « grand âg », « tiers l », « monnaie loc ». One of the
 * words at least is not whole; the shortest phrase is the likeliest.
 */
function* begunPhrases(
	words: readonly Word[],
	taken: readonly boolean[],
	isOpen: boolean,
	{ index }: Knowledge
): Generator<{ from: number; to: number; key: string }> {
	for (let length = Math.min(4, words.length); length >= 2; length--) {
		for (let from = 0; from + length <= words.length; from++) {
			const run = words.slice(from, from + length);
			if (taken.slice(from, from + length).includes(true) || run[0]!.folded.length < 3) continue;
			const isLast = isOpen && from + length === words.length;
			const isWhole = run.every(({ folded }) => index.formCount(folded) > 0);
			if (isWhole && !isLast) continue;
			const fits = (index.lexicon.begun.get(run[0]!.folded.slice(0, 3)) ?? []).filter(
				(one) =>
					one.words.length === length &&
					one.words.some((word, at) => word !== run[at]!.folded) &&
					one.words.every((word, at) => word.startsWith(run[at]!.folded))
			);
			const [best] = fits.sort(
				(a, b) => index.count(b.key) - index.count(a.key) || (a.key < b.key ? -1 : 1)
			);
			if (best) yield { from, to: from + length - 1, key: best.key };
		}
	}
}

function shareOf({ folded }: Word, asks: boolean): number {
	if (asks && WEAK.has(folded)) return WEAK_SHARE;
	if (asks && SOFT.has(folded)) return SOFT_SHARE;
	return 1;
}

/** An infinitive that the lexicon does not know says how, seldom what: « protéger les oiseaux ». */
function isPlainVerb({ folded }: Word): boolean {
	return folded.length >= 5 && /[^i]er$|ir$/.test(folded);
}

/** A long phrase made of two that are known apart is two things: « tiers-lieu rural ». */
function isSplit(key: string, { lexicon }: TextIndex): boolean {
	const stems = key.split(' ');
	if (stems.length < 3) return false;
	return stems.some(
		(_, at) =>
			at > 0 &&
			lexicon.byKey.has(stems.slice(0, at).join(' ')) &&
			lexicon.byKey.has(stems.slice(at).join(' '))
	);
}

function wordConcept(
	run: readonly Word[],
	key: string,
	{ index, spelling, size }: Knowledge,
	isLast: boolean
): Concept {
	const typed = run.map(({ form }) => form).join(' ');
	const ways = new Map<string, Alternative>();
	const offer = (one: Alternative) => {
		const known = ways.get(one.key);
		if (one.key !== '' && (!known || known.weight < one.weight)) ways.set(one.key, one);
	};
	offer(alternative(key, 1, 'exact', typed));
	if (run.length > 1)
		for (const part of partsOf(key, index, size)) offer({ ...part, shown: typed });
	if (run.length === 1) {
		const word = run[0]!;
		for (const stem of stemsFor(word, index)) offer(alternative(stem, 1, 'exact', typed));
		const isUnknown = index.formCount(word.folded) === 0;
		if (word.folded.length >= (isUnknown ? 1 : 3) && (isLast || isUnknown)) {
			for (const { folded } of spelling.startingWith(word.folded, 12)) {
				for (const stem of index.stemsOfForm(folded))
					offer(alternative(stem, isUnknown ? 0.9 : 0.45, 'beginning', folded));
			}
		}
	}
	// « décrochent » is of the family of « décrochage »: a long stem that begins another says the same.
	if (run.length === 1 && key.length >= LONG_STEM) {
		for (const { folded } of spelling.startingWith(key, 8)) {
			for (const stem of index.stemsOfForm(folded))
				offer(alternative(stem, FAMILY, 'exact', folded));
		}
	}
	const stems = [...ways.values()].filter(({ how }) => how !== 'part');
	const isKnown = index.lexicon.byKey.has(key);
	const isVague = stems.filter(({ how }) => how === 'beginning').length > 4;
	const begun = stems.filter(
		(one) => one.key === key || (!isKnown && !(isVague && one.how === 'beginning'))
	);
	for (const one of begun) {
		for (const group of index.lexicon.byKey.get(one.key) ?? []) {
			const near = nearWeight([...group.exact, ...group.means], index);
			for (const { key: same, text } of group.exact)
				offer(alternative(same, one.weight * SYNONYM, 'synonym', text));
			for (const { key: meant, text } of group.means)
				offer(alternative(meant, one.weight * MEANT, 'synonym', text));
			for (const { key: close, text } of group.near)
				offer(alternative(close, one.weight * near, 'near', text));
			for (const domain of group.domains)
				offer(alternative(domainKey(domain), one.weight * DOMAIN, 'domain', group.concept));
			if (group.isRural) offer(alternative(RURAL_KEY, one.weight * RURAL, 'rural', group.concept));
			for (const family of group.families)
				offer(
					alternative(familyKey(family), one.weight * FAMILY_OF_ACTORS, 'family', group.concept)
				);
		}
	}
	const alternatives = [...ways.values()].filter((one) => index.count(one.key) > 0);
	const counts = alternatives
		.filter(({ weight }) => weight >= 0.75)
		.map((one) => index.count(one.key));
	const highest = counts.length > 0 ? Math.max(...counts) : 0;
	return { typed, alternatives, goal: null, weight: rarity(highest || size / 8, size) };
}

/** When the examples hardly say a thing in its own words, what is near it is the best there is. */
function nearWeight(exact: readonly { readonly key: string }[], index: TextIndex): number {
	const said = exact.reduce((sum, { key }) => sum + index.count(key), 0);
	return said >= OFTEN ? NEAR : NEAR + (NEAR_ALONE - NEAR) * (1 - said / OFTEN);
}

/** The words of a phrase answer a part of it: the rarest says most. « sans » alone says nothing. */
function partsOf(key: string, index: TextIndex, size: number): Alternative[] {
	const telling = key.split(' ').filter((stem) => !HOLLOW.has(stem) && index.count(stem) > 0);
	return rarestFirst(telling, index).map((stem, at) =>
		alternative(stem, at === 0 && rarity(index.count(stem), size) > 1 ? 0.5 : 0.2, 'part', '')
	);
}
const HOLLOW = new Set(['san', 'sans', 'non', 'pas', 'bon', 'grand', 'petit']);

function alternative(
	key: string,
	weight: number,
	how: Alternative['how'],
	shown: string
): Alternative {
	return { key, weight, how, shown };
}

/** The stems a typed word may stand for: those of the texts when it is there without its accents. */
function stemsFor({ form, folded }: Word, index: TextIndex): string[] {
	const own = stemOf(form);
	const known = index.stemsOfForm(folded);
	return known.length === 0
		? [own]
		: known.includes(own)
			? [own, ...known.filter((one) => one !== own)]
			: [...known];
}

/**
 * Inverse document frequency (Robertson and Sparck Jones, kept positive), damped when high: a word that one text
 * holds by chance must not weigh ten times the need.
 */
function rarity(count: number, size: number): number {
	const rare = Math.log(1 + Math.max(0, size - count + 0.5) / (count + 0.5));
	return rare <= RARE ? rare : RARE + DAMPING * (rare - RARE);
}

/** Runs of telling words that follow one another, the longest first, with their key in the lexicon. */
function* runsOf(
	words: readonly Word[],
	taken: readonly boolean[],
	longest: number,
	index?: TextIndex
): Generator<{ from: number; to: number; key: string }> {
	const telling = words
		.map((word, at) => ({ word, at }))
		.filter(({ word, at }) => !taken[at] && !isEmptyWord(word.form));
	const stems = telling.map(({ word }) => {
		const own = stemOf(word.form);
		const isOwn = !index || index.postings(own) !== undefined || index.lexicon.byKey.has(own);
		return isOwn ? own : (index.stemsOfForm(word.folded)[0] ?? own);
	});
	for (let length = Math.min(longest, telling.length); length >= 1; length--) {
		for (let from = 0; from + length <= telling.length; from++) {
			yield {
				from: telling[from]!.at,
				to: telling[from + length - 1]!.at,
				key: stems.slice(from, from + length).join(' ')
			};
		}
	}
}
