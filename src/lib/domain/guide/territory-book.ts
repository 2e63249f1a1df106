import type { Example, ExampleSource } from '../catalogue/example.ts';
import { formOf, placeOf } from '../catalogue/telling.ts';
import { DOMAINS, type Domain } from '../catalogue/vocabulary.ts';
import { joinFacts, joinWords, typeset } from '../kernel/typography.ts';
import type { CoverMap } from '../observatory/cover-map.ts';
import type { LocalExample, LocalFacts } from '../observatory/local-facts.ts';
import { chooseLocal, distanceInWords } from './local-choice.ts';
import { nameOrganisations, type NamedFamily } from './local-organisations.ts';
import type { Term } from './glossary.ts';
import { numberNotes, type FigureSources, type Note } from './notes.ts';
import { ROLES_IN_SENTENCE } from './roles.ts';
import type { TerritoryBookOptions } from './territory-book-address.ts';
import type { TerritoryBookTexts } from './territory-book-schema.ts';
import { capital, linkTo, tellWho, type Linked, type Who } from './territory-who.ts';
import { citedIn, inlinesOf, type Block, type Inline } from './text.ts';
import type { QuestionSlug } from './vademecum.ts';

/** The vademecum of one territory, whole: a page and a document draw the same. */
export interface TerritoryBook extends TerritoryBookOptions {
	readonly texts: TerritoryBookTexts;
	readonly code: string;
	/** « Le Finistère ». */
	readonly name: string;
	readonly kind: string;
	/** What was asked for, in words: « pour un élu ou un agent », « d’abord le domaine santé ». */
	readonly asked: string | null;
	/** The day it was made, `YYYY-MM-DD`. */
	readonly day: string;
	readonly map: CoverMap | null;
	readonly who: Who;
	readonly questions: readonly QuestionInShort[];
	readonly organisations: { readonly isNear: boolean; readonly families: readonly NamedFamily[] };
	readonly notes: ReadonlyMap<string, Note>;
	/** Every example told or named, in the order of reading. */
	readonly examples: readonly SourcedExample[];
	readonly terms: readonly Term[];
}

export interface QuestionInShort {
	readonly rank: number;
	readonly slug: QuestionSlug;
	readonly title: string;
	readonly answer: readonly Block[];
	readonly forRole: readonly Block[] | null;
	/** The figure, then its sentence. */
	readonly figure: readonly Inline[];
	readonly stories: readonly Story[];
	/** One of the stories is within a hundred kilometres. */
	readonly isNear: boolean;
	readonly next: Linked & { readonly sentence: string };
}

/** An example in short. */
export interface Story extends Linked {
	/** Where, how far, which form, which domain. */
	readonly told: string;
	readonly summary: string;
}

interface SourcedExample extends Linked {
	readonly place: string | null;
	readonly source: { readonly title: string; readonly url: string };
}

/** What does not depend on the territory: the national texts for a role, their terms marked. */
export interface NationalTexts {
	readonly questions: readonly {
		readonly rank: number;
		readonly slug: QuestionSlug;
		readonly title: string;
		readonly answer: readonly Block[];
		readonly forRole: readonly Block[] | null;
	}[];
	readonly terms: readonly Term[];
}

const NEAR = 100; // kilometres
/** Characters of a summary; fewer where what the question changes for a role stands beside it. */
const LONGEST_SUMMARY = { alone: 300, withRole: 200 };
const MOST_MISSING = 6;

/** Makes the book of a territory. The same facts, texts and options give the same book. */
export function makeTerritoryBook(
	facts: LocalFacts,
	national: NationalTexts,
	{
		texts,
		options,
		sources,
		day
	}: {
		texts: TerritoryBookTexts;
		options: TerritoryBookOptions;
		sources: FigureSources;
		day: string;
	}
): TerritoryBook {
	const { role, domains } = options;
	const set = (written: string) => fill(written, facts);
	const slugs = national.questions.map(({ slug }) => slug);
	const chosen = chooseLocal(facts.examples, slugs, domains);
	const told = new Set([...chosen.values()].flat().map(({ example }) => example.slug));
	const questions = national.questions.map((question): QuestionInShort => {
		const { figure, next } = texts.questions.entries[question.slug]!;
		const { id, sentence } =
			figure.regions?.[facts.region ?? ''] ?? (role && figure.roles?.[role]) ?? figure;
		const stories = chosen.get(question.slug)!;
		return {
			...question,
			figure: [
				{ kind: 'cited', of: 'indicateur', id },
				{ kind: 'text', text: ` ${sentence}` }
			],
			stories: stories.map((one) =>
				tellStory(one, domains, role ? LONGEST_SUMMARY.withRole : LONGEST_SUMMARY.alone)
			),
			isNear: stories.some(({ distance }) => distance === null || distance <= NEAR),
			next: { title: set(next.title), path: set(next.url), sentence: next.sentence }
		};
	});
	const cited = questions.flatMap(({ answer, forRole, figure }) =>
		[...inlinesOf(answer), ...inlinesOf(forRole ?? []), figure].flatMap(citedIn)
	);
	const missing = facts.missing.slice(0, MOST_MISSING);
	const ecosystems = facts.ecosystems.filter(({ example }) => !told.has(example.slug));
	const named = [...missing, ...ecosystems].map(({ example }) => example);
	return {
		texts: setAll(texts, set),
		code: facts.territory.code,
		name: facts.territory.title,
		kind: facts.kind,
		role,
		domains,
		asked: askedInWords(options),
		day,
		map: facts.map,
		who: tellWho(facts, missing, told, ecosystems),
		questions,
		organisations: nameOrganisations(facts.examples),
		notes: numberNotes(cited, sources),
		examples: sourcesOf([...[...chosen.values()].flat().map(({ example }) => example), ...named]),
		terms: national.terms
	};
}

function tellStory(
	{ example, distance }: LocalExample,
	asked: readonly Domain[],
	most: number
): Story {
	// The domain for which it was chosen, when there is one.
	const domain = example.domains.find((one) => asked.includes(one)) ?? example.domains[0]!;
	return {
		...linkTo(example),
		told: joinFacts([
			placeOf(example),
			distanceInWords(distance),
			formOf(example),
			DOMAINS[domain]
		]),
		summary: firstSentences(typeset(example.summary), most)
	};
}

/** The first sentences of a text that hold in so many characters; the first one whatever its length. */
export function firstSentences(text: string, most: number): string {
	let end = 0;
	for (const { index, 0: stop } of text.matchAll(/[.!?…](?=\s+[\p{Lu}«\d]|$)/gu)) {
		if (end > 0 && index + stop.length > most) break;
		end = index + stop.length;
	}
	return end > 0 ? text.slice(0, end) : text;
}

function askedInWords({ role, domains }: TerritoryBookOptions): string | null {
	const words = [
		role && `pour ${ROLES_IN_SENTENCE[role]}`,
		domains.length > 0 &&
			`exemples choisis d’abord en\u00A0: ${joinWords(domains.map((one) => DOMAINS[one].toLowerCase()))}`
	].filter((one) => typeof one === 'string');
	return words.length > 0 ? `${capital(words.join('\u202F; '))}.` : null;
}

/** Each example once, with the first of its sources. */
function sourcesOf(examples: readonly Example[]): SourcedExample[] {
	return [...new Set(examples)].map((example) => {
		const [{ title, publisher, year, url }] = example.sources as [ExampleSource];
		return {
			...linkTo(example),
			place: placeOf(example) ?? null,
			source: { title: typeset([title, publisher, year].filter(Boolean).join(', ')), url }
		};
	});
}

function fill(written: string, { territory }: LocalFacts): string {
	return written.replaceAll('{ici}', territory.inside).replaceAll('{code}', territory.code);
}

/** The same texts, each of them set. */
function setAll<Texts>(texts: Texts, set: (written: string) => string): Texts {
	if (typeof texts === 'string') return set(texts) as Texts;
	if (Array.isArray(texts)) return texts.map((one: unknown) => setAll(one, set)) as Texts;
	if (texts === null || typeof texts !== 'object') return texts;
	return Object.fromEntries(
		Object.entries(texts).map(([name, value]) => [name, setAll(value as unknown, set)])
	) as Texts;
}
