import { isEmptyWord, readWords, stemOf, type Word } from '../../kernel/words.ts';
import type { Example } from '../example.ts';
import { CATEGORIES, DOMAINS, OBJECTIVES } from '../vocabulary.ts';
import type { Lexicon } from './lexicon.ts';
import { Postings } from './postings.ts';

/**
 * What a search reads in an example: how much a word weighs where it stands, and how long such a
 * text usually is. The lengths are fixed, so that adding an example never moves the others.
 */
const FIELDS = {
	title: { weight: 3, usual: 9 },
	actors: { weight: 2, usual: 14 },
	summary: { weight: 1.5, usual: 32 },
	need: { weight: 1.4, usual: 20 },
	labels: { weight: 1.3, usual: 8 },
	place: { weight: 0.9, usual: 5 },
	action: { weight: 1, usual: 42 },
	results: { weight: 0.6, usual: 28 }
} as const;
type Field = keyof typeof FIELDS;

/** BM25F (Robertson and Zaragoza, 2009): how fast repeating a word stops counting, and how much length does. */
const SATURATION = 1.35;
const LENGTH = 0.4;

/** Between two fields: no phrase crosses it. */
const BREAK = 0xffffffff;

/** How often a writing without accents stands in the texts, and how often with a small letter inside a sentence. */
interface Form {
	count: number;
	plain: number;
	/** The writings with their accents that it stands for. */
	readonly vocables: Vocable[];
}

/** What is known of a writing with its accents, once for all the texts. */
interface Vocable {
	readonly stem: string;
	/** Number of the stem; -1 when the word is an empty one. */
	readonly term: number;
	/** Phrases of the lexicon that begin with it. */
	readonly phrases: readonly (readonly string[])[] | undefined;
	readonly form: Form;
	count: number;
}

/** Keys of terms that are not words of a text. */
export const domainKey = (domain: string) => `#${domain}`;
/** Lies in a small commune. */
export const RURAL_KEY = '~rural';
const RURAL: [key: string, impact: number] = [RURAL_KEY, 1];
export const sdgKey = (goal: number) => `%${goal}`;
export const familyKey = (family: string) => `$${family}`;
export const actorKey = (name: string) =>
	`@${readWords(name.replace(/\([^)]*\)/g, ' '))
		.map(({ folded }) => folded)
		.join(' ')}`;

/**
 * The words of the catalogue: which examples hold each stem, phrase of the lexicon, domain, goal and
 * actor, and how much it says of them. Changing one example costs what that example holds; the
 * answer is the same as if all had been read again.
 */
export class TextIndex {
	readonly #terms = new Map<string, number>();
	readonly #keys: string[] = [];
	readonly #postings: Postings[] = [];
	readonly #streams: (Uint32Array | undefined)[] = [];
	readonly #held: (Uint32Array | undefined)[] = [];
	readonly #forms = new Map<string, Form>();
	readonly #vocables = new Map<string, Vocable>();
	/** Weight of each term in the example being read; zero between two examples. */
	#weights = new Float64Array(1024);
	readonly #lexicon: Lexicon;
	/** Moves when a writing appears or goes: what is derived from the list of writings is stale. */
	formsVersion = 0;

	constructor(lexicon: Lexicon) {
		this.#lexicon = lexicon;
	}

	get lexicon(): Lexicon {
		return this.#lexicon;
	}

	/** Reads an example in, under a number that was never used. */
	add(id: number, example: Example, places: readonly string[], isRural = false): void {
		const held: number[] = [];
		const stream: number[] = [];
		for (const [field, text] of textsOf(example, places)) {
			const { weight, usual } = FIELDS[field];
			const telling: Vocable[] = [];
			for (const word of readWords(text)) {
				const vocable = this.#vocableOf(word);
				if (field !== 'labels') this.#countForm(vocable, word, 1);
				if (vocable.term >= 0) telling.push(vocable);
			}
			const share = weight / (1 - LENGTH + (LENGTH * telling.length) / usual);
			for (const [at, { term, phrases }] of telling.entries()) {
				this.#weigh(held, term, share);
				stream.push(term);
				for (const phrase of phrases ?? []) {
					if (phrase.every((stem, step) => telling[at + step]?.stem === stem)) {
						this.#weigh(held, this.#termOf(phrase.join(' ')), share);
					}
				}
			}
			stream.push(BREAK);
		}
		for (const term of held) {
			const weight = this.#weights[term]!;
			this.#postings[term]!.add(id, weight / (SATURATION + weight));
			this.#weights[term] = 0;
		}
		const words = new Set(held);
		for (const [key, impact] of isRural ? [...marksOf(example), RURAL] : marksOf(example)) {
			const term = this.#termOf(key);
			if (words.has(term)) continue;
			words.add(term);
			this.#postings[term]!.add(id, impact);
		}
		this.#streams[id] = Uint32Array.from(stream);
		this.#held[id] = Uint32Array.from(words);
	}

	/** Forgets an example; its number is not used again. */
	remove(id: number, example: Example, places: readonly string[]): void {
		for (const term of this.#held[id] ?? []) this.#postings[term]!.remove(id);
		for (const [field, text] of textsOf(example, places)) {
			if (field === 'labels') continue;
			for (const word of readWords(text)) this.#countForm(this.#vocableOf(word), word, -1);
		}
		this.#streams[id] = undefined;
		this.#held[id] = undefined;
	}

	postings(key: string): Postings | undefined {
		const term = this.#terms.get(key);
		const found = term === undefined ? undefined : this.#postings[term];
		return found && found.count > 0 ? found : undefined;
	}

	/** How many examples hold a term. */
	count(key: string): number {
		return this.postings(key)?.count ?? 0;
	}

	/** Keys of the terms that an example holds. */
	termsOf(id: number): string[] {
		return [...(this.#held[id] ?? [])].map((term) => this.#keys[term]!);
	}

	/** The stems that a writing stands for in the texts, the most frequent first; none when it is in no text. */
	stemsOfForm(folded: string): readonly string[] {
		const counts = new Map<string, number>();
		for (const { stem, count } of this.#forms.get(folded)?.vocables ?? []) {
			if (count > 0) counts.set(stem, (counts.get(stem) ?? 0) + count);
		}
		return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([stem]) => stem);
	}

	/** Every writing of the texts, without accents, with the number of times it stands there. */
	*forms(): Generator<[folded: string, count: number]> {
		for (const [folded, { count }] of this.#forms) if (count > 0) yield [folded, count];
	}

	formCount(folded: string): number {
		return this.#forms.get(folded)?.count ?? 0;
	}

	/** Is it a word of the language in these texts, rather than only a name? */
	isOrdinary(folded: string): boolean {
		const form = this.#forms.get(folded);
		return form !== undefined && form.plain > 0 && form.plain >= form.count * 0.08;
	}

	/** Do the stems follow one another somewhere in the example? */
	holdsPhrase(id: number, stems: readonly string[]): boolean {
		const asked = stems.map((stem) => this.#terms.get(stem));
		const stream = this.#streams[id];
		if (!stream || asked.some((term) => term === undefined)) return false;
		const first = asked[0];
		for (let at = stream.indexOf(first!); at >= 0; at = stream.indexOf(first!, at + 1)) {
			if (asked.every((term, step) => stream[at + step] === term)) return true;
		}
		return false;
	}

	#weigh(held: number[], term: number, share: number): void {
		if (term >= this.#weights.length) {
			const larger = new Float64Array(term * 2);
			larger.set(this.#weights);
			this.#weights = larger;
		}
		if (this.#weights[term] === 0) held.push(term);
		this.#weights[term]! += share;
	}

	#termOf(key: string): number {
		let term = this.#terms.get(key);
		if (term === undefined) {
			term = this.#keys.length;
			this.#terms.set(key, term);
			this.#keys.push(key);
			this.#postings.push(new Postings());
		}
		return term;
	}

	/** A word is looked into once, however many texts hold it. */
	#vocableOf({ form: written, folded }: Word): Vocable {
		let vocable = this.#vocables.get(written);
		if (vocable === undefined) {
			const stem = stemOf(written);
			const isEmpty = isEmptyWord(written);
			let form = this.#forms.get(folded);
			if (!form) this.#forms.set(folded, (form = { count: 0, plain: 0, vocables: [] }));
			vocable = {
				stem,
				term: isEmpty ? -1 : this.#termOf(stem),
				phrases: isEmpty ? undefined : this.#lexicon.phrases.get(stem),
				form,
				count: 0
			};
			form.vocables.push(vocable);
			this.#vocables.set(written, vocable);
		}
		return vocable;
	}

	#countForm(vocable: Vocable, { capital, opens }: Word, step: 1 | -1): void {
		const { form } = vocable;
		if (form.count === 0 || form.count + step === 0) this.formsVersion++;
		form.count += step;
		vocable.count += step;
		if (!capital && !opens) form.plain += step;
	}
}

function textsOf(example: Example, places: readonly string[]): [Field, string][] {
	const texts: [Field, string | undefined][] = [
		['title', example.title],
		// A capital opens each name: a full stop keeps one from running into the next.
		['actors', example.actors.map(({ name }) => name).join('. ')],
		['summary', example.summary],
		['need', example.need],
		['labels', labelsOf(example)],
		['place', [example.territory?.label ?? '', ...places].join('. ')],
		['action', example.action],
		['results', example.results]
	];
	return texts.filter((entry): entry is [Field, string] => Boolean(entry[1]));
}

function labelsOf({ domains, category, objectives }: Example): string {
	return [
		...domains.map((domain) => DOMAINS[domain]),
		...(category ? [CATEGORIES[category]] : []),
		...objectives.map((objective) => OBJECTIVES[objective])
	].join('. ');
}

/** Domains, goals and actors, with how much each says: one goal among five says less than a goal alone. */
function marksOf(example: Example): [key: string, impact: number][] {
	const { domains, sdgs, actors } = example;
	return [
		...domains.map((domain): [string, number] => [
			domainKey(domain),
			1 - 0.15 * (domains.length - 1)
		]),
		// The first goal named is the one it is chiefly about.
		...sdgs.map((goal, rank): [string, number] => [
			sdgKey(goal),
			(rank === 0 ? 1 : 0.8) / Math.sqrt(sdgs.length)
		]),
		...[...new Set(actors.map(({ type }) => type))].map((family): [string, number] => [
			familyKey(family),
			actors[0]!.type === family ? 1 : 0.6
		]),
		...actors.map(({ name }): [string, number] => [actorKey(name), 1])
	];
}
