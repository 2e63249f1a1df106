import { isEmptyWord, readWords, stemOf } from '../../kernel/words.ts';
import type { Domain, Family } from '../vocabulary.ts';

/** One group of `data/synonyms/synonyms.yaml`. */
export interface SynonymGroup {
	/** The words shown to a person. */
	readonly concept: string;
	/** Any one finds the others. */
	readonly exact: readonly string[];
	/** As good as `exact` for who types one of them, and not the reverse: « papy » means « personnes âgées ». */
	readonly means?: readonly string[];
	/** Found too, ranked after. */
	readonly near?: readonly string[];
	/** Domains that the concept amounts to. */
	readonly domains?: readonly Domain[];
	/** Families of actors that the concept amounts to. */
	readonly families?: readonly Family[];
	/** The concept amounts to a small commune. */
	readonly rural?: boolean;
	/** The concept names people whom an alliance serves. */
	readonly public?: boolean;
}

/** A writing of a group as the index knows it: its stems in a row, joined by a space. */
interface Writing {
	readonly key: string;
	readonly text: string;
}

interface LexiconGroup {
	readonly concept: string;
	readonly exact: readonly Writing[];
	readonly means: readonly Writing[];
	readonly near: readonly Writing[];
	readonly domains: readonly Domain[];
	readonly families: readonly Family[];
	readonly isPublic: boolean;
	readonly isRural: boolean;
}

/** The synonyms of the field, by the stems that lead to them. */
export interface Lexicon {
	readonly groups: readonly LexiconGroup[];
	/** Groups that say a key exactly. */
	readonly byKey: ReadonlyMap<string, readonly LexiconGroup[]>;
	/** Keys of several stems by their first stem, longest first: what the index looks for in texts. */
	readonly phrases: ReadonlyMap<string, readonly (readonly string[])[]>;
	/** Most stems in a key. */
	readonly longest: number;
	/** The concepts that name people whom an alliance serves, with the keys that say them. */
	readonly publics: readonly { readonly concept: string; readonly keys: readonly string[] }[];
	/** Exact writings of several words, by the first three letters: for a phrase being typed. */
	readonly begun: ReadonlyMap<
		string,
		readonly { readonly words: readonly string[]; readonly key: string }[]
	>;
}

/** The stems of a phrase without its empty words, joined: the key of a term of the index. */
export function keyOf(phrase: string): string {
	return stemsOf(phrase).join(' ');
}

function stemsOf(phrase: string): string[] {
	const words = readWords(phrase);
	const telling = words.filter(({ form }) => !isEmptyWord(form));
	return (telling.length > 0 ? telling : words).map(({ form }) => stemOf(form));
}

export function makeLexicon(groups: readonly SynonymGroup[]): Lexicon {
	const made = groups.map(makeGroup);
	const byKey = new Map<string, LexiconGroup[]>();
	const phrases = new Map<string, string[][]>();
	const seen = new Set<string>();
	let longest = 1;
	for (const group of made) {
		for (const { key } of group.exact) {
			const holders = byKey.get(key) ?? [];
			if (!holders.includes(group)) byKey.set(key, [...holders, group]);
		}
		for (const { key } of [...group.exact, ...group.means, ...group.near]) {
			const stems = key.split(' ');
			longest = Math.max(longest, stems.length);
			if (stems.length === 1 || seen.has(key)) continue;
			seen.add(key);
			phrases.set(stems[0]!, [...(phrases.get(stems[0]!) ?? []), stems]);
		}
	}
	for (const list of phrases.values()) list.sort((a, b) => b.length - a.length);
	const begun = Map.groupBy(
		made
			.flatMap(({ exact }) => exact)
			.map(({ key, text }) => ({ key, words: readWords(text).map(({ folded }) => folded) }))
			.filter(({ words }) => words.length > 1),
		({ words }) => words[0]!.slice(0, 3)
	);
	const publics = made
		.filter(({ isPublic }) => isPublic)
		.map(({ concept, exact }) => ({ concept, keys: exact.map(({ key }) => key) }));
	return { groups: made, byKey, phrases, longest, begun, publics };
}

function makeGroup(group: SynonymGroup): LexiconGroup {
	const { concept, exact, means, near, domains, families, rural, public: isPublic } = group;
	const written = (texts: readonly string[]) => {
		const writings = new Map<string, Writing>();
		for (const text of texts) {
			const key = keyOf(text);
			if (key !== '' && !writings.has(key)) writings.set(key, { key, text });
		}
		return writings;
	};
	const same = written([concept, ...exact]);
	const meant = written(means ?? []);
	const close = [...written(near ?? []).values()].filter(
		({ key }) => !same.has(key) && !meant.has(key)
	);
	return {
		concept,
		exact: [...same.values()],
		means: [...meant.values()].filter(({ key }) => !same.has(key)),
		near: close,
		domains: domains ?? [],
		families: families ?? [],
		isPublic: isPublic ?? false,
		isRural: rural ?? false
	};
}
