import type { Gazetteer } from '../../territory/gazetteer.ts';
import { stemOf, type Word } from '../../kernel/words.ts';
import type { Sdg } from '../vocabulary.ts';
import type { Spelling } from './spelling.ts';
import { domainKey, familyKey, RURAL_KEY, type TextIndex } from './text-index.ts';

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

/** What a question is read with. */
export interface Knowledge {
	readonly index: TextIndex;
	readonly gazetteer: Gazetteer;
	readonly spelling: Spelling;
	/** Examples in the catalogue. */
	readonly size: number;
}

const RARE = 5;
/** A rare word that the lexicon does not know is there by chance more often than not: « au pied des HLM ». */
const RARE_UNKNOWN = 2.2;
const DAMPING = 0.35;
const SYNONYM = 0.8;
const MEANT = 0.7;
const NEAR = 0.25;
const NEAR_ALONE = 0.62;
const OFTEN = 12; // examples
const DOMAIN = 0.4;
const FAMILY_OF_ACTORS = 0.6;
const RURAL = 0.7;
const FAMILY = 0.8;
const LONG_STEM = 7;

/** What a word, or a phrase of the lexicon, may be answered by. `isLast`: it is still being typed. */
export function wordConcept(
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
	const weight = rarity(highest || size / 8, size, isKnown ? RARE : RARE_UNKNOWN);
	return { typed, alternatives, goal: null, weight };
}

/** « papys et mamies » asks for one thing, said twice: what the same terms answer counts once. */
export function mergeSame(concepts: readonly Concept[]): Concept[] {
	const merged = new Map<string, Concept>();
	for (const concept of concepts) {
		const name = concept.alternatives
			.map(({ key }) => key)
			.sort()
			.join('|');
		const same = name === '' ? undefined : merged.get(name);
		merged.set(name === '' ? `${merged.size}` : name, same ? mergeTwo(same, concept) : concept);
	}
	return [...merged.values()];
}

function mergeTwo(one: Concept, other: Concept): Concept {
	const better = new Map(one.alternatives.map((way) => [way.key, way]));
	for (const way of other.alternatives) {
		if (way.weight > better.get(way.key)!.weight) better.set(way.key, way);
	}
	return {
		...one,
		weight: Math.max(one.weight, other.weight),
		alternatives: [...better.values()]
	};
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
		alternative(stem, at === 0 && rarity(index.count(stem), size) > 1 ? 0.4 : 0.2, 'part', '')
	);
}
const HOLLOW = new Set(['san', 'sans', 'non', 'pas', 'bon', 'grand', 'petit']);

export function rarestFirst(stems: readonly string[], index: TextIndex): string[] {
	return [...stems].sort((a, b) => index.count(a) - index.count(b));
}

export function alternative(
	key: string,
	weight: number,
	how: Alternative['how'],
	shown: string
): Alternative {
	return { key, weight, how, shown };
}

/** The stems a typed word may stand for: those of the texts when it is there without its accents. */
export function stemsFor({ form, folded }: Word, index: TextIndex): string[] {
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
export function rarity(count: number, size: number, most = RARE): number {
	const rare = Math.log(1 + Math.max(0, size - count + 0.5) / (count + 0.5));
	return rare <= most ? rare : most + DAMPING * (rare - most);
}
