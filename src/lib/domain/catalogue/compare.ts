import { fold, joinWords, typeset } from '../kernel/typography.ts';
import { displayName, inTerritory } from '../territory/french.ts';
import type { NamedTerritory } from '../territory/territory.ts';
import type { Example } from './example.ts';
import { formOf, labelInSentence } from './telling.ts';
import { DOMAINS, OBJECTIVES, SCALES } from './vocabulary.ts';

/** An example with the present territories that say where it is, when they are known. */
export interface Compared {
	readonly example: Example;
	readonly departement: NamedTerritory | null;
	readonly region: NamedTerritory | null;
}

export const MOST_COMPARED = 4;
const COMPARED = 'e';

/**
 * Reads which examples an address asks to compare: the first four, each once, and how many were left
 * out. What cannot be the name of an example is left out without a word.
 */
export function readCompared(parameters: URLSearchParams): { slugs: string[]; beyond: number } {
	const asked = new Set(
		parameters
			.getAll(COMPARED)
			.map((slug) => slug.trim().toLowerCase())
			.filter((slug) => /^[a-z0-9-]{1,120}$/.test(slug))
	);
	return {
		slugs: [...asked].slice(0, MOST_COMPARED),
		beyond: Math.max(0, asked.size - MOST_COMPARED)
	};
}

/** The address where these examples are compared. */
export function comparisonAddress(slugs: readonly string[], text = ''): string {
	const parameters = new URLSearchParams(slugs.map((slug) => [COMPARED, slug]));
	if (text) parameters.set('q', text);
	const search = parameters.toString();
	return search ? `/exemples/comparer?${search}` : '/exemples/comparer';
}

/**
 * What two examples or more have in common and what parts them, as ends of sentences: « la forme
 * (mécénat) », « la même région (en Bretagne) ». A criterion that is not known of all is on neither side.
 */
export function compare(all: readonly Compared[]): { common: string[]; different: string[] } {
	const common: string[] = [];
	const different: string[] = [];
	const examples = all.map(({ example }) => example);

	const judge = (name: string, values: readonly (string | undefined)[]) => {
		if (values.some((value) => value === undefined)) return;
		const distinct = [...new Set(values)];
		(distinct.length === 1 ? common : different).push(`${name} (${distinct.join('\u202F; ')})`);
	};
	const share = (one: string, many: string, lists: readonly (readonly string[])[]): boolean => {
		const shared = sharedBy(lists);
		if (shared.length > 0) common.push(`${shared.length > 1 ? many : one} ${joinWords(shared)}`);
		return shared.length > 0;
	};

	judge(
		'la forme',
		examples.map((example) => labelInSentence(formOf(example)))
	);
	const domains = examples.map((one) => one.domains.map((domain) => quoted(DOMAINS[domain])));
	if (!share('le domaine', 'les domaines', domains)) {
		different.push(`le domaine (${domains.map((list) => joinWords(list)).join('\u202F; ')})`);
	}
	share(
		'l’objectif',
		'les objectifs',
		examples.map((one) => one.objectives.map((objective) => quoted(OBJECTIVES[objective])))
	);
	const actors = sharedActors(examples);
	if (actors.length > 0) {
		const words = actors.length > 1 ? 'des acteurs du même nom' : 'un acteur du même nom';
		common.push(`${words} (${joinWords(actors)})`);
	}
	judgePlace(all, common, different);
	judge(
		'l’échelle',
		examples.map(({ scale }) => labelInSentence(SCALES[scale]))
	);
	judge(
		'l’année de départ',
		examples.map(({ startYear }) => startYear?.toString())
	);
	share(
		'l’ODD',
		'les ODD',
		examples.map(({ sdgs }) => sdgs.map(String))
	);
	return { common, different };
}

/** The nearest territory that all share; otherwise their régions. */
function judgePlace(all: readonly Compared[], common: string[], different: string[]): void {
	const sameDepartement = same(all.map(({ departement }) => departement));
	const sameRegion = same(all.map(({ region }) => region));
	if (sameDepartement) common.push(`le même département (${inTerritory(sameDepartement)})`);
	else if (sameRegion) common.push(`la même région (${inTerritory(sameRegion)})`);
	else if (all.every(({ region }) => region !== null)) {
		const names = new Set(all.map(({ region }) => displayName(region!)));
		different.push(`la région (${[...names].join('\u202F; ')})`);
	}
}

function same(territories: readonly (NamedTerritory | null)[]): NamedTerritory | null {
	const first = territories[0];
	return first && territories.every((one) => one?.code === first.code) ? first : null;
}

/** Names that stand in every example, as the first writes them. « Habitants » names nobody. */
function sharedActors(examples: readonly Example[]): string[] {
	const named = examples.map(({ actors }) => actors.filter(({ type }) => type !== 'citoyens'));
	const keys = sharedBy(named.map((actors) => actors.map(({ name }) => keyOf(name))));
	return keys.map((key) => typeset(named[0]!.find(({ name }) => keyOf(name) === key)!.name));
}

function keyOf(name: string): string {
	return fold(name)
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();
}

function sharedBy(lists: readonly (readonly string[])[]): string[] {
	const [first = [], ...others] = lists;
	return [...new Set(first)].filter((item) => others.every((list) => list.includes(item)));
}

function quoted(label: string): string {
	return `«\u202F${labelInSentence(label)}\u202F»`;
}
